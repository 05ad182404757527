#pragma once

#include <span>
#include <string_view>

namespace etherdeck::lab {

struct BoxFile {
    std::string_view path; ///< below the plug's folder
    std::string_view content;
};

/// What a kernel on a Pogoplug E02 says about the hardware, as far as the agent reads it.
[[nodiscard]] std::span<const BoxFile> pogoplugFiles();

} // namespace etherdeck::lab
