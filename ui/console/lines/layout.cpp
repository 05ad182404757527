#include "ui/console/lines/layout.h"

#include "ui/text/moment.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using netconsole::CrashKind;
using netconsole::Line;

constexpr std::size_t maxExpanded = 200;
constexpr std::size_t maxBetween = 20'000;

WallTime endOfDay(WallTime time) {
    const auto end = localTime(time).date().addDays(1).startOfDay();
    return WallTime(std::chrono::milliseconds(end.toMSecsSinceEpoch()));
}

} // namespace

void LogLayout::clear() {
    m_entries.clear();
    m_entries.forgetLate();
    m_gaps.clear();
    m_sleeps.clear();
    m_open.clear();
    m_openLines.clear();
    m_expanded.clear();
    m_folded.clear();
}

void LogLayout::setBoots(const std::vector<store::ConsoleBoot>& boots) {
    m_boots.clear();
    for (const auto& boot : boots)
        m_boots[{boot.source, boot.number}] = boot;
}

void LogLayout::setCrashes(std::vector<store::ConsoleCrash> crashes) {
    for (auto& entry : m_entries.all())
        entry.crashes.clear();
    m_crashes = std::move(crashes);
    std::ranges::sort(m_crashes, {}, &store::ConsoleCrash::firstLine);
}

void LogLayout::setOpenLines(const std::vector<Line>& lines) {
    m_openLines = lines;
    std::ranges::stable_sort(m_openLines, {}, &Line::time);
    layOutOpen();
}

void LogLayout::setFolded(std::int64_t crash, bool isFolded) {
    if (isFolded)
        m_folded.insert(crash);
    else
        m_folded.erase(crash);
}

void LogLayout::setAllFolded(bool isFolded) {
    m_folded.clear();
    if (isFolded)
        for (const auto& crash : m_crashes)
            m_folded.insert(crash.id);
}

void LogLayout::setExpanded(std::int64_t line, bool isExpanded) {
    if (!isExpanded)
        m_expanded.erase(line);
    else if (m_expanded.size() < maxExpanded)
        m_expanded.insert(line);
}

void LogLayout::noteBetween(const store::LogPage& page) {
    m_entries.noteLate(page);
    for (const auto& gap : page.gaps)
        m_gaps.insert_or_assign(gap.line, gap);
    for (const auto& sleep : page.sleeps)
        m_sleeps.insert_or_assign({sleep.after, sleep.start}, sleep);
    while (m_sleeps.size() > maxBetween)
        m_sleeps.erase(m_sleeps.begin());
}

void LogLayout::dropNotes() {
    m_entries.dropNotes();
    if (m_gaps.size() > maxBetween)
        std::erase_if(m_gaps, [this](const auto& gap) { return m_entries.line(gap.first) == nullptr; });
}

void LogLayout::layOut() {
    Passed passed;
    for (auto& entry : m_entries.all())
        layOutEntry(entry, passed);
    layOutSleeps();
    layOutCrashes();
    layOutOpen();
}

/// A prompt that waits since yesterday is not the last word of a log of many boxes. One that is older than
/// all that is held stands further up, and is not shown here.
void LogLayout::layOutOpen() {
    for (auto& entry : m_entries.all())
        entry.open.clear();
    m_open.clear();
    for (const auto& line : m_openLines) {
        auto place = m_entries.size();
        while (place > 0 && m_entries.all()[place - 1].line.time > line.time)
            --place;
        if (place == m_entries.size())
            m_open.emplace_back(line);
        else if (place > 0 || m_entries.isAtStart())
            m_entries.all()[place > 0 ? place - 1 : 0].open.push_back(line);
    }
}

void LogLayout::layOutEntry(LogEntry& entry, Passed& passed) const {
    const Line& line = entry.line;
    const auto source = static_cast<std::uint32_t>(line.source);
    const auto boot = static_cast<std::uint32_t>(line.boot);
    const auto found = passed.boots.find(source);
    const auto known = m_boots.find({source, boot});
    // What was filled in from the log of the box may come before the first line that arrived.
    const bool isFirstOfBoot = known != m_boots.end() && known->second.firstLine == idOf(line);
    entry.hasBoot =
        found != passed.boots.end() ? found->second != boot : isFirstOfBoot || m_entries.isAtStart();
    passed.boots[source] = boot;
    entry.hasDay = false;
    if (line.time >= passed.dayEnd) {
        entry.hasDay = passed.dayEnd != WallTime() && !entry.hasBoot; // a boot's title has the date
        passed.dayEnd = endOfDay(line.time);
    }
    entry.missing.reset();
    if (const auto gap = m_gaps.find(idOf(line)); gap != m_gaps.end() && !m_isFiltered) {
        entry.missing = {gap->second.first, gap->second.last};
        entry.filled = gap->second.filled;
    }
    entry.dictionaryRows = m_expanded.contains(idOf(line)) ? static_cast<int>(line.dictionary.size()) : 0;
    entry.isHidden = entry.isInCrash = false;
    entry.crashes.clear();
}

/// A sleep stands between the last line before it and the first one after it, whichever are shown of them.
void LogLayout::layOutSleeps() {
    for (auto& entry : m_entries.all())
        entry.sleep.reset();
    for (const auto& [key, sleep] : m_sleeps) {
        const auto next = m_entries.indexOf(sleep.after + 1);
        if (next == 0 || next >= m_entries.size())
            continue;
        auto& shown = m_entries.all()[next].sleep;
        const auto start = shown ? std::min(shown->start, sleep.start) : sleep.start;
        const auto end = shown ? std::max(shown->end, sleep.end) : sleep.end;
        shown = store::SleepGap{start, end, sleep.after};
    }
}

void LogLayout::layOutCrashes() {
    if (m_entries.isEmpty())
        return;
    const auto first = m_entries.placeAt(0);
    const auto last = m_entries.placeAt(m_entries.size() - 1);
    for (const auto& crash : m_crashes) {
        if (crash.firstLine > last)
            break;
        if (crash.firstLine == 0 || crash.lastLine < first)
            continue;
        // Errors of a disk come between other lines: these do not go away with them.
        const bool isBlock = crash.kind != CrashKind::IoError && crash.kind != CrashKind::UsbResetStorm;
        bool hasTitle = !m_isFiltered && crash.firstLine < first;
        for (auto i = m_entries.indexOf(crash.firstLine);
             i < m_entries.size() && m_entries.placeAt(i) <= crash.lastLine; ++i) {
            if (static_cast<std::int64_t>(m_entries.all()[i].line.source) != crash.source)
                continue;
            if (!std::exchange(hasTitle, true))
                m_entries.all()[i].crashes.push_back(&crash);
            m_entries.all()[i].isInCrash = true;
            m_entries.all()[i].isHidden =
                m_entries.all()[i].isHidden || (isBlock && m_folded.contains(crash.id));
        }
    }
}

LogRow LogLayout::row(std::size_t index, int part) const {
    const LogEntry& entry = at(index);
    LogRow row;
    row.line = &entry.line;
    row.isOpen = index >= m_entries.size();
    row.id = m_entries.idAt(index);
    row.isInCrash = entry.isInCrash;
    row.before = index > 0 ? &at(index - 1).line : nullptr;
    row.boot = bootOf(entry.line);
    const auto is = [&](LogRow::Kind kind, int rows) {
        if (part < rows) {
            row.kind = kind;
            row.part = part;
            return true;
        }
        part -= rows;
        return false;
    };
    if (is(LogRow::Kind::Sleep, entry.sleep ? 1 : 0)) {
        row.sleep = &*entry.sleep;
        return row;
    }
    if (is(LogRow::Kind::Boot, entry.hasBoot ? 1 : 0) || is(LogRow::Kind::Day, entry.hasDay ? 1 : 0))
        return row;
    if (is(LogRow::Kind::Gap, entry.missing ? 1 : 0)) {
        row.missing = *entry.missing;
        row.filled = entry.filled;
        return row;
    }
    if (is(LogRow::Kind::Crash, static_cast<int>(entry.crashes.size()))) {
        row.crash = entry.crashes[static_cast<std::size_t>(row.part)];
        return row;
    }
    if (!entry.isHidden &&
        (is(LogRow::Kind::Text, entry.textRows) || is(LogRow::Kind::Dictionary, entry.dictionaryRows)))
        return row;
    openRow(entry, part, row);
    return row;
}

void LogLayout::openRow(const LogEntry& entry, int part, LogRow& row) const {
    for (const auto& line : entry.open) {
        if (part < LogEntry::rowsOf(line)) {
            row.kind = LogRow::Kind::Text;
            row.part = part;
            row.id = 0;
            row.before = &entry.line;
            row.line = &line;
            row.boot = bootOf(line);
            row.isOpen = true;
            row.isInCrash = false;
            return;
        }
        part -= LogEntry::rowsOf(line);
    }
}

const store::ConsoleBoot* LogLayout::bootOf(const Line& line) const {
    const auto boot =
        m_boots.find({static_cast<std::int64_t>(line.source), static_cast<std::int64_t>(line.boot)});
    return boot == m_boots.end() ? nullptr : &boot->second;
}

const LogEntry& LogLayout::at(std::size_t index) const {
    return index < m_entries.size() ? m_entries.all()[index] : m_open[index - m_entries.size()];
}

std::int64_t LogLayout::crashAt(const Line& line) const {
    for (const auto& crash : m_crashes)
        if (crash.source == static_cast<std::int64_t>(line.source) && crash.firstLine <= idOf(line) &&
            crash.lastLine >= idOf(line))
            return crash.id;
    return 0;
}

} // namespace etherdeck::ui
