#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/log_page.h"
#include "core/store/console/lines/records.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::ui {

[[nodiscard]] inline std::int64_t idOf(const netconsole::Line& line) {
    return static_cast<std::int64_t>(line.id);
}

/// A line, and the rows that belong to it: LogLayout fills in what is above and below its text.
struct LogEntry {
    explicit LogEntry(netconsole::Line content);

    netconsole::Line line;
    std::optional<std::int64_t> behind; ///< of a late one: see store::LateLine
    int textRows = 1;
    int dictionaryRows = 0;
    bool hasBoot = false;
    bool hasDay = false;
    bool isHidden = false;
    bool isInCrash = false;
    std::optional<std::pair<std::int64_t, std::int64_t>>
        missing;             ///< before it: sequence numbers, both included
    std::int64_t filled = 0; ///< of these
    std::optional<store::SleepGap> sleep;
    std::vector<const store::ConsoleCrash*> crashes; ///< that begin here
    std::vector<netconsole::Line> open;              ///< began after it, and before the next one

    [[nodiscard]] int rows() const;
    [[nodiscard]] static int rowsOf(const netconsole::Line& line);
};

/// The stored lines of a log that are held, in the order in which they are listed: a piece of the log without
/// holes.
class LogEntries {
public:
    static constexpr std::size_t maxLines = 2000; ///< that are held

    void clear();
    void forgetLate();

    /// Nothing is older than the first entry.
    [[nodiscard]] bool isAtStart() const { return m_atStart; }
    void setAtStart(bool atStart) { m_atStart = atStart; }
    /// Nothing is newer than the last entry, as far as was known when it was read.
    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }
    void setAtEnd(bool atEnd) { m_atEnd = atEnd; }

    /// Where late lines are listed; also kept of those that are not held.
    void noteLate(const store::LogPage& page);
    /// Late lines are inserted where they belong. `followed` is an index that goes on pointing to the same
    /// entry.
    void append(store::LogPage page, std::size_t& followed);
    /// The page's lines are from the newest to the oldest.
    void prepend(store::LogPage page, std::size_t& followed);
    void dropFirst(std::size_t count);
    void dropFrom(std::size_t index);
    /// Drops what was kept of lines that are not held, if it has become too much.
    void dropNotes();

    [[nodiscard]] std::deque<LogEntry>& all() { return m_entries; }
    [[nodiscard]] const std::deque<LogEntry>& all() const { return m_entries; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    /// 0 past the last one.
    [[nodiscard]] std::int64_t idAt(std::size_t index) const {
        return index < m_entries.size() ? idOf(m_entries[index].line) : 0;
    }
    /// The first entry that is listed where the line is, or behind it.
    [[nodiscard]] std::size_t indexOf(std::int64_t line) const;
    /// The line in its place that the entry is, or is listed after.
    [[nodiscard]] std::int64_t placeAt(std::size_t index) const;
    /// The line is the first entry, or is listed behind it.
    [[nodiscard]] bool isFromFirstOn(std::int64_t line) const;

    [[nodiscard]] const netconsole::Line* line(std::int64_t id) const;
    /// The next line above (-1) or below (1) that is not hidden; 0: none is held.
    [[nodiscard]] std::int64_t neighbour(std::int64_t line, int direction) const;
    /// The lines from one to another, both included; nothing if some in between may not be held. `hasEnd`:
    /// isAtEnd() is known to be so still.
    [[nodiscard]] std::optional<std::vector<const netconsole::Line*>>
    between(std::int64_t from, std::int64_t to, bool hasEnd) const;

private:
    /// The position of a line: its own id, or the id of the line before a late one, and its own.
    using Standing = std::pair<std::int64_t, std::int64_t>;

    [[nodiscard]] static Standing standingOf(const LogEntry& entry);
    [[nodiscard]] Standing standingOf(std::int64_t line) const;
    [[nodiscard]] std::size_t indexOf(Standing standing) const;
    void insertLate(std::vector<store::LateLine> late, std::size_t& followed);

    std::deque<LogEntry> m_entries;              ///< by position
    std::map<std::int64_t, std::int64_t> m_late; ///< late lines, and the lines they are listed after
    bool m_atStart = false;
    bool m_atEnd = false;
};

} // namespace etherdeck::ui
