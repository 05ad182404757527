#include "ui/console/lines/pager.h"

#include <algorithm>

namespace etherdeck::ui {

void LogPager::reset() {
    m_layout.clear();
    m_reading.reset();
    m_top = {};
    m_isFollowing = true;
    m_owed = 0;
}

void LogPager::setScreenRows(int rows) {
    m_screenRows = std::max(rows, 1);
    fillScreen();
}

void LogPager::setBoots(const std::vector<store::ConsoleBoot>& boots) {
    keepTop([&] { m_layout.setBoots(boots); });
}

void LogPager::setCrashes(std::vector<store::ConsoleCrash> crashes) {
    keepTop([&] { m_layout.setCrashes(std::move(crashes)); });
}

void LogPager::setOpenLines(const std::vector<netconsole::Line>& lines) {
    m_layout.setOpenLines(lines);
    if (m_top.entry < m_layout.count())
        m_top.row = std::clamp(m_top.row, 0, std::max(m_layout.rowsOf(m_top.entry) - 1, 0));
    fillScreen();
}

void LogPager::readAgain() {
    const auto top = topLine();
    entries().clear();
    m_reading.readAgain();
    m_top = {};
    if (!m_isFollowing && top != 0)
        begin(top, 0);
}

void LogPager::setFiltered(bool isFiltered) {
    keepTop([&] { m_layout.setFiltered(isFiltered); });
}

void LogPager::setFolded(std::int64_t crash, bool isFolded) {
    keepTop([&] { m_layout.setFolded(crash, isFolded); });
}

void LogPager::setAllFolded(bool isFolded) {
    keepTop([&] { m_layout.setAllFolded(isFolded); });
}

void LogPager::setExpanded(std::int64_t line, bool isExpanded) {
    keepTop([&] { m_layout.setExpanded(line, isExpanded); });
}

bool LogPager::toggleFold(std::int64_t line) {
    const auto* held = entries().line(line);
    const auto crash = held != nullptr ? crashAt(*held) : 0;
    if (crash != 0)
        setFolded(crash, !isFolded(crash));
    return crash != 0;
}

bool LogPager::toggleDictionary(std::int64_t line) {
    const auto* held = entries().line(line);
    const bool hasOne = held != nullptr && !held->dictionary.empty();
    if (hasOne)
        setExpanded(line, !isExpanded(line));
    return hasOne;
}

/// The line at the top stays there, whatever rows come and go above.
void LogPager::keepTop(const std::function<void()>& change) {
    const auto top = entries().idAt(m_top.entry);
    const bool wasText = m_top.entry < m_layout.count() && m_top.row > 0;
    const int fromFoot = wasText ? m_layout.rowsOf(m_top.entry) - m_top.row : 0;
    change();
    m_layout.layOut();
    if (top > 0 && m_top.entry < entries().size())
        m_top.row = wasText ? std::max(0, m_layout.rowsOf(m_top.entry) - fromFoot) : 0;
    fillScreen();
}

void LogPager::showEnd() {
    m_isFollowing = true;
    m_owed = 0;
    m_reading.readEnd(entries(), m_layout.isFiltered());
    goToEnd();
}

void LogPager::pause() { m_isFollowing = false; }

void LogPager::showLine(std::int64_t line) {
    for (int i = 0; i < m_screenRows; ++i)
        if (const auto onScreen = row(i); onScreen.id == line && onScreen.kind == LogRow::Kind::Text) {
            m_isFollowing = false;
            return;
        }
    begin(line, m_screenRows / 3);
}

void LogPager::jumpTo(std::int64_t line) { begin(line, 0); }

void LogPager::begin(std::int64_t goal, int rowsAbove) {
    m_isFollowing = false;
    m_reading.dropGoal();
    m_owed = 0;
    const auto index = entries().indexOf(goal);
    if (index < entries().size() && (entries().isFromFirstOn(goal) || entries().isAtStart())) {
        m_top = {index, 0};
        scroll(-rowsAbove);
        m_isFollowing = false;
        fillScreen();
        return;
    }
    entries().clear();
    m_reading.readFrom(goal);
    m_top = {};
    m_owed = -rowsAbove;
}

void LogPager::scroll(int rows) {
    if (rows < 0) {
        m_isFollowing = false;
        stepUp(-rows);
    } else if (rows > 0 && !m_isFollowing) {
        stepDown(rows);
    }
}

void LogPager::stepUp(int rows) {
    m_owed = 0;
    while (rows > 0) {
        const int here = std::min(rows, m_top.row);
        m_top.row -= here;
        rows -= here;
        if (rows == 0)
            return;
        if (m_top.entry == 0)
            break;
        --m_top.entry;
        m_top.row = m_layout.rowsOf(m_top.entry);
    }
    m_owed = entries().isAtStart() ? 0 : -rows;
}

void LogPager::stepDown(int rows) {
    m_owed = 0;
    while (rows > 0 && m_top.entry < m_layout.count()) {
        const int here = std::min(rows, m_layout.rowsOf(m_top.entry) - m_top.row);
        m_top.row += here;
        rows -= here;
        if (m_top.row < m_layout.rowsOf(m_top.entry))
            break;
        m_top = {m_top.entry + 1, 0};
    }
    if (rowsBelow(m_screenRows + 1) > m_screenRows)
        return;
    goToEnd();
    m_owed = entries().isAtEnd() ? 0 : rows;
    m_isFollowing = isAtKnownEnd();
}

bool LogPager::isPastEnd() const { return rowsBelow(m_screenRows) < m_screenRows; }

/// Puts the last row to the foot of the screen.
void LogPager::goToEnd() {
    m_top = {m_layout.count(), 0};
    const auto owed = m_owed;
    stepUp(m_screenRows);
    m_owed = owed;
    // Rows of the start may be fewer than a screen.
}

int LogPager::rowsBelow(int limit) const {
    int rows = -m_top.row;
    for (auto i = m_top.entry; i < m_layout.count() && rows < limit; ++i)
        rows += m_layout.rowsOf(i);
    return std::max(rows, 0);
}

int LogPager::rowsAbove(int limit) const {
    int rows = m_top.row;
    for (auto i = m_top.entry; i > 0 && rows < limit; --i)
        rows += m_layout.rowsOf(i - 1);
    return rows;
}

LogReading::Screen LogPager::screenForReading() const {
    const int ahead = LogReading::rowsAhead(m_screenRows);
    return {m_screenRows, m_isFollowing, m_layout.isFiltered(), rowsAbove(ahead), rowsBelow(ahead)};
}

std::optional<LogPager::Request> LogPager::takeRequest() {
    return m_reading.request(entries(), screenForReading());
}

bool LogPager::take(std::uint64_t serial, store::LogPage page) {
    const auto taken = m_reading.take(serial, page, entries(), screenForReading());
    if (!taken)
        return false;
    m_layout.noteBetween(page);
    switch (taken->part) {
    case LogReading::Part::Tail:
        takeTail(std::move(page), taken->isAll);
        break;
    case LogReading::Part::Newer:
        takeNewer(std::move(page));
        break;
    case LogReading::Part::Older:
        takeOlder(std::move(page));
        break;
    }
    fillScreen();
    prune();
    return true;
}

void LogPager::giveUp(std::uint64_t serial) { m_reading.giveUp(serial, entries()); }

void LogPager::takeTail(store::LogPage page, bool isAll) {
    auto& lines = page.lines;
    std::ranges::reverse(lines);
    const bool joins = !entries().isEmpty() && !lines.empty() &&
                       static_cast<std::int64_t>(lines.front().id) <= entries().placeAt(entries().size() - 1);
    if (!joins) {
        entries().clear();
        m_top = {};
        entries().setAtStart(isAll);
    }
    entries().setAtEnd(true);
    takeNewer(std::move(page));
    if (m_isFollowing || !joins)
        goToEnd();
}

void LogPager::takeNewer(store::LogPage page) {
    entries().append(std::move(page), m_top.entry);
    m_layout.layOut();
    const auto goal = m_reading.goal();
    if (goal < 0 || (entries().isEmpty() && !entries().isAtEnd())) // or it is looked further
        return;
    m_reading.dropGoal();
    const auto index = entries().indexOf(goal);
    m_top = {index, 0};
    const bool isPast = entries().isEmpty() || (entries().isAtEnd() && index == entries().size());
    if (!isPast && m_owed < 0)
        stepUp(-m_owed);
}

void LogPager::takeOlder(store::LogPage page) {
    const auto topRows = m_top.entry < entries().size() ? m_layout.rowsOf(m_top.entry) : 0;
    entries().prepend(std::move(page), m_top.entry);
    m_layout.layOut();
    // The first line of before has lines above it now, and perhaps no title any more.
    if (m_top.entry < entries().size()) {
        const auto rows = m_layout.rowsOf(m_top.entry);
        m_top.row = std::clamp(m_top.row + rows - topRows, 0, std::max(rows - 1, 0));
    }
    if (m_owed < 0)
        stepUp(-m_owed);
}

/// Moves the top to where the screen is filled.
void LogPager::fillScreen() {
    if (m_owed > 0 && !m_reading.isWaiting())
        stepDown(std::exchange(m_owed, 0));
    if (m_isFollowing) {
        goToEnd();
    } else if (isPastEnd() && (entries().isAtEnd() || entries().isAtStart() || rowsAbove(m_screenRows) > 0)) {
        const int owed = m_owed;
        goToEnd();
        m_owed = owed;
    }
    m_top.entry = std::min(m_top.entry, m_layout.count());
}

void LogPager::prune() {
    m_layout.dropNotes();
    if (entries().size() <= maxLines)
        return;
    const auto keepAbove = maxLines / 2;
    if (m_top.entry > keepAbove) {
        const auto drop = std::min(m_top.entry - keepAbove, entries().size() - maxLines / 2);
        entries().dropFirst(drop);
        m_reading.noteDroppedFirst();
        m_top.entry -= drop;
    }
    if (entries().size() > maxLines && m_top.entry < maxLines / 2) {
        entries().dropFrom(maxLines);
        m_reading.noteDroppedLast();
    }
    // What was first may have a title now that it had not: layOut() is for the next page.
}

LogRow LogPager::row(int onScreen) const {
    int left = onScreen + m_top.row;
    for (auto i = m_top.entry; i < m_layout.count(); ++i) {
        const int rows = m_layout.rowsOf(i);
        if (left < rows)
            return m_layout.row(i, left);
        left -= rows;
    }
    LogRow row;
    row.kind = entries().isAtEnd() ? LogRow::Kind::Blank : LogRow::Kind::Pending;
    return row;
}

std::int64_t LogPager::topLine() const {
    return entries().isEmpty() ? std::max<std::int64_t>(m_reading.goal(), 0)
                               : entries().idAt(std::min(m_top.entry, entries().size() - 1));
}

bool LogPager::showsEnd() const { return isAtKnownEnd() && rowsBelow(m_screenRows + 1) <= m_screenRows; }

} // namespace etherdeck::ui
