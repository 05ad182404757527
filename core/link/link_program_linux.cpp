#include "core/link/link_program.h"

#include <filesystem>
#include <system_error>
#include <vector>

namespace etherdeck::link {

Result<std::string> findLinkProgram(const std::string& given) {
    namespace fs = std::filesystem;
    if (!given.empty())
        return given;

    constexpr const char* program = "etherdeck-link";
    std::vector<fs::path> places;
    std::error_code ignored; // without /proc, use the installed one
    auto running = fs::read_symlink("/proc/self/exe", ignored);
    if (running.empty())
        running = "/usr/bin/etherdeck";
    else
        places.push_back(running.parent_path() / program);
    places.push_back((running.parent_path() / ETHERDECK_LIBEXEC_FROM_BIN / program).lexically_normal());

    std::string lookedAt;
    for (const auto& place : places) {
        // Existence is enough: starting it will show whether it may be executed.
        if (fs::exists(place, ignored))
            return place.string();
        lookedAt += (lookedAt.empty() ? "" : ", ") + place.string();
    }
    return fail(ErrorCode::ProgramMissing, lookedAt);
}

} // namespace etherdeck::link
