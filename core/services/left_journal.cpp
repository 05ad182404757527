#include "core/services/left_journal.h"

namespace etherdeck {

namespace {

using store::JournalPlace;

constexpr std::size_t share = 4096; ///< datagrams at once

ConsoleDatagram datagramOf(const netconsole::PcapRecord& record) {
    return {record.from, record.payload, record.time, record.cut};
}

/// A share up to `end`.
Result<std::size_t> readShare(JournalReader& reader, JournalPlace end, ConsoleIntake& intake,
                              JournalProgress& progress) {
    intake.look();
    return reader.read(end, share, [&](const netconsole::PcapRecord& record) {
        intake.datagramReceived(datagramOf(record), progress.ticket(reader.place()));
    });
}

} // namespace

Result<void> LeftJournal::read(ConsoleIntake& intake, JournalProgress& progress,
                               const HandOver& handOver) const {
    progress.begin(run, mark.open.value_or(mark.place));
    recall(intake, progress);
    const auto end = run->end();
    JournalReader reader(*run, mark.place);
    JournalDamage told;
    while (reader.place() < end) {
        const auto count = readShare(reader, end, intake, progress);
        const auto& damage = reader.damage();
        progress.passedOver({damage.places - told.places, damage.bytes - told.bytes});
        told = damage;
        if (!count)
            return fail(count.error());
        if (auto handed = handOver(progress.reached(reader.place(), intake)); !handed)
            return handed;
    }
    return handOver(progress.reached(std::max(mark.place, end), intake));
}

/// What is stored up to the mark is read once more, for what was open there. Where it cannot be read that
/// is without its beginning. Damage there was told when it was read first.
void LeftJournal::recall(ConsoleIntake& intake, JournalProgress& progress) const {
    if (!mark.open)
        return;
    JournalReader reader(*run, *mark.open);
    while (reader.place() < mark.place) {
        const auto count = readShare(reader, mark.place, intake, progress);
        intake.dropStored();
        if (!count)
            return;
    }
    intake.look();
    intake.timePasses(mark.time);
    intake.dropStored();
}

} // namespace etherdeck
