#pragma once

#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Appends what the kernel escaped: \xNN becomes that byte, all else stays (printk's msg_add_ext_text).
void appendUnescaped(std::string& bytes, std::string_view wire);

/// Appends bytes as text that is safe to print: valid UTF-8 without control characters but tab and line feed.
/// What is not becomes \xNN, byte by byte, as the kernel writes it: C0 and C1 controls, DEL, broken UTF-8,
/// line separators, and the characters that turn the direction of writing.
void appendHarmless(std::string& text, std::string_view bytes);

/// Both: the text of an escaped part of a record.
[[nodiscard]] std::string unescapedText(std::string_view wire);

/// True when every byte is printable ASCII.
[[nodiscard]] bool isPlain(std::string_view bytes);

} // namespace etherdeck::netconsole
