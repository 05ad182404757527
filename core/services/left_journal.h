#pragma once

#include "core/services/console_intake.h"
#include "core/services/journal_run.h"
#include "core/store/journal_mark.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace etherdeck {

/// Which datagram, of which of the journals that a Netconsole reads one after the other: what it is given as
/// a ticket.
class JournalTickets {
public:
    /// A line that began earlier than in the file before the present one is not waited for.
    static constexpr std::uint32_t filesBack = 1;

    /// Other places follow, of another journal.
    void nextJournal() { ++m_journal; }
    [[nodiscard]] std::uint64_t ticket(const std::optional<store::JournalPlace>& place) const;
    /// The mark, with what is open and with the time of the intake.
    [[nodiscard]] store::JournalMark complete(store::JournalMark mark, ConsoleIntake& intake) const;

private:
    std::uint64_t m_journal = 0;
};

/// What a receiver goes on with that an earlier one has left: datagrams that were written down, and did not
/// become lines that are stored.
struct LeftJournal {
    JournalRun run;
    store::JournalMark mark; ///< up to where they are stored

    using HandOver = std::function<Result<void>(const std::optional<store::JournalMark>&)>;
    /// Gives all of it to the intake, a share at a time; `handOver` is called after each, to take the batch.
    /// What had begun when the receiver ended is whole again, and goes on with what comes next; if that is
    /// lost as well before it ends, it is without its beginning. Errors: System, and those of `handOver`.
    [[nodiscard]] Result<void> read(ConsoleIntake& intake, JournalTickets& tickets,
                                    const HandOver& handOver) const;

private:
    void recall(ConsoleIntake& intake, const JournalTickets& tickets) const;
};

} // namespace etherdeck
