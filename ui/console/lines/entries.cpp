#include "ui/console/lines/entries.h"

#include <algorithm>
#include <iterator>

namespace etherdeck::ui {

namespace {

using netconsole::Line;

constexpr std::size_t maxLateNotes = 20'000;

} // namespace

LogEntry::LogEntry(Line content) : line(std::move(content)), textRows(rowsOf(line)) {}

int LogEntry::rowsOf(const Line& line) { return 1 + static_cast<int>(std::ranges::count(line.text, '\n')); }

int LogEntry::rows() const {
    const int titles = static_cast<int>(hasBoot) + static_cast<int>(hasDay) +
                       static_cast<int>(missing.has_value()) + static_cast<int>(sleep.has_value()) +
                       static_cast<int>(crashes.size());
    int openRows = 0;
    for (const auto& one : open)
        openRows += rowsOf(one);
    return titles + (isHidden ? 0 : textRows + dictionaryRows) + openRows;
}

void LogEntries::clear() {
    m_entries.clear();
    m_atStart = m_atEnd = false;
}

void LogEntries::forgetLate() { m_late.clear(); }

void LogEntries::noteLate(const store::LogPage& page) {
    for (const auto* late : {&page.late, &page.lateElsewhere})
        for (const auto& one : *late)
            m_late.insert_or_assign(idOf(one.line), one.behind);
}

void LogEntries::append(store::LogPage page, std::size_t& followed) {
    const auto last = m_entries.empty() ? 0 : placeAt(m_entries.size() - 1);
    for (auto& line : page.lines)
        if (idOf(line) > last)
            m_entries.push_back(LogEntry(std::move(line)));
    insertLate(std::move(page.late), followed);
    if (!m_entries.empty())
        insertLate(std::move(page.lateElsewhere), followed);
}

void LogEntries::prepend(store::LogPage page, std::size_t& followed) {
    for (auto& line : page.lines)
        if (m_entries.empty() || Standing(idOf(line), 0) < standingOf(m_entries.front())) {
            m_entries.push_front(LogEntry(std::move(line)));
            ++followed;
        }
    insertLate(std::move(page.late), followed);
}

/// Those that stand among what is held; others come with their page.
void LogEntries::insertLate(std::vector<store::LateLine> late, std::size_t& followed) {
    for (auto& one : late) {
        const Standing standing(one.behind, idOf(one.line));
        const auto index = indexOf(standing);
        const bool isHeld = index < m_entries.size() && standingOf(m_entries[index]) == standing;
        const bool isBefore = !m_entries.empty() && !m_atStart && one.behind < placeAt(0);
        const bool isBehind = !m_entries.empty() && !m_atEnd && one.behind > placeAt(m_entries.size() - 1);
        if (isHeld || isBefore || isBehind)
            continue;
        auto entry = LogEntry(std::move(one.line));
        entry.behind = one.behind;
        m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(index), std::move(entry));
        if (index <= followed && m_entries.size() > 1)
            ++followed;
    }
}

void LogEntries::dropFirst(std::size_t count) {
    m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(count));
    m_atStart = false;
}

void LogEntries::dropFrom(std::size_t index) {
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(index), m_entries.end());
    m_atEnd = false;
}

void LogEntries::dropNotes() {
    if (m_late.size() > maxLateNotes)
        std::erase_if(m_late, [this](const auto& late) { return line(late.first) == nullptr; });
}

std::size_t LogEntries::indexOf(std::int64_t line) const { return indexOf(standingOf(line)); }

std::size_t LogEntries::indexOf(Standing standing) const {
    const auto found = std::ranges::lower_bound(m_entries, standing, {},
                                                [](const LogEntry& entry) { return standingOf(entry); });
    return static_cast<std::size_t>(found - m_entries.begin());
}

LogEntries::Standing LogEntries::standingOf(const LogEntry& entry) {
    return entry.behind ? Standing(*entry.behind, idOf(entry.line)) : Standing(idOf(entry.line), 0);
}

LogEntries::Standing LogEntries::standingOf(std::int64_t line) const {
    const auto late = m_late.find(line);
    return late != m_late.end() ? Standing(late->second, line) : Standing(line, 0);
}

std::int64_t LogEntries::placeAt(std::size_t index) const { return standingOf(m_entries[index]).first; }

bool LogEntries::isFromFirstOn(std::int64_t line) const {
    return !m_entries.empty() && standingOf(line) >= standingOf(m_entries.front());
}

std::int64_t LogEntries::neighbour(std::int64_t line, int direction) const {
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

const Line* LogEntries::line(std::int64_t id) const {
    const auto index = indexOf(id);
    return index < m_entries.size() && idAt(index) == id ? &m_entries[index].line : nullptr;
}

std::optional<std::vector<const Line*>> LogEntries::between(std::int64_t from, std::int64_t to,
                                                            bool hasEnd) const {
    if (m_entries.empty())
        return std::nullopt;
    const auto [first, last] = std::minmax({standingOf(from), standingOf(to)});
    const bool isFromStart = first >= standingOf(m_entries.front()) || m_atStart;
    const bool isToEnd = last <= standingOf(m_entries.back()) || (m_atEnd && hasEnd);
    if (!isFromStart || !isToEnd)
        return std::nullopt;
    std::vector<const Line*> lines;
    for (auto i = indexOf(first); i < m_entries.size() && standingOf(m_entries[i]) <= last; ++i)
        lines.push_back(&m_entries[i].line);
    return lines;
}

} // namespace etherdeck::ui
