#include "core/base/shell_word.h"

#include "core/base/is_text.h"

#include <algorithm>

namespace etherdeck {

namespace {

std::string withEscapes(std::string_view word) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string quoted = "$'";
    for (const char c : word) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte >= 0x7f) {
            quoted += "\\x";
            quoted += digits[byte >> 4U];
            quoted += digits[byte & 15U];
            continue;
        }
        if (c == '\'' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '\'';
}

} // namespace

std::string shellWord(std::string_view word) {
    const auto isSafe = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("/._-:,=+@%").find(c) != std::string_view::npos;
    };
    if (!word.empty() && std::ranges::all_of(word, isSafe))
        return std::string(word);
    if (!isText(word))
        return withEscapes(word);
    std::string quoted = "'";
    for (const auto character : word)
        quoted += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return quoted + '\'';
}

} // namespace etherdeck
