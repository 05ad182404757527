#pragma once

#include "core/base/clock.h"
#include "core/store/console/lines/records.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <vector>

/// Merging two sources, and taking them apart again; see ConsoleStore. Each change is one transaction.
namespace etherdeck::store {

/// Only this many merges can be taken apart: older ones are permanent.
inline constexpr std::int64_t maxMerges = 1000;

/// What happened to the boot numbers.
struct MergedBoots {
    std::int64_t offset = 0; ///< added to those of the source that was merged
    std::int64_t last = 0;   ///< now the highest of the other source
};
/// `isForGood`: it cannot be taken apart, and is not recorded.
[[nodiscard]] Result<MergedBoots> mergeSources(const Database& database, std::int64_t into, std::int64_t from,
                                               WallTime now, bool isForGood = false);

/// A source that was taken out of another one.
struct TakenApart {
    std::int64_t former = 0;                     ///< the source that exists again
    std::int64_t offset = 0;                     ///< had been added to its boot numbers
    std::int64_t last = 0;                       ///< the highest number of a merged boot
    std::vector<netconsole::Endpoint> endpoints; ///< of `former`
};
/// `former` is the source that was merged into `into`.
[[nodiscard]] Result<TakenApart> takeSourceApart(const Database& database, std::int64_t into,
                                                 std::int64_t former);
/// A merge that can be taken apart. They are listed by source, the latest merge of each last.
struct SourceMerge {
    std::int64_t target = 0;
    MergedSource merged;
};
[[nodiscard]] Result<std::vector<SourceMerge>> sourceMerges(const Database& database);
/// Removes the records of merges whose sources no longer exist.
[[nodiscard]] Result<void> tidyMerges(const Database& database);

/// The highest boot number ever used for the source. Errors: OutOfRange (no such source).
[[nodiscard]] Result<std::int64_t> lastBootOf(const Database& database, std::int64_t source);

} // namespace etherdeck::store
