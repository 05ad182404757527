#pragma once

#include <algorithm>
#include <string_view>

namespace etherdeck::test {

/// No control characters but tab and line feed, neither as one byte nor as UTF-8.
inline bool isHarmless(std::string_view text) {
    unsigned char before = 0;
    return std::ranges::all_of(text, [&before](char c) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isC1 = before == 0xc2 && byte >= 0x80 && byte <= 0x9f;
        before = byte;
        return !isC1 && byte != 0x7f && (byte >= 0x20 || c == '\t' || c == '\n');
    });
}

} // namespace etherdeck::test
