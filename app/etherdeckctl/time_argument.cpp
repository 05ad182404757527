#include "app/etherdeckctl/time_argument.h"

#include <QDateTime>

#include <array>
#include <charconv>
#include <string_view>

namespace etherdeck::ctl {

namespace {

struct Unit {
    std::string_view name;
    std::chrono::seconds length;
};
constexpr std::array units{Unit{"s", std::chrono::seconds(1)}, Unit{"min", std::chrono::minutes(1)},
                           Unit{"m", std::chrono::minutes(1)}, Unit{"h", std::chrono::hours(1)},
                           Unit{"d", std::chrono::hours(24)}};
constexpr std::int64_t mostUnits = 10'000'000; // no time of ours is further away

std::optional<std::chrono::seconds> parseAge(std::string_view text) {
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || count < 0 || count > mostUnits)
        return std::nullopt;
    const auto name = text.substr(static_cast<std::size_t>(end - text.data()));
    for (const auto& unit : units)
        if (unit.name == name)
            return unit.length * count;
    return std::nullopt;
}

} // namespace

std::optional<WallTime> parseTimeArgument(const std::string& text, WallTime now) {
    if (const auto age = parseAge(text))
        return now - *age;
    auto iso = QString::fromStdString(text).trimmed();
    if (iso.size() > 10 && iso[10] == ' ')
        iso[10] = 'T';
    const auto time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    return WallTime(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace etherdeck::ctl
