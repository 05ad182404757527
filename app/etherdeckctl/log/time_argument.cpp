#include "app/etherdeckctl/log/time_argument.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string_view>

namespace etherdeck::ctl {

namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

struct Unit {
    std::string_view name;
    seconds length;
};
constexpr std::array units{
    Unit{"s", seconds(1)},          Unit{"sec", seconds(1)},        Unit{"second", seconds(1)},
    Unit{"seconds", seconds(1)},    Unit{"m", seconds(60)},         Unit{"min", seconds(60)},
    Unit{"minute", seconds(60)},    Unit{"minutes", seconds(60)},   Unit{"h", seconds(3600)},
    Unit{"hour", seconds(3600)},    Unit{"hours", seconds(3600)},   Unit{"d", seconds(86'400)},
    Unit{"day", seconds(86'400)},   Unit{"days", seconds(86'400)},  Unit{"w", seconds(604'800)},
    Unit{"week", seconds(604'800)}, Unit{"weeks", seconds(604'800)}};

struct Day {
    const char* name;
    int fromToday;
};
constexpr std::array days{Day{"yesterday", -1}, Day{"today", 0}, Day{"tomorrow", 1}};

constexpr auto longestAge = latestTime - earliestTime; // whatever is older is before everything

WallTime clamped(microseconds sinceEpoch) {
    const auto first = std::chrono::duration_cast<microseconds>(earliestTime.time_since_epoch());
    const auto last = std::chrono::duration_cast<microseconds>(latestTime.time_since_epoch());
    return WallTime(std::clamp(sinceEpoch, first, last));
}

/// Removes the digits after the milliseconds, which Qt would round, and returns them.
microseconds takeMicroseconds(QString& time) {
    const auto first = time.indexOf('.') + 4;
    auto end = first;
    while (first > 3 && end < time.size() && time[end] >= '0' && time[end] <= '9')
        ++end;
    const auto digits = time.mid(first, std::min<qsizetype>(end - first, 3));
    time.remove(first, end - first);
    return microseconds(digits.leftJustified(3, '0').toInt());
}

/// A number that is too large counts as the longest age.
std::optional<WallTime::duration> parseAge(std::string_view text) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error == std::errc::invalid_argument)
        return std::nullopt;
    if (error == std::errc::result_out_of_range)
        count = std::numeric_limits<std::uint64_t>::max();
    auto name = text.substr(static_cast<std::size_t>(end - text.data()));
    if (name.ends_with(" ago"))
        name.remove_suffix(4);
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    const auto* unit = std::ranges::find(units, name, &Unit::name);
    if (unit == units.end())
        return std::nullopt;
    const auto limit = static_cast<std::uint64_t>(longestAge / unit->length);
    return unit->length * static_cast<std::int64_t>(std::min(count, limit));
}

std::optional<WallTime> parseDay(const QString& text, const QDateTime& now) {
    if (text == QLatin1String("now"))
        return clamped(milliseconds(now.toMSecsSinceEpoch()));
    for (const auto& day : days)
        if (text == QLatin1String(day.name))
            return clamped(milliseconds(now.date().addDays(day.fromToday).startOfDay().toMSecsSinceEpoch()));
    return std::nullopt;
}

} // namespace

std::optional<WallTime> parseTimeArgument(const std::string& text, WallTime now) {
    const auto sinceEpoch = std::chrono::floor<milliseconds>(now.time_since_epoch());
    auto words = QString::fromStdString(text).trimmed();
    if (const auto age = parseAge(words.toStdString()))
        return std::max(now - std::min(*age, now - earliestTime), earliestTime);
    if (const auto day = parseDay(words.toLower(), QDateTime::fromMSecsSinceEpoch(sinceEpoch.count())))
        return day;
    if (words.size() > 10 && words[10] == ' ')
        words[10] = 'T';
    const auto past = takeMicroseconds(words);
    const auto time = QDateTime::fromString(words, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return clamped(milliseconds(time.toMSecsSinceEpoch()) + past);
}

} // namespace etherdeck::ctl
