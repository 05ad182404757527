#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Text that others wrote (boxes, targets, files, command lines), made fit to be shown. The one cleaner for
/// everything that a person reads: terminal, window, exported files, log servers.
///
/// What does not stay becomes \xNN, byte by byte, as the kernel writes it: control characters (C0, DEL, C1),
/// bytes that are not UTF-8 (surrogates among them), and characters that isHarmful() names.
namespace etherdeck {

/// True for characters that act on a screen or cannot be seen there: controls, line separators, what turns
/// the direction of writing, zero-width and filling characters, joiners, variation selectors, tags, and those
/// that stand for nothing (private use, noncharacters, what Unicode has not assigned). Joiners have their use
/// in some scripts; there they are shown, too.
[[nodiscard]] bool isHarmful(char32_t character);

/// A character and how many bytes it takes in UTF-8.
struct Character {
    char32_t code = 0;
    std::size_t length = 0;
};
/// The character that `bytes` begin with; nothing when that is not well-formed UTF-8 (Unicode, table 3-7).
[[nodiscard]] std::optional<Character> firstCharacter(std::string_view bytes);

/// Text of one or more lines: tab and line feed stay.
void appendHarmless(std::string& text, std::string_view bytes);
[[nodiscard]] std::string harmlessText(std::string_view bytes);
/// Text on one line: tab and line feed become \x09 and \x0a.
[[nodiscard]] std::string harmlessLine(std::string_view bytes);
/// The start of such a line, as many characters as fit into `most` with an ellipsis where something is left
/// out. No escape is split.
[[nodiscard]] std::string harmlessStart(std::string_view bytes, std::size_t most);

/// True when every byte is printable ASCII.
[[nodiscard]] bool isPlain(std::string_view bytes);

} // namespace etherdeck
