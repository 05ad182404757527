#pragma once

#include "ui/console/lines/entries.h"
#include "ui/console/lines/row.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// The rows of a log: titles of boots, gaps, sleeps and crashes above the lines, and dictionaries and
/// unfinished lines below them. Holds the lines.
class LogLayout {
public:
    [[nodiscard]] LogEntries& entries() { return m_entries; }
    [[nodiscard]] const LogEntries& entries() const { return m_entries; }
    /// Forgets everything, except what boots and crashes there are.
    void clear();

    // A change of these, or of the lines, shows after layOut().
    void setBoots(const std::vector<store::ConsoleBoot>& boots);
    void setCrashes(std::vector<store::ConsoleCrash> crashes);
    void setFiltered(bool isFiltered) { m_isFiltered = isFiltered; }
    [[nodiscard]] bool isFiltered() const { return m_isFiltered; }
    void setFolded(std::int64_t crash, bool isFolded);
    [[nodiscard]] bool isFolded(std::int64_t crash) const { return m_folded.contains(crash); }
    void setAllFolded(bool isFolded);
    void setExpanded(std::int64_t line, bool isExpanded);
    [[nodiscard]] bool isExpanded(std::int64_t line) const { return m_expanded.contains(line); }
    /// What stands between the lines of a page. Kept when the lines are dropped: a page may be read again.
    void noteBetween(const store::LogPage& page);
    /// Drops what was kept of lines that are not held, if it has become too much.
    void dropNotes();
    void layOut();
    /// These are laid out at once.
    void setOpenLines(const std::vector<netconsole::Line>& lines);

    /// Of the entries and, behind them, of the unfinished lines that began after the last one.
    [[nodiscard]] std::size_t count() const { return m_entries.size() + m_open.size(); }
    [[nodiscard]] int rowsOf(std::size_t index) const { return at(index).rows(); }
    [[nodiscard]] LogRow row(std::size_t index, int part) const;
    /// The crash to whose block a line belongs; 0: none.
    [[nodiscard]] std::int64_t crashAt(const netconsole::Line& line) const;

private:
    /// What was met while iterating over the lines in order.
    struct Passed {
        std::map<std::uint32_t, std::uint32_t> boots; ///< of each source
        WallTime dayEnd{};                            ///< of the latest day
    };

    [[nodiscard]] const LogEntry& at(std::size_t index) const;
    void layOutEntry(LogEntry& entry, Passed& passed) const;
    void layOutSleeps();
    void layOutCrashes();
    void layOutOpen();
    void openRow(const LogEntry& entry, int part, LogRow& row) const;
    [[nodiscard]] const store::ConsoleBoot* bootOf(const netconsole::Line& line) const;

    LogEntries m_entries;
    std::vector<netconsole::Line> m_openLines; ///< all, by their time
    std::vector<LogEntry> m_open;              ///< of these, those after the last entry
    bool m_isFiltered = false;
    std::map<std::pair<std::int64_t, std::int64_t>, store::ConsoleBoot> m_boots; ///< by source and number
    std::vector<store::ConsoleCrash> m_crashes;
    std::map<std::int64_t, store::ConsoleGap> m_gaps;                      ///< by the line after them
    std::map<std::pair<std::int64_t, WallTime>, store::SleepGap> m_sleeps; ///< by the line before them
    std::set<std::int64_t> m_folded;
    std::set<std::int64_t> m_expanded;
};

} // namespace etherdeck::ui
