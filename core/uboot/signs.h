#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// "U-Boot 2026.10-rc2 (Nov 22 2026 - 13:23:53 +0000)": printed by a starting U-Boot and by `version`.
[[nodiscard]] bool isUbootBanner(std::string_view line);

/// The seconds left when the line is an autoboot countdown (common/autoboot.c), as it stands.
[[nodiscard]] std::optional<int> countdownSeconds(std::string_view line);

/// True when the whole line looks like a prompt: "=> ", "PogoE02> ", "Marvell>> ", "kirkwood # ".
[[nodiscard]] bool looksLikePrompt(std::string_view line);

/// The length of the prompt that a line with a command starts with: `known`, or "=> "; 0 without one.
[[nodiscard]] std::size_t promptLength(std::string_view line, std::string_view known);

/// The last words before a kernel takes over (bootm, bootz, booti, go).
[[nodiscard]] bool isFarewell(std::string_view line);

/// How sure it is that a line with this start is U-Boot's and not a kernel's.
enum class UbootGuess : unsigned char { No, Perhaps, Yes };
[[nodiscard]] UbootGuess guessUboot(std::string_view start);

} // namespace etherdeck::netconsole
