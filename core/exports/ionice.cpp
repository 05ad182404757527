#include "core/exports/ionice.h"

#include <algorithm>
#include <string_view>

namespace etherdeck::exports {

namespace {

enum class IoClass : std::uint8_t { None, RealTime, BestEffort, Idle };

std::optional<IoClass> ioClass(std::string_view text) {
    if (text == "0" || text == "none")
        return IoClass::None;
    if (text == "1" || text == "realtime")
        return IoClass::RealTime;
    if (text == "2" || text == "best-effort")
        return IoClass::BestEffort;
    if (text == "3" || text == "idle")
        return IoClass::Idle;
    return std::nullopt;
}

std::optional<int> ioLevel(std::string_view text) {
    if (text.size() != 1 || text[0] < '0' || text[0] > '7')
        return std::nullopt;
    return text[0] - '0';
}

IoniceMeaning meaningOf(IoClass scheduling, int level) {
    switch (scheduling) {
    case IoClass::None:
        return {IoPriority::Default, true};
    case IoClass::Idle:
        return {IoPriority::Idle, true};
    case IoClass::RealTime:
        return {IoPriority::RealTime, level == 4};
    case IoClass::BestEffort:
        break;
    }
    if (level == 4)
        return {IoPriority::Default, true};
    return level > 4 ? IoniceMeaning{IoPriority::Low, level == 7}
                     : IoniceMeaning{IoPriority::High, level == 0};
}

/// The value of an option that is written in one of the ways of getopt_long(), "-c2", "-c 2", "--class=2" or
/// "--class 2". Moves `at` to the last word that was used.
std::optional<std::string_view> valueOf(std::span<const std::string> words, std::size_t& at,
                                        std::string_view brief, std::string_view full) {
    const std::string_view word = words[at];
    if (word == brief || word == full) {
        if (at + 1 == words.size())
            return std::nullopt;
        return std::string_view(words[++at]);
    }
    if (word.starts_with(full) && word.substr(full.size()).starts_with('='))
        return word.substr(full.size() + 1);
    if (word.starts_with(brief) && !word.starts_with("--"))
        return word.substr(brief.size());
    return std::nullopt;
}

} // namespace

std::vector<std::string> ioniceArguments(IoPriority priority) {
    switch (priority) {
    case IoPriority::Default:
        break;
    case IoPriority::Idle:
        return {"-c3"};
    case IoPriority::Low:
        return {"-c2", "-n7"};
    case IoPriority::High:
        return {"-c2", "-n0"};
    case IoPriority::RealTime:
        return {"-c1", "-n4"};
    }
    return {};
}

std::optional<IoniceMeaning> readIonice(std::span<const std::string> words) {
    if (words.empty())
        return IoniceMeaning{};
    auto scheduling = IoClass::BestEffort;
    auto level = 4;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at] == "-t" || words[at] == "--ignore")
            continue;
        const auto isLevel = words[at].starts_with("-n") || words[at] == "--classdata" ||
                             words[at].starts_with("--classdata=");
        const auto value =
            isLevel ? valueOf(words, at, "-n", "--classdata") : valueOf(words, at, "-c", "--class");
        if (!value)
            return std::nullopt;
        if (isLevel) {
            const auto read = ioLevel(*value);
            if (!read)
                return std::nullopt;
            level = *read;
        } else {
            const auto read = ioClass(*value);
            if (!read)
                return std::nullopt;
            scheduling = *read;
        }
    }
    return meaningOf(scheduling, level);
}

} // namespace etherdeck::exports
