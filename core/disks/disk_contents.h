#pragma once

#include "core/base/error.h"
#include "core/base/sectors.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What is on a disk, as plain values. All texts come from the disk and are hostile; each is cut to
/// longestDiskText bytes.
namespace etherdeck {

inline constexpr std::size_t longestDiskText = 256;
inline constexpr std::size_t maxPartitions = 128;
/// At most this many partitions are examined.
inline constexpr std::size_t maxPartitionsRead = 16;

/// A signature that libblkid knows: "ext4", "swap", "LVM2_member", "crypto_LUKS", ….
struct DiskSignature {
    std::string type; ///< empty when several contradict each other
    std::string label;
    std::string uuid;
    std::string usage; ///< "filesystem", "raid", "crypto", "other"

    friend bool operator==(const DiskSignature&, const DiskSignature&) = default;
};

struct DiskPartition {
    int number = 0;
    Sectors start;
    Sectors size;
    std::string name; ///< from GPT
    std::string type; ///< a GUID, or "0x83"
    std::string uuid;
    bool isRead = false; ///< false: it was not examined, so a missing signature says nothing
    std::optional<DiskSignature> signature;

    friend bool operator==(const DiskPartition&, const DiskPartition&) = default;
};

struct DiskContents {
    std::string tableType; ///< "gpt", "dos", …; empty: no partition table
    std::string tableUuid;
    std::vector<DiskPartition> partitions;
    std::optional<DiskSignature> whole; ///< of the whole disk, regardless of partitions
    std::uint64_t bytesRead = 0;

    friend bool operator==(const DiskContents&, const DiskContents&) = default;
};

/// The result of examining a disk.
struct PeekOutcome {
    enum class Kind {
        Done,
        Cancelled,
        NoAnswer,      ///< a request was not answered
        Reserved,      ///< the target is reserved for others
        Refused,       ///< the target answered with another AoE error: see error.detail
        DiskError,     ///< the disk could not read: ATA error, see error.detail
        NotIdentified, ///< the size of the disk is not known
        LinkDown,      ///< the interface is not up
        Failed,        ///< on this computer: see error
    };

    Kind kind = Kind::Done;
    DiskContents contents; ///< with Done
    std::uint64_t bytesRead = 0;
    Error error;

    friend bool operator==(const PeekOutcome&, const PeekOutcome&) = default;
};

} // namespace etherdeck
