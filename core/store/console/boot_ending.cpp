#include "core/store/console/boot_ending.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace etherdeck::store {

namespace {

struct Sign {
    std::string_view text;
    BootEnding ending;
};
/// What kernels (kernel/reboot.c, kernel/panic.c) and U-Boot (do_reset) print last. A panic may restart the
/// system by itself, so it comes first.
constexpr std::array signs{
    Sign{"Kernel panic", BootEnding::Panic},        Sign{"Rebooting in ", BootEnding::Panic},
    Sign{"Power down", BootEnding::PowerOff},       Sign{"System halted", BootEnding::PowerOff},
    Sign{"Restarting system", BootEnding::Restart}, Sign{"machine restart", BootEnding::Restart},
    Sign{"resetting ...", BootEnding::Restart},
};

} // namespace

BootEnding endingOf(std::span<const std::string> lastLines) {
    for (const auto& sign : signs)
        for (const auto& line : lastLines)
            if (line.find(sign.text) != std::string::npos)
                return sign.ending;
    return BootEnding::Silent;
}

} // namespace etherdeck::store
