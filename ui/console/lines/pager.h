#pragma once

#include "ui/console/lines/layout.h"
#include "ui/console/lines/reading.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// Which rows of a log of any length are on the screen. Holds some screens of lines around the visible ones,
/// requests pages of others and is given them; it never knows how many there are in total.
class LogPager {
public:
    using Request = LogReading::Request;
    static constexpr std::size_t maxLines = LogEntries::maxLines; ///< that are loaded

    /// Forgets all lines and follows the end.
    void reset();
    void setScreenRows(int rows);
    [[nodiscard]] int screenRows() const { return m_screenRows; }

    void setBoots(const std::vector<store::ConsoleBoot>& boots);
    void setCrashes(std::vector<store::ConsoleCrash> crashes);
    /// They are shown where they belong by their time: usually after the last line.
    void setOpenLines(const std::vector<netconsole::Line>& lines);
    /// Not every line is shown: sequence numbers prove no gap, and a block may begin anywhere.
    void setFiltered(bool isFiltered);
    /// The filter lets other lines pass now: everything is read again, and the position stays.
    void readAgain();
    /// Lines up to this one are stored.
    void noteStored(std::int64_t lastLine) { m_reading.noteStored(lastLine); }
    [[nodiscard]] std::int64_t stored() const { return m_reading.stored(); }

    void setFolded(std::int64_t crash, bool isFolded);
    [[nodiscard]] bool isFolded(std::int64_t crash) const { return m_layout.isFolded(crash); }
    void setAllFolded(bool isFolded);
    /// Folds or unfolds the crash that contains a held line; false if none does.
    bool toggleFold(std::int64_t line);
    /// The crash to whose block a line belongs; 0: none.
    [[nodiscard]] std::int64_t crashAt(const netconsole::Line& line) const { return m_layout.crashAt(line); }
    /// Shows a record's dictionary below it.
    void setExpanded(std::int64_t line, bool isExpanded);
    /// False if a held line has none.
    bool toggleDictionary(std::int64_t line);
    [[nodiscard]] bool isExpanded(std::int64_t line) const { return m_layout.isExpanded(line); }

    /// Keeps the newest line at the bottom of the screen.
    void showEnd();
    void pause();
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    /// Scrolls so that the line, or the next existing one, is in the upper third; does nothing when the
    /// line is already visible.
    void showLine(std::int64_t line);
    /// Scrolls so that the line is at the top.
    void jumpTo(std::int64_t line);
    /// Down, or up if negative; at the end it follows.
    void scroll(int rows);

    /// The next page to request; none while one is pending.
    [[nodiscard]] std::optional<Request> takeRequest();
    /// The requested page, or a part of it. False when it is no longer needed.
    bool take(std::uint64_t serial, store::LogPage page);
    /// The page could not be read.
    void giveUp(std::uint64_t serial);
    [[nodiscard]] bool isWaiting() const { return m_reading.isWaiting(); }

    /// 0 is the topmost one.
    [[nodiscard]] LogRow row(int onScreen) const;
    [[nodiscard]] bool isEmpty() const { return m_layout.count() == 0; }
    /// All of it has been searched, and there is nothing.
    [[nodiscard]] bool isKnownEmpty() const {
        return isEmpty() && entries().isAtStart() && entries().isAtEnd();
    }
    [[nodiscard]] std::int64_t topLine() const;
    /// True when the first row of the log is on the screen.
    [[nodiscard]] bool showsStart() const {
        return entries().isAtStart() && m_top.entry == 0 && m_top.row == 0;
    }
    /// True when the end of the log is on the screen.
    [[nodiscard]] bool showsEnd() const;
    /// The next line above or below the given one; 0: not loaded.
    [[nodiscard]] std::int64_t neighbour(std::int64_t line, int direction) const {
        return entries().neighbour(line, direction);
    }
    [[nodiscard]] const netconsole::Line* line(std::int64_t id) const { return entries().line(id); }
    [[nodiscard]] std::size_t heldLines() const { return entries().size(); }
    /// The lines from one to another, both included; nothing if some in between may not be loaded.
    [[nodiscard]] std::optional<std::vector<const netconsole::Line*>> between(std::int64_t from,
                                                                              std::int64_t to) const {
        return entries().between(from, to, m_reading.isEndKnown());
    }

private:
    struct Place {
        std::size_t entry = 0; ///< unfinished lines follow the entries
        int row = 0;
    };

    [[nodiscard]] LogEntries& entries() { return m_layout.entries(); }
    [[nodiscard]] const LogEntries& entries() const { return m_layout.entries(); }
    [[nodiscard]] LogReading::Screen screenForReading() const;
    [[nodiscard]] bool isAtKnownEnd() const { return entries().isAtEnd() && m_reading.isEndKnown(); }
    [[nodiscard]] bool isPastEnd() const;
    [[nodiscard]] int rowsBelow(int limit) const;
    [[nodiscard]] int rowsAbove(int limit) const;
    void takeTail(store::LogPage page, bool isAll);
    void takeNewer(store::LogPage page);
    void takeOlder(store::LogPage page);
    void begin(std::int64_t goal, int rowsAbove);
    void fillScreen();
    void prune();
    void stepUp(int rows);
    void stepDown(int rows);
    void goToEnd();
    void keepTop(const std::function<void()>& change);

    int m_screenRows = 1;
    LogLayout m_layout;
    LogReading m_reading;
    Place m_top;
    bool m_isFollowing = true;
    int m_owed = 0; ///< rows to scroll once more is loaded
};

} // namespace etherdeck::ui
