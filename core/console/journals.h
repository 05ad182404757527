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

/// The raw datagrams kept beside a store: those not stored yet, and the latest of the stored ones.

struct OpenedJournals {
    std::unique_ptr<ConsoleJournal> journal = std::make_unique<ConsoleJournal>();
    std::vector<UnfinishedJournal> left; ///< not yet stored in full
    std::optional<Error> failure;        ///< why no journal can be written
    std::optional<Error> leftFailure;    ///< why recovery of earlier journals is left to the next receiver
};
/// A new journal for a receiver that stores into `store`, and what earlier receivers have left. Waits for
/// others that are reading the journals; calls `beforeWaiting` before that.
[[nodiscard]] OpenedJournals openJournals(const std::string& storePath, const store::ConsoleStore& store,
                                          const std::function<void()>& beforeWaiting = {});

/// How many datagrams killed receivers have left beside the store that are not in it; stops counting at
/// `limit`. Read-only.
[[nodiscard]] std::size_t countLeftDatagrams(const std::string& storePath, const store::ConsoleStore& store,
                                             std::size_t limit);

struct RecoveredJournals {
    std::size_t lines = 0;
    JournalDamage damage; ///< what could not be read
};
/// Recovers and stores datagrams left by killed receivers, for whoever wants to read them before another
/// receiver starts. Errors: those of JournalRun::all(), of UnfinishedJournal::read() and of
/// ConsoleStore::append().
[[nodiscard]] Result<RecoveredJournals> recoverJournals(const std::string& storePath,
                                                        store::ConsoleStore& store);

/// Removes the oldest files of stored datagrams until at most `keptBytes` remain.
void tidyJournals(const std::string& storePath, store::ConsoleStore& store,
                  std::uint64_t keptBytes = std::uint64_t{64} << 20);

} // namespace etherdeck
