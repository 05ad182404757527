#include "core/remote/askpass.h"
#include "core/system/small_files.h"

#include <cstdlib>

namespace etherdeck::remote {

namespace {

constexpr const char* programVariable = "ETHERDECK_ASKPASS";
constexpr const char* programName = "/etherdeck-askpass";

} // namespace

std::string findAskpass() {
    if (const auto* const given = std::getenv(programVariable); given != nullptr && *given != '\0')
        return given;
    const auto running = linkOf("/proc/self/exe");
    const auto folder = running.substr(0, running.rfind('/'));
    for (const auto& path : {folder + programName, folder + "/../libexec/etherdeck" + programName}) {
        if (!running.empty() && isThere(path))
            return path;
    }
    return {};
}

bool isAskingAnswered() { return std::getenv(askSocketVariable) != nullptr; }

bool isAskingOnRequest() { return std::getenv(askOnRequestVariable) != nullptr; }

} // namespace etherdeck::remote
