#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// The longest text of a device that is kept.
inline constexpr std::size_t maxDeviceText = 128;

/// Text that a device, a disk or a file tells about itself, safe to show: without white space around it, on
/// one line, at most maxDeviceText characters. What a USB device says is hostile.
[[nodiscard]] std::string shownText(std::string_view raw);
/// Without white space and NUL at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// A whole decimal number, and nothing else.
[[nodiscard]] std::optional<std::uint64_t> wholeNumber(std::string_view text);
/// The pieces between separators, without empty ones; at most `limit`.
[[nodiscard]] std::vector<std::string_view> pieces(std::string_view text, char separator, std::size_t limit);
/// Order of names for people: "sda2" before "sda10", "sdz" before "sdaa".
[[nodiscard]] bool comesBefore(std::string_view a, std::string_view b);

} // namespace etherdeck::agent
