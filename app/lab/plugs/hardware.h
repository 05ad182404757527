#pragma once

#include <span>
#include <string_view>

namespace etherdeck::lab {

struct BoxFile {
    std::string_view path; ///< below the plug's folder
    std::string_view content;
};

/// What a kernel on a Pogoplug E02 tells of the hardware, as far as an agent asks.
[[nodiscard]] std::span<const BoxFile> pogoplugFiles();

} // namespace etherdeck::lab
