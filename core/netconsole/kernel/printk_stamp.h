#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// What precedes the text of a basic line: "[    0.400342] " and, with CONFIG_PRINTK_CALLER, "[    T1] "
/// (kernel/printk/printk.c, info_print_prefix).
struct PrintkStamp {
    std::chrono::microseconds time{};
    std::string_view caller;
    std::string_view text; ///< the rest
};

/// Nothing when the line does not start with a time stamp.
[[nodiscard]] std::optional<PrintkStamp> parseStamp(std::string_view line);

enum class StampGuess : std::uint8_t { No, Perhaps, Yes };
/// What the first bytes of a line suggest.
[[nodiscard]] StampGuess guessStamp(std::string_view start);

} // namespace etherdeck::netconsole
