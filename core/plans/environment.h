#pragma once

#include "core/base/mac_address.h"
#include "core/plans/refusal.h"
#include "core/uboot/doctor.h"
#include "core/uboot/environment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// U-Boot's environment in the flash memory of a box: what a plan is made from, and backups of it.
namespace etherdeck::plans {

/// A partition of raw flash memory. Its number can be another one after a start with another kernel.
struct FlashPartition {
    std::uint32_t index = 0;
    std::string name;
    std::uint64_t bytes = 0;
    std::uint64_t eraseBytes = 0;

    friend bool operator==(const FlashPartition&, const FlashPartition&) = default;
};
/// No larger one is read.
inline constexpr std::uint64_t maxFlashPartition = 2'097'152;

/// Whole erase blocks of a partition.
struct FlashArea {
    FlashPartition partition;
    std::uint64_t offset = 0; ///< in the partition
    std::uint64_t size = 0;

    /// "/dev/mtd0".
    [[nodiscard]] std::string device() const { return "/dev/mtd" + std::to_string(partition.index); }
    friend bool operator==(const FlashArea&, const FlashArea&) = default;
};
/// Also if it has another number now.
[[nodiscard]] bool isSamePartition(const FlashPartition& one, const FlashPartition& other);
[[nodiscard]] bool isSamePlace(const FlashArea& one, const FlashArea& other);

/// By what the place of an environment is known.
enum class PlaceSource : std::uint8_t {
    Configuration, ///< /etc/fw_env.config
    PartitionName, ///< a partition of its own
    KnownPlace,    ///< where a well-known U-Boot of this board keeps it
    Backup,        ///< of this very box
};
[[nodiscard]] std::string_view name(PlaceSource source);

/// The box that an environment belongs to.
struct BoardFacts {
    std::string model;
    std::optional<MacAddress> mac; ///< of its first network interface
    bool isPogoE02 = false;        ///< all of what makes one
    bool claimsPogoE02 = false;    ///< it says that it is one

    friend bool operator==(const BoardFacts&, const BoardFacts&) = default;
};

/// What such a box calls itself, with a device tree or without.
[[nodiscard]] bool isPogoE02Model(std::string_view model);

/// An environment as it was read: the answer to uboot.env.read.
struct BoxEnvironment {
    BoardFacts board;
    FlashArea area;
    PlaceSource source = PlaceSource::Configuration;
    bool readOnly = false;
    std::vector<std::uint64_t> badBlocks; ///< of the partition, by their offsets
    std::string sha256;                   ///< of the whole partition
    std::optional<uboot::EnvironmentFault> fault;
    uboot::Environment environment;     ///< empty with a fault
    std::string image;                  ///< the bytes that it was read from; they are not sent
    std::string kernelPartitions;       ///< "mtdparts=…": those of the running kernel; empty: not known
    std::vector<std::string> addresses; ///< of the box: "192.168.1.7/24"
    std::string unfinished;             ///< the backup on the box from before a write that was not finished
    std::optional<FlashArea> unfinishedArea; ///< what that backup is of, if it can be read; it is not sent

    friend bool operator==(const BoxEnvironment&, const BoxEnvironment&) = default;
};
/// What is known of the box beside its environment; the addresses that DHCP gives away are known elsewhere.
[[nodiscard]] uboot::DoctorFacts
doctorFacts(const BoxEnvironment& found,
            const std::optional<std::pair<Ipv4Address, Ipv4Address>>& dhcpRange = std::nullopt);

/// A copy of a whole partition, and of which box it is: the answer to uboot.env.backup, and a file.
struct FlashBackup {
    std::string model;
    std::optional<MacAddress> mac;
    FlashArea area; ///< of the environment in it
    std::string sha256;
    std::string content;

    friend bool operator==(const FlashBackup&, const FlashBackup&) = default;
};
[[nodiscard]] tl::expected<uboot::Environment, uboot::EnvironmentFault>
environmentIn(const FlashBackup& backup);

/// Which copy a client has to keep.
struct BackupRequest {
    std::optional<FlashArea> area; ///< nothing: where the agent finds the environment
    std::string sha256;            ///< of the whole partition; empty: whatever it has

    friend bool operator==(const BackupRequest&, const BackupRequest&) = default;
};
/// Refusals: StateMoved when it is another one.
[[nodiscard]] Outcome<void> checkBackup(const FlashBackup& backup, const BackupRequest& request);

/// Sets and removes variables.
struct EditEnvironment {
    std::vector<uboot::VariableChange> changes;

    friend bool operator==(const EditEnvironment&, const EditEnvironment&) = default;
};
/// Brings back all variables of a backup, also where the present environment is damaged.
struct RestoreEnvironment {
    std::string model;
    std::optional<MacAddress> mac;
    FlashArea area;
    uboot::Environment environment;

    friend bool operator==(const RestoreEnvironment&, const RestoreEnvironment&) = default;
};

/// A mistake in one of these variables keeps the box from starting, or makes it another one.
[[nodiscard]] bool isDangerous(std::string_view variable);

} // namespace etherdeck::plans
