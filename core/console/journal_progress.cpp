#include "core/console/journal_progress.h"

#include "core/console/intake.h"

#include <algorithm>

namespace etherdeck {

using store::JournalPlace;

void JournalProgress::begin(std::shared_ptr<const JournalRun> run, JournalPlace first) {
    if (first.segment == 0)
        first = {1, netconsole::pcapFileHeader};
    m_journals.push_back({std::move(run), first, std::nullopt, {}});
}

std::uint64_t JournalProgress::positionOf(const std::optional<JournalPlace>& place) {
    if (!place || m_journals.empty())
        return 0;
    const bool isSameFile =
        !m_files.empty() && m_files.back().journal == present() && m_files.back().segment == place->segment;
    if (!isSameFile)
        m_files.push_back({present(), place->segment, m_last + 1});
    m_last = m_files.back().start + place->offset;
    return m_last;
}

JournalsReached JournalProgress::reached(JournalPlace place, const ConsoleIntake& intake) {
    m_journals.back().reached = place;
    m_journals.back().time = intake.timePassed();
    return reached(intake);
}

JournalsReached JournalProgress::reached(const ConsoleIntake& intake) {
    const auto open = oldestOpen(intake);
    JournalsReached all;
    for (std::size_t i = 0; i < m_journals.size(); ++i) {
        const auto& journal = m_journals[i];
        if (!journal.reached)
            continue;
        store::JournalCheckpoint checkpoint{
            journal.run->name(), *journal.reached, std::nullopt, journal.time, {}};
        // What came behind the beginning of the oldest line is read again as well.
        if (open && m_passed + i >= open->journal) {
            checkpoint.open = m_passed + i == open->journal ? open->place : journal.first;
            checkpoint.held = heldBack(intake, i);
        }
        all.checkpoints.set(std::move(checkpoint));
        all.runs.push_back(journal.run);
    }
    passEnded(open);
    return all;
}

std::optional<JournalProgress::Open> JournalProgress::oldestOpen(const ConsoleIntake& intake) {
    while (m_files.size() > 1 && m_files[1].start + maxRecalled <= m_last)
        m_files.pop_front();
    if (m_files.empty())
        return std::nullopt;
    const auto journalPosition = intake.netconsole().oldestOpen(m_files.front().start);
    if (!journalPosition)
        return std::nullopt;
    return placeOf(*journalPosition);
}

JournalProgress::Open JournalProgress::placeOf(std::uint64_t journalPosition) const {
    const auto& file = *std::prev(std::ranges::upper_bound(m_files, journalPosition, {}, &File::start));
    return {file.journal, {file.segment, journalPosition - file.start}};
}

/// For the checkpoint of the journal with this index.
std::vector<store::HeldBack> JournalProgress::heldBack(const ConsoleIntake& intake, std::size_t index) const {
    std::vector<store::HeldBack> held;
    for (const auto& records : intake.netconsole().heldRecords()) {
        if (records.since < m_files.front().start)
            continue;
        const auto since = placeOf(records.since);
        if (since.journal > m_passed + index)
            continue;
        const bool isHere = since.journal == m_passed + index;
        held.push_back({records.from.toString(), isHere ? since.place : m_journals[index].first});
    }
    return held;
}

/// Of those before the one with the oldest line, all lines have ended.
void JournalProgress::passEnded(std::optional<Open> open) {
    while (m_journals.size() > 1 && (!open || open->journal > m_passed)) {
        m_journals.pop_front();
        ++m_passed;
    }
}

} // namespace etherdeck
