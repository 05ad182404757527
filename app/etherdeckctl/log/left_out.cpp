#include "app/etherdeckctl/log/left_out.h"

#include "app/etherdeckctl/base/problem.h"

#include <string>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;
using netconsole::Line;
using store::Order;
using store::WithoutLevel;

constexpr std::size_t maxCounted = 1'000'000;
constexpr auto longestCount = 1s;
constexpr std::size_t maxCrashes = 1000;    // at a time
constexpr std::size_t maxOfACrash = 2000;   // a block has a thousand at most
constexpr std::size_t maxRemembered = 4000; // lines

} // namespace

void tellLeftOut(const store::ConsoleStore& store, store::ConsoleSearch search) {
    search.page.limit = maxCounted;
    const auto isEnough = [until = Clock::now() + longestCount] { return Clock::now() >= until; };
    const auto leftOut = store.leftOut(search, isEnough);
    if (!leftOut || (leftOut->lines == 0 && leftOut->isAll))
        return; // the command has succeeded even when this cannot be counted
    if (leftOut->lines == 0)
        return printNote("Lines without a level may have been left out; --also-without-level prints them.\n");
    const bool isOne = leftOut->isAll && leftOut->lines == 1;
    printNote((leftOut->isAll ? "" : "At least ") + std::to_string(leftOut->lines) +
              (isOne ? " line without a level was" : " lines without a level were") +
              " left out; --also-without-level prints " + (isOne ? "it" : "them") + ".\n");
}

Result<void> LateCrashLines::begin() {
    const auto crashes = m_store.crashes({}, 1);
    if (!crashes)
        return fail(crashes.error());
    m_lastCrash = crashes->empty() ? 0 : crashes->front().id;
    return {};
}

bool LateCrashLines::passesAlone(const Line& line) const {
    if (!line.level || line.isLevelInferred)
        return m_filter.withoutLevel == WithoutLevel::Taken;
    return *line.level <= *m_filter.level;
}

void LateCrashLines::noteRead(const Line& line) {
    if (!m_filter.level || passesAlone(line))
        return;
    m_read.insert(static_cast<std::int64_t>(line.id));
    if (m_read.size() > maxRemembered)
        m_read.erase(m_read.begin());
}

Result<std::vector<Line>> LateCrashLines::take(std::int64_t last) {
    std::vector<Line> late;
    if (!m_filter.level)
        return late;
    const auto crashes = m_store.crashes(m_filter, maxCrashes);
    if (!crashes)
        return fail(crashes.error());
    const auto known = m_lastCrash;
    for (auto crash = crashes->rbegin(); crash != crashes->rend(); ++crash) {
        if (crash->id <= known || crash->firstLine == 0)
            continue;
        if (const auto done = add(*crash, last, late); !done)
            return fail(done.error());
        m_lastCrash = crash->id;
    }
    return late;
}

Result<void> LateCrashLines::add(const store::ConsoleCrash& crash, std::int64_t last,
                                 std::vector<Line>& late) {
    auto filter = m_filter;
    filter.sources = {crash.source};
    filter.boot = crash.boot;
    const auto lines = m_store.lines(filter, {Order::OldestFirst, crash.firstLine - 1, maxOfACrash});
    if (!lines)
        return fail(lines.error());
    for (const auto& line : *lines) {
        const auto id = static_cast<std::int64_t>(line.id);
        if (id > std::min(last, crash.lastLine))
            break;
        if (passesAlone(line) || m_read.contains(id))
            continue;
        noteRead(line);
        late.push_back(line);
    }
    return {};
}

} // namespace etherdeck::ctl
