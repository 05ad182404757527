#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/log_page.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// One row of the screen. Pointers are valid until the pager changes.
struct LogRow {
    enum class Kind {
        Blank,   ///< past the end
        Pending, ///< not read yet
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

/// Which rows of a log of any length are on the screen. Holds some screens of lines around the visible ones,
/// requests pages of others and is given them; it never knows how many there are in total.
class LogPager {
public:
    /// A requested page; the answer has the same serial.
    struct Request {
        std::uint64_t serial = 0;
        store::Page page;
    };
    static constexpr std::size_t maxLines = 2000; ///< that are loaded

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
    void noteStored(std::int64_t lastLine);
    [[nodiscard]] std::int64_t stored() const { return m_stored; }

    void setFolded(std::int64_t crash, bool isFolded);
    [[nodiscard]] bool isFolded(std::int64_t crash) const { return m_folded.contains(crash); }
    void setAllFolded(bool isFolded);
    /// The crash to whose block a line belongs; 0: none.
    [[nodiscard]] std::int64_t crashAt(const netconsole::Line& line) const;
    /// Shows a record's dictionary below it.
    void setExpanded(std::int64_t line, bool isExpanded);
    [[nodiscard]] bool isExpanded(std::int64_t line) const { return m_expanded.contains(line); }

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
    [[nodiscard]] bool isWaiting() const { return m_asked.has_value(); }

    /// 0 is the topmost one.
    [[nodiscard]] LogRow row(int onScreen) const;
    [[nodiscard]] bool isEmpty() const { return m_entries.empty() && m_open.empty(); }
    /// All of it has been searched, and there is nothing.
    [[nodiscard]] bool isKnownEmpty() const { return isEmpty() && m_atStart && m_atEnd; }
    [[nodiscard]] std::int64_t topLine() const;
    /// True when the end of the log is on the screen.
    [[nodiscard]] bool showsEnd() const;
    /// The next line above or below the given one; 0: not loaded.
    [[nodiscard]] std::int64_t neighbour(std::int64_t line, int direction) const;
    [[nodiscard]] const netconsole::Line* line(std::int64_t id) const;
    [[nodiscard]] std::size_t heldLines() const { return m_entries.size(); }
    /// The lines from one to another, both included; nothing if some in between may not be loaded.
    [[nodiscard]] std::optional<std::vector<const netconsole::Line*>> between(std::int64_t from,
                                                                              std::int64_t to) const;

private:
    struct Entry {
        netconsole::Line line;
        std::optional<std::int64_t> behind; ///< of a late one: see store::LateLine
        int textRows = 1;
        int dictionaryRows = 0;
        bool hasBoot = false;
        bool isHidden = false;
        bool isInCrash = false;
        std::optional<std::pair<std::int64_t, std::int64_t>> gap; ///< before it, shown or not
        std::optional<std::pair<std::int64_t, std::int64_t>> missing;
        std::int64_t filled = 0; ///< of these
        std::optional<store::SleepGap> sleep;
        std::vector<const store::ConsoleCrash*> crashes; ///< that begin here
        std::vector<netconsole::Line> open;              ///< began after it, and before the next one
        [[nodiscard]] int rows() const;
    };
    /// The boot of each source, while iterating over the lines in order.
    using Passed = std::map<std::uint32_t, std::uint32_t>;
    struct Place {
        std::size_t entry = 0; ///< unfinished lines follow the entries
        int row = 0;
    };
    struct Asked {
        Request request;
        std::int64_t stored = 0; ///< at that time
    };

    void layOutOpen();
    void openRow(const Entry& entry, int part, LogRow& row) const;
    [[nodiscard]] const store::ConsoleBoot* bootOf(const netconsole::Line& line) const;
    [[nodiscard]] static Entry entryOf(netconsole::Line line);
    void noteBetween(const store::LogPage& page);
    [[nodiscard]] bool looksAtNewOnes() const;
    [[nodiscard]] std::size_t count() const { return m_entries.size() + m_open.size(); }
    [[nodiscard]] const Entry& at(std::size_t index) const;
    [[nodiscard]] std::int64_t idAt(std::size_t index) const;
    /// The position of a line: its own id, or the id of the line before a late one, and its own.
    using Standing = std::pair<std::int64_t, std::int64_t>;
    [[nodiscard]] static Standing standingOf(const Entry& entry);
    [[nodiscard]] Standing standingOf(std::int64_t line) const;
    /// The line in place that the entry is, or is listed after.
    [[nodiscard]] std::int64_t placeAt(std::size_t index) const;
    [[nodiscard]] std::size_t indexOf(std::int64_t line) const;
    [[nodiscard]] std::size_t indexOf(Standing standing) const;
    [[nodiscard]] std::optional<store::Page> wanted() const;
    [[nodiscard]] int rowsBelow(int limit) const;
    [[nodiscard]] int rowsAbove(int limit) const;
    [[nodiscard]] std::size_t pageLines() const;
    [[nodiscard]] LogRow rowOf(std::size_t entry, int row) const;

    void takeTail(store::LogPage page, bool isAll);
    void takeNewer(store::LogPage page);
    void takeOlder(store::LogPage page);
    void insertLate(std::vector<store::LateLine> late);
    void begin(std::int64_t goal, int rowsAbove);
    void fillScreen();
    void layOut();
    void layOutEntry(Entry& entry, Passed& passed) const;
    void layOutSleeps();
    void layOutCrashes();
    void prune();
    void stepUp(int rows);
    void stepDown(int rows);
    void goToEnd();
    [[nodiscard]] bool isPastEnd() const;
    void keepTop(const std::function<void()>& change);

    int m_screenRows = 1;
    std::deque<Entry> m_entries;                 ///< by position
    std::map<std::int64_t, std::int64_t> m_late; ///< late lines, and the lines they are listed after
    std::vector<netconsole::Line> m_openLines;   ///< all, by their time
    std::vector<Entry> m_open;                   ///< of these, those after the last entry
    Place m_top;
    bool m_isFollowing = true;
    bool m_isFiltered = false;
    bool m_atStart = false; ///< nothing is older than the first entry
    bool m_atEnd = false;   ///< nothing is newer than the last entry, as of m_knownTo
    std::int64_t m_stored = 0;
    std::int64_t m_knownTo = -1; ///< the last stored line when the end was read
    std::int64_t m_goal = -1;    ///< to be shown at the top once it is loaded
    int m_owed = 0;              ///< rows to scroll once more is loaded
    // Where few lines pass, pages come in parts: so far was looked, past what is held.
    std::int64_t m_lookedDown = 0; ///< 0: to the first entry
    std::int64_t m_lookedUp = 0;   ///< 0: to the last entry
    std::uint64_t m_serial = 0;
    std::optional<Asked> m_asked;
    std::map<std::pair<std::int64_t, std::int64_t>, store::ConsoleBoot> m_boots; ///< by source and number
    std::vector<store::ConsoleCrash> m_crashes;
    std::map<std::int64_t, store::ConsoleGap> m_gaps;                      ///< by the line after them
    std::map<std::pair<std::int64_t, WallTime>, store::SleepGap> m_sleeps; ///< by the line before them
    std::set<std::int64_t> m_folded;
    std::set<std::int64_t> m_expanded;
};

} // namespace etherdeck::ui
