#pragma once

#include "ui/console/lines/pager.h"

#include <QTest>

#include <algorithm>
#include <functional>

/// What answers a pager in tests, and what it shows then.
namespace etherdeck::tests {

inline netconsole::Line lineOf(std::int64_t id, std::string text = {}, std::uint32_t source = 1,
                               std::uint32_t boot = 1) {
    netconsole::Line line;
    line.id = static_cast<netconsole::LineId>(id);
    line.source = static_cast<netconsole::SourceId>(source);
    line.boot = static_cast<netconsole::BootNumber>(boot);
    line.text = text.empty() ? "line " + std::to_string(id) : std::move(text);
    return line;
}

/// Answers as a store does.
class FakeStore {
public:
    std::vector<netconsole::Line> lines;
    int pages = 0;

    std::vector<store::ConsoleGap> gaps;
    std::vector<store::SleepGap> sleeps;
    std::vector<store::LateLine> late;
    std::int64_t step = 0; ///< ids that are looked at for a page; 0: all
    std::function<bool(const netconsole::Line&)> passes = [](const netconsole::Line&) { return true; };

    [[nodiscard]] store::LogPage read(const store::Page& asked) {
        ++pages;
        auto page = asked;
        for (const auto& one : late)
            if (page.startsAtLine && static_cast<std::int64_t>(one.line.id) == page.beyond + 1)
                page.beyond = one.behind - 1;
        store::LogPage answer;
        answer.gaps = gaps;
        answer.sleeps = sleeps;
        auto& found = answer.lines;
        const bool isUp = page.order == store::Order::OldestFirst;
        const auto start = !isUp && page.beyond == 0 ? last() + 1 : page.beyond;
        const auto end = isUp ? start + step : start - step;
        if (step != 0 && (isUp ? end < last() : end > 1))
            answer.lookedTo = end;
        const auto take = [&](const netconsole::Line& line) {
            const auto id = static_cast<std::int64_t>(line.id);
            const bool isBeyond =
                page.beyond == 0 ||
                (page.order == store::Order::OldestFirst ? id > page.beyond : id < page.beyond);
            const bool isLookedAt = answer.lookedTo == 0 || (isUp ? id <= end : id >= end);
            if (isBeyond && isLookedAt && passes(line) && found.size() < page.limit)
                found.push_back(line);
        };
        if (page.order == store::Order::OldestFirst)
            std::ranges::for_each(lines, take);
        else
            std::for_each(lines.rbegin(), lines.rend(), take);
        if (found.size() == page.limit)
            answer.lookedTo = 0;
        const auto [first, lastOfAll] = placesOn(
            page, found.size() == page.limit ? static_cast<std::int64_t>(found.back().id) : answer.lookedTo);
        for (const auto& one : late)
            if (one.behind >= first && one.behind <= lastOfAll)
                answer.late.push_back(one);
            else if (static_cast<std::int64_t>(one.line.id) >= first && one.behind < first)
                answer.lateElsewhere.push_back(one);
        return answer;
    }
    [[nodiscard]] std::int64_t last() const {
        return lines.empty() ? 0 : static_cast<std::int64_t>(lines.back().id);
    }
};

inline void answer(ui::LogPager& pager, FakeStore& store) {
    for (int i = 0; i < 100; ++i) {
        const auto request = pager.takeRequest();
        if (!request)
            return;
        QVERIFY(pager.take(request->serial, store.read(request->page)));
    }
    QFAIL("It does not stop asking.");
}

inline std::vector<std::int64_t> screen(const ui::LogPager& pager) {
    std::vector<std::int64_t> ids;
    for (int i = 0; i < pager.screenRows(); ++i)
        if (const auto row = pager.row(i); row.kind == ui::LogRow::Kind::Text)
            ids.push_back(row.id);
    return ids;
}

inline std::vector<std::int64_t> range(std::int64_t from, std::int64_t to) {
    std::vector<std::int64_t> ids;
    for (; from <= to; ++from)
        ids.push_back(from);
    return ids;
}

} // namespace etherdeck::tests
