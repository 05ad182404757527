#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Makes text from outside (boxes, targets, files, command lines) safe to show. The only sanitizer for
/// everything that a person reads: terminal, window, exported files, log servers.
///
/// Unsafe bytes are replaced by \xNN, one by one, as the kernel does it: control characters (C0, DEL, C1),
/// bytes that are not UTF-8 (including surrogates), and the characters for which isHarmful() is true.
namespace etherdeck {

/// True for characters that act on a screen or cannot be seen on one: controls, line separators, changes of
/// writing direction, zero-width and filler characters, joiners, variation selectors, tags, and code points
/// without a meaning (private use, noncharacters, unassigned). Joiners are legitimate in some scripts, but
/// are escaped there, too.
[[nodiscard]] bool isHarmful(char32_t character);

/// A character, and its length in UTF-8 bytes.
struct Character {
    char32_t code = 0;
    std::size_t length = 0;
};
/// The character at the start of `bytes`; nothing when it is not well-formed UTF-8 (Unicode, table 3-7).
[[nodiscard]] std::optional<Character> firstCharacter(std::string_view bytes);

/// For text of one or more lines: tab and line feed stay.
void appendHarmless(std::string& text, std::string_view bytes);
[[nodiscard]] std::string harmlessText(std::string_view bytes);
/// For text on one line: tab and line feed become \x09 and \x0a.
[[nodiscard]] std::string harmlessLine(std::string_view bytes);
/// The start of such a line: as many characters as fit into `limit`, with an ellipsis where something was
/// left out. Never splits an escape.
[[nodiscard]] std::string harmlessStart(std::string_view bytes, std::size_t limit);

/// True when every byte is printable ASCII.
[[nodiscard]] bool isPlain(std::string_view bytes);

} // namespace etherdeck
