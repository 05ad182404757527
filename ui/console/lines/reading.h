#pragma once

#include "core/store/console/lines/log_page.h"

#include <cstdint>
#include <optional>

namespace etherdeck::ui {

class LogEntries;

/// Which page of a log is read next, so that the screen and some more are filled, and how far was read. A
/// page at a time is requested.
class LogReading {
public:
    /// A requested page; the answer has the same serial.
    struct Request {
        std::uint64_t serial = 0;
        store::Page page;
    };
    /// What the screen shows of the entries.
    struct Screen {
        int rows = 1;
        bool isFollowing = true;
        bool isFiltered = false; ///< not every line is shown
        int above = 0;           ///< rows that are held above its top; more than rowsAhead() may be left out
        int below = 0;           ///< … from its top on
    };
    /// Which part of the log a page is.
    enum class Part : std::uint8_t { Tail, Newer, Older };
    struct Taken {
        Part part = Part::Tail;
        bool isAll = false; ///< there is no more in that direction
    };

    /// Forgets everything but what is stored.
    void reset();
    /// Lines up to this one are stored.
    void noteStored(std::int64_t lastLine);
    [[nodiscard]] std::int64_t stored() const { return m_stored; }
    /// The filter lets other lines pass now.
    void readAgain();
    /// The end is to be shown: reads it if it may not be held.
    void readEnd(const LogEntries& entries, bool isFiltered);
    /// A line that is not held is to be shown: reads from there.
    void readFrom(std::int64_t line);
    void dropGoal() { m_goal = -1; }
    /// The line to be shown once it is held; -1: none.
    [[nodiscard]] std::int64_t goal() const { return m_goal; }
    /// Entries were dropped there.
    void noteDroppedFirst() { m_lookedDown = 0; }
    void noteDroppedLast() { m_lookedUp = 0; }

    [[nodiscard]] static int rowsAhead(int screenRows);
    /// The next page to request; none while one is pending, or when enough is held.
    [[nodiscard]] std::optional<Request> request(const LogEntries& entries, const Screen& screen);
    /// Notes how far was read, also in the entries: but for a tail, whose lines may not join them. Nothing
    /// when the page is no longer needed.
    [[nodiscard]] std::optional<Taken> take(std::uint64_t serial, const store::LogPage& page,
                                            LogEntries& entries, const Screen& screen);
    /// The page could not be read.
    void giveUp(std::uint64_t serial, LogEntries& entries);
    [[nodiscard]] bool isWaiting() const { return m_asked.has_value(); }
    /// Nothing has been stored since the end was read.
    [[nodiscard]] bool isEndKnown() const { return m_knownTo >= m_stored; }

private:
    struct Asked {
        Request request;
        std::int64_t stored = 0; ///< at that time
    };

    [[nodiscard]] bool looksAtNewOnes(const LogEntries& entries, const Screen& screen) const;
    [[nodiscard]] std::optional<store::Page> wanted(const LogEntries& entries, const Screen& screen) const;

    std::int64_t m_stored = 0;
    std::int64_t m_knownTo = -1; ///< the last stored line when the end was read
    std::int64_t m_goal = -1;
    // Where few lines pass, pages come in parts: so far was looked, past what is held.
    std::int64_t m_lookedDown = 0; ///< 0: to the first entry
    std::int64_t m_lookedUp = 0;   ///< 0: to the last entry
    std::uint64_t m_serial = 0;
    std::optional<Asked> m_asked;
};

} // namespace etherdeck::ui
