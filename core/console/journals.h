#pragma once

#include "core/console/receiver.h"
#include "core/store/console/store.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace etherdeck {

/// The raw datagrams beside a store: those that are not stored yet, and the latest of those that are.

struct OpenedJournals {
    std::unique_ptr<ConsoleJournal> journal = std::make_unique<ConsoleJournal>();
    std::vector<UnfinishedJournal> left; ///< that the store does not have in full
    std::optional<Error> failure;        ///< why nothing can be written down
    std::optional<Error> leftFailure;    ///< why what earlier ones have left waits for the next receiver
};
/// A new journal for a receiver that stores into `store`, and what earlier ones have left. Whoever looks
/// through that for a moment is waited for, and `beforeWaiting` called.
[[nodiscard]] OpenedJournals openJournals(const std::string& storePath, const store::ConsoleStore& store,
                                          const std::function<void()>& beforeWaiting = {});

/// How many datagrams receivers have left beside the store that were killed, and are not in it; counts no
/// further than `limit`. Only reads.
[[nodiscard]] std::size_t countLeftDatagrams(const std::string& storePath, const store::ConsoleStore& store,
                                             std::size_t limit);

struct RecoveredJournals {
    std::size_t lines = 0;
    JournalDamage damage; ///< what could not be read of them
};
/// Makes lines of what receivers have left that were killed, and stores them, for whoever wants to read
/// them before another receiver starts. Errors: those of JournalRun::all(), of
/// UnfinishedJournal::read() and of ConsoleStore::append().
[[nodiscard]] Result<RecoveredJournals> recoverJournals(const std::string& storePath,
                                                        store::ConsoleStore& store);

/// Removes the oldest files of datagrams that are stored, until no more than `keptBytes` are there.
void tidyJournals(const std::string& storePath, store::ConsoleStore& store,
                  std::uint64_t keptBytes = std::uint64_t{64} << 20);

} // namespace etherdeck
