#include "ui/console/lines/reading.h"

#include "ui/console/lines/entries.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using store::Order;

constexpr int screensAhead = 3;
constexpr std::size_t leastOfAPage = 100;

std::size_t linesOfAPage(int screenRows) {
    return std::clamp<std::size_t>(static_cast<std::size_t>(LogReading::rowsAhead(screenRows)), leastOfAPage,
                                   LogEntries::maxLines / 4);
}

} // namespace

int LogReading::rowsAhead(int screenRows) { return screenRows * screensAhead; }

void LogReading::reset() {
    readAgain();
    m_goal = -1;
}

void LogReading::noteStored(std::int64_t lastLine) { m_stored = std::max(m_stored, lastLine); }

void LogReading::readAgain() {
    m_knownTo = -1;
    m_lookedDown = m_lookedUp = 0;
    m_asked.reset();
}

void LogReading::readEnd(const LogEntries& entries, bool isFiltered) {
    m_goal = -1;
    m_asked.reset(); // a page of elsewhere, maybe
    if (!entries.isAtEnd() || (!isEndKnown() && !isFiltered))
        m_knownTo = -1;
}

void LogReading::readFrom(std::int64_t line) {
    m_lookedDown = m_lookedUp = 0;
    m_asked.reset();
    m_goal = std::max<std::int64_t>(line, 0);
}

/// Where few lines pass, the log is not looked through again and again for what has come.
bool LogReading::looksAtNewOnes(const LogEntries& entries, const Screen& screen) const {
    return screen.isFiltered && entries.isAtEnd() && m_knownTo >= 0 && m_goal < 0 &&
           (screen.isFollowing || entries.isEmpty());
}

std::optional<store::Page> LogReading::wanted(const LogEntries& entries, const Screen& screen) const {
    const auto limit = linesOfAPage(screen.rows);
    const int ahead = rowsAhead(screen.rows);
    const auto newest = entries.isEmpty() ? 0 : entries.placeAt(entries.size() - 1);
    // What a late line stands behind may not be held.
    const auto oldest = entries.isEmpty() ? 0 : entries.placeAt(0) + (entries.all().front().behind ? 1 : 0);
    if (looksAtNewOnes(entries, screen) && !isEndKnown())
        return store::Page{Order::OldestFirst, std::max(newest, m_knownTo), limit};
    if (screen.isFollowing && (!isEndKnown() || !entries.isAtEnd()))
        return store::Page{Order::NewestFirst, 0, limit};
    if (entries.isEmpty() && m_goal >= 0) {
        store::Page page{Order::OldestFirst, std::max<std::int64_t>(m_goal - 1, 0), limit};
        page.startsAtLine = m_lookedUp == 0 && m_goal > 0;
        if (m_lookedUp != 0)
            page.beyond = m_lookedUp;
        return page;
    }
    const bool mayBeNewer = !entries.isAtEnd() || !isEndKnown();
    if (!entries.isEmpty() && mayBeNewer && screen.below < ahead)
        return store::Page{Order::OldestFirst, std::max(newest, m_lookedUp), limit};
    const auto below = m_lookedDown != 0 ? m_lookedDown : oldest;
    if (!entries.isAtStart() && below != 0 && screen.above < ahead)
        return store::Page{Order::NewestFirst, below, limit};
    if (entries.isEmpty() && !screen.isFollowing && (mayBeNewer || !entries.isAtStart()))
        return store::Page{Order::NewestFirst, 0, limit};
    return std::nullopt;
}

std::optional<LogReading::Request> LogReading::request(const LogEntries& entries, const Screen& screen) {
    if (m_asked)
        return std::nullopt;
    const auto page = wanted(entries, screen);
    if (!page)
        return std::nullopt;
    m_asked = Asked{{++m_serial, *page}, m_stored};
    return m_asked->request;
}

std::optional<LogReading::Taken> LogReading::take(std::uint64_t serial, const store::LogPage& page,
                                                  LogEntries& entries, const Screen& screen) {
    if (!m_asked || m_asked->request.serial != serial)
        return std::nullopt;
    const auto asked = *std::exchange(m_asked, std::nullopt);
    const auto& wanted = asked.request.page;
    const bool isAll = page.lookedTo == 0 && page.lines.size() < wanted.limit;
    if (wanted.order == Order::NewestFirst && wanted.beyond == 0) {
        m_knownTo = asked.stored;
        m_lookedDown = page.lookedTo;
        m_goal = -1;
        return Taken{Part::Tail, isAll};
    }
    if (wanted.order == Order::NewestFirst) {
        m_lookedDown = page.lookedTo;
        entries.setAtStart(isAll);
        return Taken{Part::Older, isAll};
    }
    const bool isPartOfNew = page.lookedTo != 0 && looksAtNewOnes(entries, screen);
    if (isAll || isPartOfNew)
        m_knownTo = isAll ? asked.stored : page.lookedTo;
    m_lookedUp = isPartOfNew ? 0 : page.lookedTo;
    entries.setAtEnd(isAll || isPartOfNew);
    entries.setAtStart(entries.isAtStart() || (wanted.beyond == 0 && entries.isEmpty()));
    return Taken{Part::Newer, isAll};
}

void LogReading::giveUp(std::uint64_t serial, LogEntries& entries) {
    if (!m_asked || m_asked->request.serial != serial)
        return;
    m_asked.reset();
    m_lookedDown = m_lookedUp = 0;
    entries.setAtStart(true); // not again and again
    entries.setAtEnd(true);
    m_knownTo = m_stored;
}

} // namespace etherdeck::ui
