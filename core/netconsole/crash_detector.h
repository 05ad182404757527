#pragma once

#include "core/netconsole/crash.h"
#include "core/netconsole/crash_signs.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck::netconsole {

/// Finds the blocks of failures in a kernel's lines, which it is shown one after the other. A line of the
/// extended format counts only when the kernel itself has written it: what programs put into the log
/// (facility other than 0) is ordinary text.
class CrashDetector {
public:
    static constexpr Duration silence = std::chrono::seconds(1); ///< ends a block that has no end of its own
    static constexpr Duration stormPause = std::chrono::seconds(10); ///< ends a series of errors or resets
    static constexpr Duration longestStorm =
        std::chrono::seconds(60); ///< then it is told, and the next begins
    static constexpr std::uint32_t resetsOfAStorm = 3;
    static constexpr std::size_t mostStorms = 8; ///< disks and devices looked at at a time
    static constexpr int mostLines = 1000;       ///< of a block

    /// Gives the level of the failure that the line belongs to, as far as that is known by now.
    std::optional<Level> lineAdded(const Line& line, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// Nothing that is open goes on: the box has restarted.
    void endAll();
    [[nodiscard]] std::optional<Crash> take();

private:
    struct Block {
        explicit Block(Crash begun) : crash(std::move(begun)) {}

        Crash crash;
        int lines = 1;
        bool traceSeen = false;
        bool frameIsFault = false;
        bool needsTrace =
            false; ///< else it is taken for the words of a program, which basic text does not mark
        TimePoint deadline;
    };
    /// Errors of one disk, or resets of one device.
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

    void begin(const CrashSign& sign, const Line& line, std::string_view message, TimePoint now);
    /// True when the line is part of the block.
    bool goOn(const Line& line, std::string_view message, TimePoint now);
    void noteFrame(std::string_view message);
    void endBlock();
    /// True when it is one.
    bool countStorm(const CrashSign& sign, const Line& line, std::string_view message, TimePoint now);
    void endStorm(std::size_t index);
    [[nodiscard]] bool belongsToBlock(const CrashSign& sign) const;

    std::optional<Block> m_block;
    std::optional<Announcement> m_announced;
    std::vector<Storm> m_storms;
    std::vector<Crash> m_found;
};

} // namespace etherdeck::netconsole
