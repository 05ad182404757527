#pragma once

#include "core/base/result.h"
#include "core/plans/disk.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace etherdeck::agent {

/// The longest message that the kernel sends.
inline constexpr std::size_t maxUevent = 8192;

/// A report of the kernel about a device that was added, removed or changed.
struct Uevent {
    std::string action; ///< "add", "remove", "change", …
    std::string path;   ///< below /sys
    std::string subsystem;
    std::string device; ///< "sda1"; empty when it has no node
    std::optional<plans::DeviceNumber> number;
    std::uint64_t sequence = 0;

    friend bool operator==(const Uevent&, const Uevent&) = default;
};

/// A message of NETLINK_KOBJECT_UEVENT: "add@/devices/…", then NAME=value, each ended by NUL; the sequence
/// number is the last of them. Errors: Truncated; TooLong; Malformed, also for messages of udevd.
[[nodiscard]] Result<Uevent> parseUevent(std::span<const std::byte> message);

/// Whether disks must be read again after it.
[[nodiscard]] bool concernsDisks(const Uevent& event);

/// Whether this is a message of udevd about a disk: only now do its names exist.
[[nodiscard]] bool isUdevsAboutDisks(std::span<const std::byte> message);

} // namespace etherdeck::agent
