#pragma once

#include "core/base/result.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// Records of a source's present boot that did not arrive, and that its box may still have.
struct MissingRecords {
    std::int64_t boot = 0; ///< 0: there is none
    /// First and last number of each gap that is not filled yet, the oldest first.
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
    std::int64_t first = 0; ///< the lowest number that arrived: those below it were not heard

    friend bool operator==(const MissingRecords&, const MissingRecords&) = default;
};
/// At most the latest `maxGaps`.
[[nodiscard]] Result<MissingRecords> missingRecords(const Database& database, std::int64_t source);
inline constexpr int maxGaps = 500;

/// The lowest number among the first records of a boot that arrived; nothing when these have none.
[[nodiscard]] Result<std::optional<std::int64_t>> firstNumber(const Database& database, std::int64_t source,
                                                              std::int64_t boot);
/// The latest boot of a source; 0: it has none with lines.
[[nodiscard]] Result<std::int64_t> presentBoot(const Database& database, std::int64_t source);

} // namespace etherdeck::store
