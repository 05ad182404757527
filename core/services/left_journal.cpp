#include "core/services/left_journal.h"

namespace etherdeck {

namespace {

using store::JournalMark;
using store::JournalPlace;

constexpr std::size_t share = 4096; ///< datagrams at once

//  ticket  = journal (8 bits)  segment (24)  offset (32)
constexpr int journalShift = 56;
constexpr int segmentShift = 32;

ConsoleDatagram datagramOf(const netconsole::PcapRecord& record) {
    return {record.from, record.payload, record.time, record.cut};
}

/// A share up to `end`.
Result<std::size_t> readShare(JournalReader& reader, JournalPlace end, ConsoleIntake& intake,
                              const JournalTickets& tickets) {
    intake.look();
    return reader.read(end, share, [&](const netconsole::PcapRecord& record) {
        intake.datagramReceived(datagramOf(record), tickets.ticket(reader.place()));
    });
}

} // namespace

std::uint64_t JournalTickets::ticket(const std::optional<JournalPlace>& place) const {
    if (!place || place->segment >= 1u << (journalShift - segmentShift) || place->offset >> segmentShift != 0)
        return 0;
    return (m_journal % 255 + 1) << journalShift | std::uint64_t{place->segment} << segmentShift |
           place->offset;
}

JournalMark JournalTickets::complete(JournalMark mark, ConsoleIntake& intake) const {
    mark.time = intake.timePassed();
    const auto first = std::max(mark.place.segment, filesBack + 1) - filesBack;
    const auto since = ticket(JournalPlace{first, 0});
    const auto open = since == 0 ? std::nullopt : intake.netconsole().oldestOpen(since);
    if (!open)
        return mark;
    const auto rest = *open & ((std::uint64_t{1} << journalShift) - 1);
    mark.open = JournalPlace{static_cast<std::uint32_t>(rest >> segmentShift), rest & 0xffff'ffffu};
    return mark;
}

Result<void> LeftJournal::read(ConsoleIntake& intake, JournalTickets& tickets,
                               const HandOver& handOver) const {
    tickets.nextJournal();
    recall(intake, tickets);
    const auto end = run.end();
    JournalReader reader(run, mark.place);
    while (reader.place() < end) {
        if (const auto count = readShare(reader, end, intake, tickets); !count)
            return fail(count.error());
        const JournalMark reached{run.name(), reader.place(), std::nullopt, {}};
        if (auto handed = handOver(tickets.complete(reached, intake)); !handed)
            return handed;
    }
    return handOver(JournalMark{run.name(), end, std::nullopt, intake.timePassed()});
}

/// What is stored up to the mark is read once more, for what was open there. Where it cannot be read that
/// is without its beginning.
void LeftJournal::recall(ConsoleIntake& intake, const JournalTickets& tickets) const {
    if (!mark.open)
        return;
    JournalReader reader(run, *mark.open);
    while (reader.place() < mark.place) {
        const auto count = readShare(reader, mark.place, intake, tickets);
        intake.dropStored();
        if (!count)
            return;
    }
    intake.look();
    intake.timePasses(mark.time);
    intake.dropStored();
}

} // namespace etherdeck
