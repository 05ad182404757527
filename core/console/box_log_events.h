#pragma once

#include "core/base/clock.h"
#include "core/netconsole/base/events.h"
#include "core/store/console/box_log.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace etherdeck {

/// The log of a box that sends no console output, as the events of a source of its own: lines, gaps and
/// crashes, as a Netconsole would tell them of what it hears.
class BoxLogEvents {
public:
    explicit BoxLogEvents(netconsole::SourceId source) : m_source(source) {}

    /// The box runs since `start`, by this computer's clock. `isNew`: it was not read in this boot before.
    [[nodiscard]] std::vector<netconsole::Event> begin(WallTime start, bool isNew);
    /// `next` is the number of the record that should come first, where that is known.
    [[nodiscard]] std::vector<netconsole::Event> add(std::span<const store::BoxLogRecord> log,
                                                     std::optional<std::uint64_t> next);

private:
    netconsole::SourceId m_source;
    netconsole::BootNumber m_boot{};
    WallTime m_start{};
    std::uint64_t m_lines = 0; ///< of this run
};

} // namespace etherdeck
