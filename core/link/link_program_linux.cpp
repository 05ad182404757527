#include "core/link/link_program.h"
#include "core/system/small_files.h"

#include <string_view>

namespace etherdeck::link {

namespace {

std::string folderAbove(const std::string& path) { return path.substr(0, path.rfind('/')); }

} // namespace

Result<std::string> findLinkProgram(const std::string& given) {
    if (!given.empty())
        return given;

    const std::string program = "/etherdeck-link";
    const auto running = linkOf("/proc/self/exe"); // without /proc, use the installed one
    auto folder = folderAbove(running.empty() ? "/usr/bin/etherdeck" : running);
    const auto beside = running.empty() ? std::string() : folder + program;
    std::string_view fromThere = ETHERDECK_LIBEXEC_FROM_BIN;
    for (; fromThere.starts_with("../"); fromThere.remove_prefix(3))
        folder = folderAbove(folder);
    const auto installed = folder + '/' + std::string(fromThere) + program;

    // Existence is enough: starting it will show whether it may be executed.
    if (!beside.empty() && isThere(beside))
        return beside;
    if (isThere(installed))
        return installed;
    return fail(ErrorCode::ProgramMissing, beside.empty() ? installed : beside + ", " + installed);
}

} // namespace etherdeck::link
