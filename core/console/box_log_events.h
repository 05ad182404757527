#pragma once

#include "core/base/clock.h"
#include "core/netconsole/base/events.h"
#include "core/netconsole/kernel/crash_detector.h"
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

    /// The box runs since `start`, by this computer's clock. `isNew`: it was not read in this boot before,
    /// and what it said in the last one has ended.
    [[nodiscard]] std::vector<netconsole::Event> begin(WallTime start, bool isNew);
    /// `next` is the number of the record that should come first, where that is known.
    [[nodiscard]] std::vector<netconsole::Event> add(std::span<const store::BoxLogRecord> log,
                                                     std::optional<std::uint64_t> next);
    /// The log has had no other record for so long: crashes that this ends.
    [[nodiscard]] std::vector<netconsole::Event> noteSilence(Duration silence);

private:
    void takeCrashes(std::vector<netconsole::Event>& events);

    netconsole::SourceId m_source;
    netconsole::BootNumber m_boot{};
    WallTime m_start{};
    std::uint64_t m_lines = 0; ///< of this run
    netconsole::CrashDetector m_detector;
    TimePoint m_last; ///< by the clock of the detector: of the box's kernel
};

} // namespace etherdeck
