#pragma once

#include "core/services/console_intake.h"
#include "core/services/journal_progress.h"
#include "core/services/journal_run.h"
#include "core/store/journal_mark.h"

#include <functional>
#include <memory>

namespace etherdeck {

/// What a receiver goes on with that an earlier one has left: datagrams that were written down, and did not
/// become lines that are stored.
struct LeftJournal {
    std::shared_ptr<const JournalRun> run;
    store::JournalMark mark; ///< up to where they are stored

    using HandOver = std::function<Result<void>(const JournalsReached&)>;
    /// Gives all of it to the intake, a share at a time; `handOver` is called after each, to take the batch.
    /// What had begun when the receiver ended is whole again, and goes on with what comes next. Errors:
    /// System, and those of `handOver`.
    [[nodiscard]] Result<void> read(ConsoleIntake& intake, JournalProgress& progress,
                                    const HandOver& handOver) const;

private:
    void recall(ConsoleIntake& intake, JournalProgress& progress) const;
};

} // namespace etherdeck
