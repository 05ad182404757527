#pragma once

#include "core/console/intake.h"
#include "core/console/journal_progress.h"
#include "core/journal/run.h"
#include "core/store/console/journal_checkpoint.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace etherdeck {

/// What an earlier receiver has left for the next one: datagrams in its journal whose lines were not stored.
struct UnfinishedJournal {
    std::shared_ptr<const JournalRun> run;
    store::JournalCheckpoint checkpoint; ///< up to where they are stored

    using HandOver = std::function<Result<void>(const JournalsReached&)>;
    /// Gives all of it to the intake, a share at a time; `handOver` is called after each, to take the batch.
    /// What had begun when the receiver ended is whole again, and goes on with what comes next. Errors:
    /// System, and those of `handOver`.
    [[nodiscard]] Result<void> read(ConsoleIntake& intake, JournalProgress& progress,
                                    const HandOver& handOver) const;

private:
    /// A datagram of its own, with its journal position.
    struct Deferred {
        netconsole::Endpoint from;
        std::vector<std::byte> bytes;
        WallTime time;
        bool cut = false;
        std::uint64_t journalPosition = 0;
    };

    [[nodiscard]] std::vector<Deferred> recall(ConsoleIntake& intake, JournalProgress& progress) const;
    [[nodiscard]] bool isHeldBack(const netconsole::PcapRecord& record, store::JournalPlace place) const;
};

} // namespace etherdeck
