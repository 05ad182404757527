#include "core/console/unfinished_journal.h"

#include "core/base/byte_reader.h"
#include "core/netconsole/kernel/extended_record.h"

#include <algorithm>

namespace etherdeck {

namespace {

using store::JournalPlace;

constexpr std::size_t datagramsAtOnce = 4096; ///< read before they are stored

ConsoleDatagram datagramOf(const netconsole::PcapRecord& record) {
    return {record.from, record.payload, record.time, record.cut};
}

/// At most datagramsAtOnce, up to `end`.
Result<std::size_t> readShare(JournalReader& reader, JournalPlace end, ConsoleIntake& intake,
                              const JournalReader::Taken& taken) {
    intake.look();
    return reader.read(end, datagramsAtOnce, taken);
}

/// Some way back, so that the Netconsole knows the logs again of which something was held.
JournalPlace farBefore(JournalPlace place) {
    return {std::max<std::uint32_t>(place.segment, 2) - 1, netconsole::pcapFileHeader};
}

} // namespace

Result<void> UnfinishedJournal::read(ConsoleIntake& intake, JournalProgress& progress,
                                     const HandOver& handOver) const {
    if (checkpoint.open) { // what an earlier journal has left open is not stored yet, unlike what is read now
        intake.netconsole().resolveHeldRecords();
        if (auto handed = handOver(progress.reached(intake)); !handed)
            return handed;
    }
    progress.begin(run, checkpoint.open.value_or(checkpoint.place));
    for (const auto& deferred : recall(intake, progress))
        intake.datagramReceived({deferred.from, deferred.bytes, deferred.time, deferred.cut},
                                deferred.journalPosition);
    const auto end = run->end();
    JournalReader reader(*run, checkpoint.place);
    JournalDamage told;
    while (reader.place() < end) {
        const auto count = readShare(reader, end, intake, [&](const netconsole::PcapRecord& record) {
            intake.datagramReceived(datagramOf(record), progress.positionOf(reader.place()));
        });
        const auto& damage = reader.damage();
        progress.passedOver({damage.places - told.places, damage.bytes - told.bytes});
        told = damage;
        if (!count)
            return fail(count.error());
        if (auto handed = handOver(progress.reached(reader.place(), intake)); !handed)
            return handed;
    }
    return handOver(progress.reached(std::max(checkpoint.place, end), intake));
}

/// What is stored up to the checkpoint is read once more, for what was open there. Where it cannot be read
/// that is without its beginning. Damage there was told when it was read first. Answers with what was held
/// back there, and so is not stored.
std::vector<UnfinishedJournal::Deferred> UnfinishedJournal::recall(ConsoleIntake& intake,
                                                                   JournalProgress& progress) const {
    std::vector<Deferred> deferred;
    if (!checkpoint.open)
        return deferred;
    JournalReader reader(*run, checkpoint.held.empty() ? *checkpoint.open : farBefore(*checkpoint.open));
    while (reader.place() < checkpoint.place) {
        const auto count =
            readShare(reader, checkpoint.place, intake, [&](const netconsole::PcapRecord& record) {
                const auto journalPosition = progress.positionOf(reader.place());
                if (isHeldBack(record, reader.place()))
                    deferred.push_back({record.from,
                                        {record.payload.begin(), record.payload.end()},
                                        record.time,
                                        record.cut,
                                        journalPosition});
                else
                    intake.datagramReceived(datagramOf(record), journalPosition);
            });
        intake.dropStored();
        if (!count)
            return deferred;
    }
    intake.look();
    intake.timePasses(checkpoint.time);
    intake.dropStored();
    return deferred;
}

bool UnfinishedJournal::isHeldBack(const netconsole::PcapRecord& record, JournalPlace place) const {
    if (checkpoint.held.empty() || !netconsole::parseExtended(asText(record.payload)))
        return false;
    const auto from = record.from.toString();
    return std::ranges::any_of(checkpoint.held, [&](const store::HeldBack& held) {
        return held.from == from && held.since <= place;
    });
}

} // namespace etherdeck
