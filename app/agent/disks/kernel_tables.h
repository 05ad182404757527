#pragma once

#include "core/plans/disk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The kernel's tables of what is mounted and swapped to.
namespace etherdeck::agent {

struct Mount {
    std::string source; ///< "/dev/sda1", "tmpfs"
    std::string point;
    std::string type;
    plans::DeviceNumber number; ///< 0:0 when the table does not say
    std::int32_t process = 0;   ///< of another mount namespace: a process in it; 0: our own

    friend bool operator==(const Mount&, const Mount&) = default;
};

struct Swap {
    std::string path;
    bool isFile = false;
    std::optional<plans::DeviceNumber> number;

    friend bool operator==(const Swap&, const Swap&) = default;
};

/// The lines of /proc/PID/mountinfo; lines of /proc/mounts or fstab(5) are taken, too. What is not one of
/// these is left out. At most 4096.
[[nodiscard]] std::vector<Mount> parseMounts(std::string_view text);
/// The one that a path without links lies on; null when there is none.
[[nodiscard]] const Mount* mountOf(std::string_view path, const std::vector<Mount>& mounts);
/// /proc/swaps, with or without its headline. At most 64.
[[nodiscard]] std::vector<Swap> parseSwaps(std::string_view text);
/// "8:1".
[[nodiscard]] std::optional<plans::DeviceNumber> parseDeviceNumber(std::string_view text);

} // namespace etherdeck::agent
