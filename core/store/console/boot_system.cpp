#include "core/store/console/boot_system.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

constexpr std::string_view uboot = "U-Boot ";
constexpr std::string_view linuxVersion = "Linux version ";
constexpr std::size_t longestVersion = 40;

} // namespace

std::optional<BootSystem> bootSystem(std::string_view line) {
    const bool isUboot = line.starts_with("U-Boot 2"); // the year: not "U-Boot SPL", not "U-Boot code"
    if (!isUboot && !line.starts_with(linuxVersion))
        return std::nullopt;
    line.remove_prefix(isUboot ? uboot.size() : linuxVersion.size());
    line = line.substr(0, std::min({line.find(' '), line.find('\n'), longestVersion}));
    if (line.empty())
        return std::nullopt;
    return BootSystem{isUboot ? BootSystem::Kind::Uboot : BootSystem::Kind::Linux, std::string(line)};
}

} // namespace etherdeck::store
