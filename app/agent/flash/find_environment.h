#pragma once

#include "core/plans/environment.h"
#include "core/plans/refusal.h"

#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// A partition of /proc/mtd.
struct FlashEntry {
    plans::FlashPartition partition;
    bool readOnly = true;
};

/// Where U-Boot's environment is, and what is in it: by /etc/fw_env.config, by the name of a partition, or
/// on a Pogoplug E02 where well-known U-Boots keep it; else at `place` of a backup, if the box has that
/// partition. `unfinished` is where a write was begun and not finished: there it is, whatever is elsewhere.
/// Of two in well-known places, `place` decides; without it, nobody knows. Addresses and what is unfinished
/// are left out. Refusals: UnknownLayout, Failed.
[[nodiscard]] plans::Outcome<plans::BoxEnvironment>
readEnvironment(const std::string& root, const std::vector<FlashEntry>& entries,
                const plans::BoardFacts& board, const std::optional<plans::FlashArea>& place,
                const std::optional<plans::FlashArea>& unfinished = std::nullopt);

/// A copy of the whole partition. Refusals: StateMoved when the box has another one of that number;
/// UnknownLayout, Failed.
[[nodiscard]] plans::Outcome<plans::FlashBackup>
readBackup(const std::string& root, const plans::BoardFacts& board, const plans::FlashArea& area);

} // namespace etherdeck::agent
