#include "core/netconsole/kernel/printk_stamp.h"

#include "core/base/characters.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::netconsole {

//  stamp  = "[" *" " seconds "." 6digits "]" [ "[" *" " ("T" | "C") number "]" ] " "

namespace {

constexpr std::size_t maxBlanksAndDigits = 16;
constexpr std::size_t fraction = 6;

std::size_t countWhile(std::string_view text, bool (*holds)(char)) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, holds) - text.begin());
}

std::size_t countBlanks(std::string_view text) {
    return countWhile(text, [](char c) { return c == ' '; });
}

std::uint64_t numberOf(std::string_view digits) {
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

/// Parses the caller after a stamp, and what follows it.
void takeCaller(PrintkStamp& stamp) {
    const auto end = stamp.text.find(']');
    if (!stamp.text.starts_with('[') || end == std::string_view::npos || end > maxBlanksAndDigits)
        return;
    const auto caller = stamp.text.substr(1, end - 1).substr(countBlanks(stamp.text.substr(1, end - 1)));
    if (caller.size() < 2 || (caller[0] != 'T' && caller[0] != 'C') ||
        countWhile(caller.substr(1), isDigit) != caller.size() - 1)
        return;
    stamp.caller = caller;
    stamp.text.remove_prefix(end + 1);
}

/// Where the parts of a stamp end, as far as it is there.
struct Outline {
    StampGuess guess = StampGuess::No;
    std::string_view seconds;
    std::string_view microseconds;
};

Outline outlineOf(std::string_view line) {
    if (line.empty())
        return {StampGuess::Perhaps, {}, {}};
    if (line[0] != '[')
        return {};
    const auto blanks = countBlanks(line.substr(1));
    const auto digits = countWhile(line.substr(1 + blanks), isDigit);
    const auto dot = 1 + blanks + digits;
    if (blanks + digits > maxBlanksAndDigits)
        return {};
    if (dot >= line.size())
        return {StampGuess::Perhaps, {}, {}};
    if (line[dot] != '.' || digits == 0)
        return {};
    const auto decimals = countWhile(line.substr(dot + 1).substr(0, fraction), isDigit);
    const auto end = dot + 1 + decimals;
    if (end >= line.size())
        return {StampGuess::Perhaps, {}, {}};
    if (decimals != fraction || line[end] != ']')
        return {};
    return {StampGuess::Yes, line.substr(1 + blanks, digits), line.substr(dot + 1, fraction)};
}

} // namespace

StampGuess guessStamp(std::string_view start) { return outlineOf(start).guess; }

std::optional<PrintkStamp> parseStamp(std::string_view line) {
    const auto outline = outlineOf(line);
    if (outline.guess != StampGuess::Yes)
        return std::nullopt;
    const auto seconds = std::min<std::uint64_t>(numberOf(outline.seconds), 1'000'000'000'000);
    PrintkStamp stamp;
    stamp.time = std::chrono::microseconds(
        static_cast<std::int64_t>(seconds * 1'000'000 + numberOf(outline.microseconds)));
    const auto end = outline.microseconds.data() + fraction + 1 - line.data();
    stamp.text = line.substr(static_cast<std::size_t>(end));
    takeCaller(stamp);
    if (stamp.text.starts_with(' '))
        stamp.text.remove_prefix(1);
    return stamp;
}

} // namespace etherdeck::netconsole
