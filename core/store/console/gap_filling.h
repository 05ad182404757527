#pragma once

#include "core/store/console/box_log.h"

namespace etherdeck::store {

/// The result for the gaps of the boot that a box's log belongs to.
struct FilledGaps {
    std::vector<std::int64_t> boots; ///< that the log is proven to belong to; if several, no gap was filled
    bool hasGaps = false;            ///< with numbers of the log, in any boot
    std::int64_t gaps = 0;           ///< of that boot, with records that are not stored; also its beginning
    std::int64_t filled = 0;         ///< of these, now without any
    std::int64_t remaining = 0;      ///< the others
    std::int64_t records = 0;        ///< stored
    std::int64_t crashes = 0;        ///< found in them

    friend bool operator==(const FilledGaps&, const FilledGaps&) = default;
};

/// See ConsoleStore::fillGaps().
[[nodiscard]] Result<FilledGaps> fillGaps(const Database& database, std::int64_t source,
                                          std::span<const BoxLogRecord> log);

} // namespace etherdeck::store
