#include "app/etherdeck/surroundings.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <unistd.h>

namespace etherdeck::app {

bool hasDisplay(int argc, const char* const* argv) {
    const bool namesPlatform = std::any_of(argv, argv + argc, [](std::string_view argument) {
        return argument == "-platform" || argument == "--platform";
    });
    return namesPlatform || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") ||
           !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

bool isRealRoot() {
    if (geteuid() != 0)
        return false;
    // In the first user namespace everybody is mapped to oneself: "0 0 4294967295".
    std::ifstream map("/proc/self/uid_map");
    std::uint64_t inside = 0;
    std::uint64_t outside = 0;
    std::uint64_t count = 0;
    constexpr std::uint64_t everybody = 0xffff'ffff;
    return !(map >> inside >> outside >> count) || (outside == 0 && count == everybody);
}

} // namespace etherdeck::app
