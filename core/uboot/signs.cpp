#include "core/uboot/signs.h"

#include "core/base/characters.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

constexpr auto banner = "U-Boot "sv;
constexpr auto standardPrompt = "=> "sv;
constexpr std::array countdowns{"Hit any key to stop autoboot"sv,
                                "Autoboot in "sv,
                                "Autobooting in "sv,
                                "Press any key to stop autoboot"sv,
                                "Press SPACE to abort autoboot in "sv,
                                "Press Ctrl-C to abort autoboot in "sv};
constexpr std::array handovers{"Starting kernel ..."sv, "Starting application at 0x"sv,
                               "## Starting application at 0x"sv, "## Transferring control to "sv,
                               "## Transferring control to Linux"sv};
constexpr std::array promptEnds{"=> "sv, ">> "sv, "> "sv, " # "sv, "# "sv, "$ "sv};
constexpr std::size_t longestPromptName = 32;

bool isNameCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == '.';
}

bool isPromptName(std::string_view name) {
    return name.size() <= longestPromptName && std::ranges::all_of(name, isNameCharacter) &&
           !name.starts_with('-') && !name.starts_with('.');
}

} // namespace

bool isUbootBanner(std::string_view line) {
    if (!line.starts_with(banner))
        return false;
    line.remove_prefix(banner.size());
    return line.size() > 6 && isDigit(line[0]) && line.substr(0, 5).find('.') != std::string_view::npos &&
           line.find(" (") != std::string_view::npos && line.find(')') != std::string_view::npos;
}

std::optional<int> countdownSeconds(std::string_view line) {
    const auto start =
        std::ranges::find_if(countdowns, [line](std::string_view words) { return line.starts_with(words); });
    if (start == countdowns.end())
        return std::nullopt;
    line.remove_prefix(start->size());
    const auto digit = std::ranges::find_if(line, isDigit);
    int seconds = 0;
    const auto* first = line.data() + (digit - line.begin());
    if (std::from_chars(first, line.data() + line.size(), seconds).ec != std::errc())
        return std::nullopt;
    return seconds;
}

bool looksLikePrompt(std::string_view line) {
    return std::ranges::any_of(promptEnds, [line](std::string_view end) {
        if (!line.ends_with(end))
            return false;
        const auto name = line.substr(0, line.size() - end.size());
        return name.empty() ? end == standardPrompt : isPromptName(name);
    });
}

std::size_t promptLength(std::string_view line, std::string_view known) {
    if (!known.empty() && line.starts_with(known))
        return known.size();
    return line.starts_with(standardPrompt) ? standardPrompt.size() : 0;
}

bool isUbootHandover(std::string_view line) {
    return std::ranges::any_of(handovers, [line](std::string_view words) { return line.starts_with(words); });
}

UbootGuess guessUboot(std::string_view start) {
    constexpr std::array signs{banner, standardPrompt, countdowns[0]};
    if (start.starts_with('\x1b') || start.starts_with('\r') || start.starts_with('\b'))
        return UbootGuess::Yes;
    bool isOpen = false;
    for (const auto sign : signs) {
        if (start.starts_with(sign))
            return UbootGuess::Yes;
        isOpen = isOpen || sign.starts_with(start);
    }
    return isOpen ? UbootGuess::Perhaps : UbootGuess::No;
}

} // namespace etherdeck::netconsole
