#include "ui/console/lines/pager.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

using netconsole::Line;
using store::Order;

constexpr int screensAhead = 3;
constexpr std::size_t leastOfAPage = 100;
constexpr std::size_t maxExpanded = 200;
constexpr std::size_t maxBetween = 20'000;

std::int64_t idOf(const Line& line) { return static_cast<std::int64_t>(line.id); }

} // namespace

void LogPager::reset() {
    m_gaps.clear();
    m_sleeps.clear();
    m_late.clear();
    m_entries.clear();
    m_open.clear();
    m_openLines.clear();
    m_expanded.clear();
    m_folded.clear();
    m_top = {};
    m_isFollowing = true;
    m_atStart = m_atEnd = false;
    m_knownTo = -1;
    m_goal = -1;
    m_owed = 0;
    m_lookedDown = m_lookedUp = 0;
    m_asked.reset();
}

void LogPager::setScreenRows(int rows) {
    m_screenRows = std::max(rows, 1);
    fillScreen();
}

void LogPager::setBoots(const std::vector<store::ConsoleBoot>& boots) {
    keepTop([&] {
        m_boots.clear();
        for (const auto& boot : boots)
            m_boots[{boot.source, boot.number}] = boot;
    });
}

void LogPager::setCrashes(std::vector<store::ConsoleCrash> crashes) {
    keepTop([&] {
        for (auto& entry : m_entries)
            entry.crashes.clear();
        m_crashes = std::move(crashes);
        std::ranges::sort(m_crashes, {}, &store::ConsoleCrash::firstLine);
    });
}

void LogPager::setOpenLines(const std::vector<Line>& lines) {
    m_openLines = lines;
    std::ranges::stable_sort(m_openLines, {}, &Line::time);
    layOutOpen();
    if (m_top.entry < count())
        m_top.row = std::clamp(m_top.row, 0, std::max(at(m_top.entry).rows() - 1, 0));
    fillScreen();
}

void LogPager::readAgain() {
    const auto top = topLine();
    m_entries.clear();
    m_lookedDown = m_lookedUp = 0;
    m_asked.reset();
    m_atStart = m_atEnd = false;
    m_top = {};
    m_knownTo = -1;
    if (!m_isFollowing && top != 0)
        begin(top, 0);
}

void LogPager::setFiltered(bool isFiltered) {
    keepTop([&] { m_isFiltered = isFiltered; });
}

void LogPager::noteStored(std::int64_t lastLine) { m_stored = std::max(m_stored, lastLine); }

void LogPager::setFolded(std::int64_t crash, bool isFolded) {
    keepTop([&] {
        if (isFolded)
            m_folded.insert(crash);
        else
            m_folded.erase(crash);
    });
}

void LogPager::setAllFolded(bool isFolded) {
    keepTop([&] {
        m_folded.clear();
        if (isFolded)
            for (const auto& crash : m_crashes)
                m_folded.insert(crash.id);
    });
}

void LogPager::setExpanded(std::int64_t line, bool isExpanded) {
    keepTop([&] {
        if (!isExpanded)
            m_expanded.erase(line);
        else if (m_expanded.size() < maxExpanded)
            m_expanded.insert(line);
    });
}

/// The line at the top stays there, whatever rows come and go above.
void LogPager::keepTop(const std::function<void()>& change) {
    const auto top = idAt(m_top.entry);
    const bool wasText = m_top.entry < count() && m_top.row > 0;
    const int fromFoot = wasText ? at(m_top.entry).rows() - m_top.row : 0;
    change();
    layOut();
    if (top > 0 && m_top.entry < m_entries.size())
        m_top.row = wasText ? std::max(0, at(m_top.entry).rows() - fromFoot) : 0;
    fillScreen();
}

void LogPager::showEnd() {
    m_isFollowing = true;
    m_goal = -1;
    m_owed = 0;
    m_asked.reset(); // a page of elsewhere, maybe
    if (!m_atEnd || (m_knownTo < m_stored && !m_isFiltered))
        m_knownTo = -1;
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
    m_goal = -1;
    m_owed = 0;
    const auto index = indexOf(goal);
    const bool isInside = !m_entries.empty() && index < m_entries.size() &&
                          (standingOf(goal) >= standingOf(m_entries.front()) || m_atStart);
    if (isInside) {
        m_top = {index, 0};
        scroll(-rowsAbove);
        m_isFollowing = false;
        fillScreen();
        return;
    }
    m_entries.clear();
    m_top = {};
    m_atStart = m_atEnd = false;
    m_lookedDown = m_lookedUp = 0;
    m_asked.reset();
    m_goal = std::max<std::int64_t>(goal, 0);
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
        m_top.row = at(m_top.entry).rows();
    }
    m_owed = m_atStart ? 0 : -rows;
}

void LogPager::stepDown(int rows) {
    m_owed = 0;
    while (rows > 0 && m_top.entry < count()) {
        const int here = std::min(rows, at(m_top.entry).rows() - m_top.row);
        m_top.row += here;
        rows -= here;
        if (m_top.row < at(m_top.entry).rows())
            break;
        m_top = {m_top.entry + 1, 0};
    }
    if (rowsBelow(m_screenRows + 1) > m_screenRows)
        return;
    goToEnd();
    m_owed = m_atEnd ? 0 : rows;
    m_isFollowing = m_atEnd && m_knownTo >= m_stored;
}

bool LogPager::isPastEnd() const { return rowsBelow(m_screenRows) < m_screenRows; }

/// Puts the last row to the foot of the screen.
void LogPager::goToEnd() {
    m_top = {count(), 0};
    const auto owed = m_owed;
    stepUp(m_screenRows);
    m_owed = owed;
    // Rows of the start may be fewer than a screen.
}

int LogPager::rowsBelow(int limit) const {
    int rows = -m_top.row;
    for (auto i = m_top.entry; i < count() && rows < limit; ++i)
        rows += at(i).rows();
    return std::max(rows, 0);
}

int LogPager::rowsAbove(int limit) const {
    int rows = m_top.row;
    for (auto i = m_top.entry; i > 0 && rows < limit; --i)
        rows += at(i - 1).rows();
    return rows;
}

std::size_t LogPager::pageLines() const {
    return std::clamp<std::size_t>(static_cast<std::size_t>(m_screenRows) * screensAhead, leastOfAPage,
                                   maxLines / 4);
}

/// Where few lines pass, the log is not looked through again and again for what has come.
bool LogPager::looksAtNewOnes() const {
    return m_isFiltered && m_atEnd && m_knownTo >= 0 && m_goal < 0 && (m_isFollowing || m_entries.empty());
}

std::optional<store::Page> LogPager::wanted() const {
    const auto limit = pageLines();
    const int ahead = m_screenRows * screensAhead;
    const auto newest = m_entries.empty() ? 0 : placeAt(m_entries.size() - 1);
    // What a late line stands behind may not be held.
    const auto oldest = m_entries.empty() ? 0 : placeAt(0) + (m_entries.front().behind ? 1 : 0);
    if (looksAtNewOnes() && m_knownTo < m_stored)
        return store::Page{Order::OldestFirst, std::max(newest, m_knownTo), limit};
    if (m_isFollowing && (m_knownTo < m_stored || !m_atEnd))
        return store::Page{Order::NewestFirst, 0, limit};
    if (m_entries.empty() && m_goal >= 0) {
        store::Page page{Order::OldestFirst, std::max<std::int64_t>(m_goal - 1, 0), limit};
        page.startsAtLine = m_lookedUp == 0 && m_goal > 0;
        if (m_lookedUp != 0)
            page.beyond = m_lookedUp;
        return page;
    }
    const bool mayBeNewer = !m_atEnd || m_knownTo < m_stored;
    if (!m_entries.empty() && mayBeNewer && rowsBelow(ahead) < ahead)
        return store::Page{Order::OldestFirst, std::max(newest, m_lookedUp), limit};
    const auto below = m_lookedDown != 0 ? m_lookedDown : oldest;
    if (!m_atStart && below != 0 && rowsAbove(ahead) < ahead)
        return store::Page{Order::NewestFirst, below, limit};
    if (m_entries.empty() && !m_isFollowing && (mayBeNewer || !m_atStart))
        return store::Page{Order::NewestFirst, 0, limit};
    return std::nullopt;
}

std::optional<LogPager::Request> LogPager::takeRequest() {
    if (m_asked)
        return std::nullopt;
    const auto page = wanted();
    if (!page)
        return std::nullopt;
    m_asked = Asked{{++m_serial, *page}, m_stored};
    return m_asked->request;
}

bool LogPager::take(std::uint64_t serial, store::LogPage page) {
    if (!m_asked || m_asked->request.serial != serial)
        return false;
    const auto asked = *std::exchange(m_asked, std::nullopt);
    const auto& wanted = asked.request.page;
    const bool isAll = page.lookedTo == 0 && page.lines.size() < wanted.limit;
    noteBetween(page);
    if (wanted.order == Order::NewestFirst && wanted.beyond == 0) {
        m_knownTo = asked.stored;
        m_lookedDown = page.lookedTo;
        takeTail(std::move(page), isAll);
    } else if (wanted.order == Order::OldestFirst) {
        const bool isPartOfNew = page.lookedTo != 0 && looksAtNewOnes();
        if (isAll || isPartOfNew)
            m_knownTo = isAll ? asked.stored : page.lookedTo;
        m_lookedUp = isPartOfNew ? 0 : page.lookedTo;
        m_atEnd = isAll || isPartOfNew;
        m_atStart = m_atStart || (wanted.beyond == 0 && m_entries.empty());
        takeNewer(std::move(page));
    } else {
        m_atStart = isAll;
        m_lookedDown = page.lookedTo;
        takeOlder(std::move(page));
    }
    fillScreen();
    prune();
    return true;
}

/// Gaps and sleeps are kept apart: a page may be read again.
void LogPager::noteBetween(const store::LogPage& page) {
    for (const auto* late : {&page.late, &page.lateElsewhere})
        for (const auto& one : *late)
            m_late.insert_or_assign(idOf(one.line), one.behind);
    for (const auto& gap : page.gaps)
        m_gaps.insert_or_assign(gap.line, gap);
    for (const auto& sleep : page.sleeps)
        m_sleeps.insert_or_assign({sleep.after, sleep.start}, sleep);
    while (m_sleeps.size() > maxBetween)
        m_sleeps.erase(m_sleeps.begin());
}

void LogPager::giveUp(std::uint64_t serial) {
    if (!m_asked || m_asked->request.serial != serial)
        return;
    m_asked.reset();
    m_lookedDown = m_lookedUp = 0;
    m_atStart = m_atEnd = true; // not again and again
    m_knownTo = m_stored;
}

void LogPager::takeTail(store::LogPage page, bool isAll) {
    auto& lines = page.lines;
    std::ranges::reverse(lines);
    const bool joins =
        !m_entries.empty() && !lines.empty() && idOf(lines.front()) <= placeAt(m_entries.size() - 1);
    if (!joins) {
        m_entries.clear();
        m_top = {};
        m_atStart = isAll;
    }
    m_atEnd = true;
    m_goal = -1;
    takeNewer(std::move(page));
    if (m_isFollowing || !joins)
        goToEnd();
}

void LogPager::takeNewer(store::LogPage page) {
    const auto last = m_entries.empty() ? 0 : placeAt(m_entries.size() - 1);
    for (auto& line : page.lines)
        if (idOf(line) > last)
            m_entries.push_back(entryOf(std::move(line)));
    insertLate(std::move(page.late));
    if (!m_entries.empty())
        insertLate(std::move(page.lateElsewhere));
    layOut();
    if (m_goal < 0 || (m_entries.empty() && !m_atEnd)) // or it is looked further
        return;
    if (m_entries.empty() || (m_atEnd && indexOf(m_goal) == m_entries.size())) {
        m_goal = -1;
        m_top = {m_entries.size(), 0};
        return;
    }
    m_top = {indexOf(m_goal), 0};
    m_goal = -1;
    if (m_owed < 0)
        stepUp(-m_owed);
}

void LogPager::takeOlder(store::LogPage page) {
    const auto topRows = m_top.entry < m_entries.size() ? at(m_top.entry).rows() : 0;
    for (auto& line : page.lines)
        if (m_entries.empty() || Standing(idOf(line), 0) < standingOf(m_entries.front())) {
            m_entries.push_front(entryOf(std::move(line)));
            ++m_top.entry;
        }
    insertLate(std::move(page.late));
    layOut();
    // The first line of before has lines above it now, and perhaps no title any more.
    if (m_top.entry < m_entries.size())
        m_top.row = std::clamp(m_top.row + at(m_top.entry).rows() - topRows, 0,
                               std::max(at(m_top.entry).rows() - 1, 0));
    if (m_owed < 0)
        stepUp(-m_owed);
}

/// Moves the top to where the screen is filled.
void LogPager::fillScreen() {
    if (m_owed > 0 && !m_asked)
        stepDown(std::exchange(m_owed, 0));
    if (m_isFollowing) {
        goToEnd();
    } else if (isPastEnd() && (m_atEnd || m_atStart || rowsAbove(m_screenRows) > 0)) {
        const int owed = m_owed;
        goToEnd();
        m_owed = owed;
    }
    m_top.entry = std::min(m_top.entry, count());
}

void LogPager::prune() {
    if (m_gaps.size() > maxBetween)
        std::erase_if(m_gaps, [this](const auto& gap) { return line(gap.first) == nullptr; });
    if (m_late.size() > maxBetween)
        std::erase_if(m_late, [this](const auto& late) { return line(late.first) == nullptr; });
    if (m_entries.size() <= maxLines)
        return;
    const auto keepAbove = maxLines / 2;
    if (m_top.entry > keepAbove) {
        const auto drop = std::min(m_top.entry - keepAbove, m_entries.size() - maxLines / 2);
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(drop));
        m_top.entry -= drop;
        m_atStart = false;
        m_lookedDown = 0;
    }
    if (m_entries.size() > maxLines && m_top.entry < maxLines / 2) {
        m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(maxLines), m_entries.end());
        m_atEnd = false;
        m_lookedUp = 0;
    }
    // What was first may have a title now that it had not: layOut() is for the next page.
}

const LogPager::Entry& LogPager::at(std::size_t index) const {
    return index < m_entries.size() ? m_entries[index] : m_open[index - m_entries.size()];
}

std::int64_t LogPager::idAt(std::size_t index) const {
    return index < m_entries.size() ? idOf(m_entries[index].line) : 0;
}

std::int64_t LogPager::topLine() const {
    return m_entries.empty() ? std::max<std::int64_t>(m_goal, 0)
                             : idAt(std::min(m_top.entry, m_entries.size() - 1));
}

bool LogPager::showsEnd() const {
    return m_atEnd && m_knownTo >= m_stored && rowsBelow(m_screenRows + 1) <= m_screenRows;
}

std::int64_t LogPager::neighbour(std::int64_t line, int direction) const {
    auto index = indexOf(line);
    if (index == m_entries.size() || idAt(index) != line)
        return 0;
    do {
        if (direction < 0 ? index == 0 : index + 1 >= m_entries.size())
            return 0;
        index = direction < 0 ? index - 1 : index + 1;
    } while (m_entries[index].isHidden);
    return idAt(index);
}

const Line* LogPager::line(std::int64_t id) const {
    const auto index = indexOf(id);
    return index < m_entries.size() && idAt(index) == id ? &m_entries[index].line : nullptr;
}

} // namespace etherdeck::ui
