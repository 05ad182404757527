#include "ui/console/lines/pager.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

using netconsole::CrashKind;
using netconsole::Line;

std::int64_t numberOf(const Line& line) { return static_cast<std::int64_t>(line.id); }

int rowsOf(const Line& line) { return 1 + static_cast<int>(std::ranges::count(line.text, '\n')); }

} // namespace

int LogPager::Entry::rows() const {
    const int titles = static_cast<int>(hasBoot) + static_cast<int>(missing.has_value()) +
                       static_cast<int>(sleep.has_value()) + static_cast<int>(crashes.size());
    int openRows = 0;
    for (const auto& one : open)
        openRows += rowsOf(one);
    return titles + (isHidden ? 0 : textRows + dictionaryRows) + openRows;
}

LogPager::Entry LogPager::entryOf(Line line) {
    Entry entry;
    entry.textRows = rowsOf(line);
    entry.line = std::move(line);
    return entry;
}

std::int64_t LogPager::crashAt(const Line& line) const {
    for (const auto& crash : m_crashes)
        if (crash.source == static_cast<std::int64_t>(line.source) && crash.firstLine <= numberOf(line) &&
            crash.lastLine >= numberOf(line))
            return crash.id;
    return 0;
}

void LogPager::layOut() {
    Passed passed;
    for (auto& entry : m_entries)
        layOutEntry(entry, passed);
    layOutSleeps();
    layOutCrashes();
    layOutOpen();
}

/// A prompt that waits since yesterday is not the last word of a log of many boxes. One that is older than
/// all that is held stands further up, and is not shown here.
void LogPager::layOutOpen() {
    for (auto& entry : m_entries)
        entry.open.clear();
    m_open.clear();
    for (const auto& line : m_openLines) {
        auto place = m_entries.size();
        while (place > 0 && m_entries[place - 1].line.time > line.time)
            --place;
        if (place == m_entries.size())
            m_open.push_back(entryOf(line));
        else if (place > 0 || m_atStart)
            m_entries[place > 0 ? place - 1 : 0].open.push_back(line);
    }
}

void LogPager::layOutEntry(Entry& entry, Passed& passed) const {
    const Line& line = entry.line;
    const auto source = static_cast<std::uint32_t>(line.source);
    const auto boot = static_cast<std::uint32_t>(line.boot);
    const auto found = passed.find(source);
    const auto known = m_boots.find({source, boot});
    const bool isFirstOfBoot = known != m_boots.end() && known->second.firstLine == numberOf(line);
    entry.hasBoot = isFirstOfBoot || (found != passed.end() ? found->second != boot : m_atStart);
    passed[source] = boot;
    entry.missing.reset();
    if (const auto gap = m_gaps.find(numberOf(line)); gap != m_gaps.end() && !m_isFiltered) {
        entry.missing = {gap->second.first, gap->second.last};
        entry.filled = gap->second.filled;
    }
    entry.dictionaryRows = m_expanded.contains(numberOf(line)) ? static_cast<int>(line.dictionary.size()) : 0;
    entry.isHidden = entry.isInCrash = false;
    entry.crashes.clear();
}

/// A sleep stands between the last line before it and the first one after it, whichever are shown of them.
void LogPager::layOutSleeps() {
    for (auto& entry : m_entries)
        entry.sleep.reset();
    for (const auto& [key, sleep] : m_sleeps) {
        const auto next = indexOf(sleep.after + 1);
        if (next == 0 || next >= m_entries.size())
            continue;
        auto& shown = m_entries[next].sleep;
        const auto start = shown ? std::min(shown->start, sleep.start) : sleep.start;
        const auto end = shown ? std::max(shown->end, sleep.end) : sleep.end;
        shown = store::SleepGap{start, end, sleep.after};
    }
}

void LogPager::layOutCrashes() {
    if (m_entries.empty())
        return;
    const auto first = placeAt(0);
    const auto last = placeAt(m_entries.size() - 1);
    for (const auto& crash : m_crashes) {
        if (crash.firstLine > last)
            break;
        if (crash.firstLine == 0 || crash.lastLine < first)
            continue;
        // Errors of a disk come between other lines: these do not go away with them.
        const bool isBlock = crash.kind != CrashKind::IoError && crash.kind != CrashKind::UsbResetStorm;
        bool hasTitle = !m_isFiltered && crash.firstLine < first;
        for (auto i = indexOf(crash.firstLine); i < m_entries.size() && placeAt(i) <= crash.lastLine; ++i) {
            if (static_cast<std::int64_t>(m_entries[i].line.source) != crash.source)
                continue;
            if (!std::exchange(hasTitle, true))
                m_entries[i].crashes.push_back(&crash);
            m_entries[i].isInCrash = true;
            m_entries[i].isHidden = m_entries[i].isHidden || (isBlock && m_folded.contains(crash.id));
        }
    }
}

LogRow LogPager::row(int onScreen) const {
    int left = onScreen + m_top.row;
    for (auto i = m_top.entry; i < count(); ++i) {
        const int rows = at(i).rows();
        if (left < rows)
            return rowOf(i, left);
        left -= rows;
    }
    LogRow row;
    row.kind = m_atEnd ? LogRow::Kind::Blank : LogRow::Kind::Pending;
    return row;
}

LogRow LogPager::rowOf(std::size_t index, int part) const {
    const Entry& entry = at(index);
    LogRow row;
    row.line = &entry.line;
    row.isOpen = index >= m_entries.size();
    row.id = idAt(index);
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
    if (is(LogRow::Kind::Boot, entry.hasBoot ? 1 : 0))
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

void LogPager::openRow(const Entry& entry, int part, LogRow& row) const {
    for (const auto& line : entry.open) {
        if (part < rowsOf(line)) {
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
        part -= rowsOf(line);
    }
}

const store::ConsoleBoot* LogPager::bootOf(const Line& line) const {
    const auto boot =
        m_boots.find({static_cast<std::int64_t>(line.source), static_cast<std::int64_t>(line.boot)});
    return boot == m_boots.end() ? nullptr : &boot->second;
}

} // namespace etherdeck::ui
