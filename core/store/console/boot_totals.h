#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/netconsole/base/events.h"
#include "core/store/console/boot_system.h"
#include "core/store/database/statements.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace etherdeck::store {

/// Source and number of a boot, the store's.
using BootKey = std::pair<std::int64_t, std::int64_t>;

/// What the lines of a batch add to their boots and sources, and to the times of blocks of lines. Summed up,
/// so that it is written once for a batch.
class BootTotals {
public:
    /// `id` is the line's in the store, higher than those before.
    void add(BootKey boot, std::int64_t id, const netconsole::Line& line);
    /// Of the batch; nothing when it has no line of that boot.
    [[nodiscard]] std::optional<std::int64_t> firstLine(BootKey boot) const;
    /// Within the transaction of the batch.
    [[nodiscard]] Result<void> write(Statements& statements) const;

private:
    struct Boot {
        std::int64_t firstLine = 0;
        std::int64_t lastLine = 0;
        WallTime lastTime{};
        std::int64_t lines = 0;
        std::int64_t bytes = 0;
    };
    struct Times {
        std::int64_t earliest = 0;
        std::int64_t latest = 0;
    };

    [[nodiscard]] Result<void> writeBoots(Statements& statements) const;
    [[nodiscard]] Result<void> writeSystems(Statements& statements) const;
    [[nodiscard]] Result<void> writeTimes(Statements& statements) const;

    std::map<BootKey, Boot> m_boots;
    std::map<std::pair<BootKey, BootSystem::Kind>, std::string> m_systems; ///< versions
    std::map<std::int64_t, Times> m_times;                                 ///< by block
};

} // namespace etherdeck::store
