#pragma once

#include "core/netconsole/base/crash.h"
#include "core/netconsole/kernel/crash_block.h"
#include "core/netconsole/kernel/crash_signs.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::netconsole {

/// Finds the blocks that report failures in a kernel's lines, fed one by one. A line of the extended format
/// counts only if the kernel itself wrote it: what programs write to the log (facility other than 0) is
/// ordinary text.
class CrashDetector {
public:
    static constexpr Duration silence = CrashBlock::silence;
    static constexpr Duration stormPause = std::chrono::seconds(10); ///< ends a series of errors or resets
    /// then the series is reported, and the next one begins
    static constexpr Duration longestStorm = std::chrono::seconds(60);
    static constexpr std::uint32_t resetsOfAStorm = 3;
    static constexpr std::size_t maxStorms = 8; ///< disks and devices tracked at the same time
    static constexpr std::size_t maxBlocks = 4; ///< of processors that report at the same time
    static constexpr int maxLines = CrashBlock::maxLines;

    /// Returns the level of the failure that the line belongs to, as far as that is known by now.
    std::optional<Level> lineAdded(const Line& line, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// Ends all open blocks: the box has restarted.
    void endAll();
    [[nodiscard]] std::optional<Crash> take();

private:
    /// Errors on one disk, or resets of one device.
    struct Storm {
        Crash crash;
        std::string key;
        TimePoint began;
        TimePoint deadline;
    };
    struct Announcement {
        LineId line{};
        int linesAgo = 0;
    };
    using Blocks = std::vector<CrashBlock>;

    void begin(const CrashSign& sign, const Line& line, std::string_view caller, TimePoint now);
    void makeRoomFor(const CrashSign& sign, std::string_view caller);
    /// The kind of the block that the line is part of.
    std::optional<CrashKind> goOn(const Line& line, std::string_view caller, std::string_view message,
                                  TimePoint now);
    [[nodiscard]] Blocks::iterator blockOf(std::string_view caller);
    /// The block whose processor reports now.
    Blocks::iterator chooseBlock(Blocks::iterator current, std::string_view processorLine);
    Blocks::iterator endBlock(Blocks::iterator block);
    void endWithRiders(Blocks::iterator block);
    /// True when the line is one of a series.
    bool countStorm(const CrashSign& sign, const Line& line, TimePoint now);
    void endStorm(std::size_t index);

    Blocks m_blocks; ///< the latest last
    std::optional<Announcement> m_announced;
    std::vector<Storm> m_storms;
    std::vector<Crash> m_found;
};

} // namespace etherdeck::netconsole
