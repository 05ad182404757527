#include "ui/timeline/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace etherdeck::ui {

namespace {

using Unit = TimelineTick::Unit;

constexpr qint64 second = 1000;
constexpr qint64 minute = 60 * second;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
/// That divide a day.
constexpr std::array clockSteps{second,      5 * second,  15 * second, 30 * second, minute,   5 * minute,
                                15 * minute, 30 * minute, hour,        3 * hour,    6 * hour, 12 * hour};
constexpr std::array daySteps{1, 2, 7, 14};
constexpr std::array monthSteps{1, 3, 6, 12, 24, 60, 120};
constexpr std::size_t maxTicks = 1000;

/// Collects ticks in order of time, none twice.
class Ticks {
public:
    Ticks(const TimelineWindow& window, const QTimeZone& zone) : m_window(window), m_zone(zone) {}

    /// False once it is past the window.
    bool add(const QDateTime& time, Unit unit, bool isMajor) {
        const qint64 moment = time.toMSecsSinceEpoch();
        if (static_cast<double>(moment) > m_window.until() || m_ticks.size() >= maxTicks)
            return false;
        if (moment > m_last)
            m_ticks.push_back({time, unit, isMajor, m_window.xOf(moment)});
        m_last = std::max(m_last, moment);
        return true;
    }
    [[nodiscard]] QDate firstDate() const {
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(m_window.from), m_zone).date();
    }
    [[nodiscard]] const QTimeZone& zone() const { return m_zone; }
    [[nodiscard]] std::vector<TimelineTick> take() { return std::move(m_ticks); }

private:
    const TimelineWindow& m_window;
    const QTimeZone& m_zone;
    std::vector<TimelineTick> m_ticks;
    qint64 m_last = std::numeric_limits<qint64>::min();
};

/// Round times by the clock on the wall. Where it jumps back an hour is told twice, as on the wall.
void addClockTicks(Ticks& ticks, const TimelineWindow& window, qint64 step) {
    const Unit unit = step < minute ? Unit::Second : Unit::Minute;
    auto moment = static_cast<qint64>(std::floor(window.from));
    while (true) {
        const auto local = QDateTime::fromMSecsSinceEpoch(moment, ticks.zone());
        const qint64 past = local.time().msecsSinceStartOfDay() % step;
        const bool isMidnight = local.time().msecsSinceStartOfDay() == 0;
        if (past == 0 && !ticks.add(local, isMidnight ? Unit::Day : unit, isMidnight))
            return;
        if (past != 0 && static_cast<double>(moment) > window.until())
            return;
        const qint64 next = moment + step - past;
        // Past a change of the clocks by part of a step, the next round time may come sooner.
        const qint64 changed =
            QDateTime::fromMSecsSinceEpoch(next, ticks.zone()).offsetFromUtc() - local.offsetFromUtc();
        moment = changed != 0 && step > hour ? moment + hour - past % hour : next;
    }
}

void addDayTicks(Ticks& ticks, int step) {
    // Counted from one day for all windows, so that they stay while the axis moves.
    QDate date = ticks.firstDate();
    date = date.addDays(-(date.toJulianDay() % step));
    while (ticks.add(date.startOfDay(ticks.zone()), Unit::Day, date.day() == 1))
        date = date.addDays(step);
}

void addMonthTicks(Ticks& ticks, int step) {
    const QDate first = ticks.firstDate();
    const int months = first.year() * 12 + first.month() - 1;
    QDate date = QDate(first.year(), 1, 1).addMonths(months / step * step - first.year() * 12);
    while (ticks.add(date.startOfDay(ticks.zone()), step >= 12 ? Unit::Year : Unit::Month, date.month() == 1))
        date = date.addMonths(step);
}

} // namespace

std::vector<TimelineTick> timelineTicks(const TimelineWindow& window, const QTimeZone& zone, int spacing) {
    Ticks ticks(window, zone);
    const double least = window.perPixel * spacing;
    for (const qint64 step : clockSteps)
        if (static_cast<double>(step) >= least) {
            addClockTicks(ticks, window, step);
            return ticks.take();
        }
    for (const int step : daySteps)
        if (static_cast<double>(step * day) >= least) {
            addDayTicks(ticks, step);
            return ticks.take();
        }
    int chosen = monthSteps.back();
    for (const int step : monthSteps)
        if (static_cast<double>(step * 28 * day) >= least) {
            chosen = step;
            break;
        }
    addMonthTicks(ticks, chosen);
    return ticks.take();
}

} // namespace etherdeck::ui
