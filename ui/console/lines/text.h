#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/records.h"

#include <QString>

#include <string>

/// Texts for rows of the log.
namespace etherdeck::ui {

enum class LogTime { Local, SinceBoot, SinceLine };
inline constexpr LogTime allLogTimes[] = {LogTime::Local, LogTime::SinceBoot, LogTime::SinceLine};

/// One row of a record's text, with tabs as blanks and harmful characters escaped.
[[nodiscard]] QString rowText(const netconsole::Line& line, int part);
/// "03:14:22.125", "12.345", "+0.003"; empty if unknown.
[[nodiscard]] QString rowTime(LogTime kind, const netconsole::Line& line, const netconsole::Line* before,
                              const store::ConsoleBoot* boot);
/// "Boot 12 · today 03:14 · U-Boot 2017.07 → Linux 6.5 · ended in panic"
[[nodiscard]] QString bootTitle(const netconsole::Line& line, const store::ConsoleBoot* boot);
/// "U-Boot 2017.07 → Linux 6.5", as far as known.
[[nodiscard]] QString systemsOf(const store::ConsoleBoot& boot);
/// "This computer slept and heard nothing: today 03:14 to 07:02"
[[nodiscard]] QString sleepTitle(const store::SleepGap& sleep);
/// "Tue 01/12/2026", above the first line of a day.
[[nodiscard]] QString dateTitle(WallTime time);
/// "today 03:14", or with the date.
[[nodiscard]] QString dayText(WallTime time);
/// "today 03:14 to 07:02"
[[nodiscard]] QString spanText(WallTime start, WallTime end);
/// How many lines of a boot did not arrive, and were taken from the log that the box keeps; and that of one.
[[nodiscard]] QString fromBoxLogText(std::int64_t lines);
[[nodiscard]] QString fromBoxLogText();
/// "3 records did not arrive: 17 to 19 (2 of 3 filled from the log of the box)"
[[nodiscard]] QString gapTitle(std::int64_t first, std::int64_t last, std::int64_t filled);
/// "Kernel panic · title"
[[nodiscard]] QString crashTitle(const store::ConsoleCrash& crash);
[[nodiscard]] QString crashKindName(netconsole::CrashKind kind);
[[nodiscard]] QString levelText(netconsole::Level level);
/// The same for a line: "Emergency, because it belongs to a crash" where that is inferred; empty without one.
[[nodiscard]] QString levelText(const netconsole::Line& line);
/// Date and time to the millisecond.
[[nodiscard]] QString fullTime(WallTime time);

} // namespace etherdeck::ui
