#include "app/agent/exports/rates.h"
#include "app/agent/state/files.h"

#include <cstdlib>
#include <string>

namespace etherdeck::agent {

namespace {

/// The number in a line "rchar: 1234".
std::uint64_t valueOf(const std::string& text, const std::string& name) {
    const auto found = text.find(name + ": ");
    return found == std::string::npos ? 0
                                      : std::strtoull(text.c_str() + found + name.size() + 2, nullptr, 10);
}

} // namespace

std::optional<VbladeIo> readVbladeIo(std::int32_t pid) {
    const auto text = readFile("/proc/" + std::to_string(pid) + "/io");
    if (!text || !*text)
        return std::nullopt;
    return VbladeIo{valueOf(**text, "rchar"), valueOf(**text, "syscr"), valueOf(**text, "syscw")};
}

} // namespace etherdeck::agent
