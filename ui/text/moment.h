#pragma once

#include "core/base/clock.h"

#include <QDateTime>
#include <QString>

/// Moments of the wall clock as text, with the day where that is needed.
namespace etherdeck::ui {

[[nodiscard]] QDateTime localTime(WallTime time);
/// In the form of the locale, without seconds: "13:18", "1:18 PM".
[[nodiscard]] QString minuteText(WallTime time);
/// The same with milliseconds.
[[nodiscard]] QString fineClockText(const QTime& time);
/// "today 13:18", "yesterday 13:18", "Mon 13:18" within a week, else with the date.
[[nodiscard]] QString dayClockText(WallTime time, WallTime now);

} // namespace etherdeck::ui
