#pragma once

#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/plans/environment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Copies of the flash memory of a box on this computer.
namespace etherdeck::setup {

/// A copy of a whole partition: read twice, and both times the same.
struct KeptPartition {
    plans::FlashPartition partition;
    std::string file; ///< beside the list
    std::string sha256;
    std::vector<std::uint64_t> badBlocks; ///< their offsets; in the file they are as erased ones

    friend bool operator==(const KeptPartition&, const KeptPartition&) = default;
};

/// The list beside the copies of one box.
struct Manifest {
    static constexpr std::string_view fileName = "manifest.json";
    static constexpr std::size_t maxText = 262'144;

    std::string model;
    std::optional<MacAddress> mac;
    std::int64_t time = 0; ///< seconds since 1970, of the last copy
    std::vector<KeptPartition> partitions;

    /// Errors: Malformed, Unsupported.
    [[nodiscard]] static Result<Manifest> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    /// In place of an earlier copy of the same partition.
    void put(KeptPartition kept);

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The copy of this partition of this box; nullptr when there is none, or the manifest is of another box.
[[nodiscard]] const KeptPartition* copyOf(const Manifest& manifest, const plans::FlashPartition& partition,
                                          const std::optional<MacAddress>& mac);
/// "00-25-31-01-02-03".
[[nodiscard]] std::string folderName(const MacAddress& mac);
/// "00-25-31-01-02-03_Pogoplug-E02_mtd0_u-boot.bin"; only characters that any file system takes.
[[nodiscard]] std::string copyName(const MacAddress& mac, std::string_view model,
                                   const plans::FlashPartition& partition);

} // namespace etherdeck::setup
