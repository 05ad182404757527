#pragma once

#include "core/base/clock.h"
#include "core/store/console/records.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <vector>

/// Sources that become one, and are taken apart again; see ConsoleStore. Each change is one transaction.
namespace etherdeck::store {

/// More merges than these cannot be taken apart: the oldest ones stay as they are.
inline constexpr std::int64_t maxMerges = 1000;

/// What became of the numbers of boots.
struct MergedBoots {
    std::int64_t offset = 0; ///< what was added to those of the source that is gone
    std::int64_t last = 0;   ///< the highest of the other one now
};
/// `isForGood`: it cannot be taken apart, and leaves no trace.
[[nodiscard]] Result<MergedBoots> mergeSources(const Database& database, std::int64_t into, std::int64_t from,
                                               WallTime now, bool isForGood = false);

/// What was one source, and is two again.
struct TakenApart {
    std::int64_t former = 0;                     ///< the one that is back
    std::int64_t offset = 0;                     ///< what was added to the numbers of its boots
    std::int64_t last = 0;                       ///< the highest number that a merged boot had
    std::vector<netconsole::Endpoint> endpoints; ///< of the one that is back
};
/// `former` is the source that was merged into `into`.
[[nodiscard]] Result<TakenApart> takeSourceApart(const Database& database, std::int64_t into,
                                                 std::int64_t former);
/// What can be taken out again of each source: the latest merge of it last.
struct SourceMerge {
    std::int64_t target = 0;
    MergedSource merged;
};
[[nodiscard]] Result<std::vector<SourceMerge>> sourceMerges(const Database& database);
/// Those of sources that are no more.
[[nodiscard]] Result<void> tidyMerges(const Database& database);

/// The highest number that a boot of it was given. Errors: OutOfRange (no such source).
[[nodiscard]] Result<std::int64_t> lastBootOf(const Database& database, std::int64_t source);

} // namespace etherdeck::store
