#pragma once

#include "core/base/clock.h"
#include "core/netconsole/base/line.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::store {

/// What becomes of lines without a level where a level is wanted: U-Boot's and those of the kernel's basic
/// text. Lines of a crash pass every level, whether they have one or not, and are none of these.
enum class WithoutLevel : std::uint8_t { LeftOut, Taken, Only };

/// Which lines (and boots, crashes, gaps) are wanted. Everything that is set must hold.
struct ConsoleFilter {
    std::vector<std::int64_t> sources;      ///< any of these; empty: all
    std::optional<std::int64_t> boot;       ///< this number, of each of the sources
    std::optional<netconsole::Level> level; ///< as severe as this or more, and what belongs to a crash
    std::optional<netconsole::Kind> kind;
    std::optional<WallTime> from;
    std::optional<WallTime> until;                     ///< not included
    WithoutLevel withoutLevel = WithoutLevel::LeftOut; ///< says nothing where `level` is not set

    friend bool operator==(const ConsoleFilter&, const ConsoleFilter&) = default;
};

enum class Order : std::uint8_t { NewestFirst, OldestFirst };

/// A piece of a long list. The next one goes on beyond the last id of this one; of lines, which may stand
/// elsewhere than they were stored, see LogPage::next.
struct Page {
    Order order = Order::NewestFirst;
    std::int64_t beyond = 0; ///< only ids past this one, in the order; 0: from its start
    std::size_t limit = 200; ///< 0: all
    /// It begins with the line past `beyond`, wherever that one stands. For the oldest first.
    bool startsAtLine = false;
    /// Each line where it was stored, not where it was said: for who follows.
    bool asStored = false;
};

/// What to look for. With neither words nor expression every line is a hit.
struct ConsoleSearch {
    /// Divided by blanks; all must stand in the line. "in quotes" is a phrase, wor* the start of a word.
    /// Upper and lower case are one. Signs within a word divide it, and its parts must follow each other:
    /// handle_crash is found in sysrq_handle_crash+0x16.
    std::string words;
    std::string expression;   ///< a regular expression (PCRE2), looked for anywhere in the line
    bool caseMatters = false; ///< for the expression
    ConsoleFilter filter;
    Page page;
};

/// What may be kept. Zero: no limit.
struct Retention {
    std::chrono::seconds age{};
    std::int64_t bytes = 0; ///< of the file, about, for the console alone

    friend bool operator==(const Retention&, const Retention&) = default;
};

} // namespace etherdeck::store
