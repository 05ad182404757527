#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// "U-Boot 2026.10-rc2 (Nov 22 2026 - 13:23:53 +0000)": printed when U-Boot starts, and by `version`.
[[nodiscard]] bool isUbootBanner(std::string_view line);

/// The seconds left, when the line in its present state is an autoboot countdown (common/autoboot.c).
[[nodiscard]] std::optional<int> countdownSeconds(std::string_view line);

/// True when the whole line looks like a prompt: "=> ", "PogoE02> ", "Marvell>> ", "kirkwood # ".
[[nodiscard]] bool looksLikePrompt(std::string_view line);

/// The length of the prompt at the start of a line with a command: `known`, or "=> "; 0 if there is none.
[[nodiscard]] std::size_t promptLength(std::string_view line, std::string_view known);

/// The last line that U-Boot prints before it hands over to a kernel (bootm, bootz, booti, go).
[[nodiscard]] bool isUbootHandover(std::string_view line);

/// How likely a line with this start is from U-Boot and not from a kernel.
enum class UbootGuess : unsigned char { No, Perhaps, Yes };
[[nodiscard]] UbootGuess guessUboot(std::string_view start);

} // namespace etherdeck::netconsole
