#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace etherdeck::netconsole {

/// Removes `prefix` from the start of `text`. False, with `text` unchanged, when it is not there.
inline bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

/// None of `starts` may be empty.
template <std::size_t N>
bool startsWithAny(std::string_view text, const std::array<std::string_view, N>& starts) {
    return std::ranges::any_of(starts, [text](std::string_view start) {
        return !text.empty() && text[0] == start[0] && text.starts_with(start);
    });
}

} // namespace etherdeck::netconsole
