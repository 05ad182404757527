#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"

#include <cstdint>
#include <utility>

namespace etherdeck::ui {

/// One row of the screen. Pointers are valid until the pager changes.
struct LogRow {
    enum class Kind {
        Blank,   ///< past the end
        Pending, ///< not read yet
        Day,     ///< another day begins with the line
        Boot,    ///< before the first line of a boot
        Sleep,   ///< this computer slept before the line
        Gap,     ///< records that did not arrive
        Crash,   ///< before the block of a crash
        Text,
        Dictionary,
    };
    Kind kind = Kind::Blank;
    std::int64_t id = 0;                           ///< of the line it belongs to; 0 for an unfinished one
    int part = 0;                                  ///< which row of the text, which entry of the dictionary
    const netconsole::Line* line = nullptr;        ///< null for Blank and Pending
    const netconsole::Line* before = nullptr;      ///< the line shown before it, if known
    const store::ConsoleBoot* boot = nullptr;      ///< of the line, if known
    const store::ConsoleCrash* crash = nullptr;    ///< for Crash
    std::pair<std::int64_t, std::int64_t> missing; ///< for Gap: sequence numbers, both included
    std::int64_t filled = 0;                       ///< for Gap: see store::ConsoleGap
    const store::SleepGap* sleep = nullptr;        ///< for Sleep: the sleeps before the line
    bool isOpen = false;                           ///< an unfinished line
    bool isInCrash = false;
};

} // namespace etherdeck::ui
