#pragma once

#include "core/netconsole/base/events.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace etherdeck::netconsole {

/// Counts the boots of a source. U-Boot and the kernel it starts belong to one boot, and so do the logs of
/// one kernel on several endpoints. Each function returns what has started, if anything has.
///
/// A box cannot reboot all the time, but anyone can send text that looks like it: the number of boots in a
/// given time is limited, and what goes beyond it belongs to the current boot.
class Boots {
public:
    static constexpr std::uint32_t maxBootsAtOnce = 60; ///< after the first, as when a capture is replayed
    static constexpr std::chrono::seconds timeToEarnABoot{10};

    /// One of a source's logs, numbered from 0: each endpoint has one for each of the kernel's formats.
    enum class LogNumber : std::uint32_t {};

    struct Started {
        BootNumber number{};
        BootCause cause{};
        std::optional<BootNumber> ended;
        LineId lastLine{};
        WallTime lastLineTime;
    };

    /// Call it before anything that may be a start; pass the time of the datagram, also when it is read from
    /// a file.
    void timeIs(WallTime now);
    std::optional<Started> ubootHeard();
    std::optional<Started> banner();
    std::optional<Started> countdown();
    std::optional<Started> prompt();
    void autobootOver();
    std::optional<Started> kernelHeard(LogNumber log);
    std::optional<Started> kernelStarted(LogNumber log, BootCause cause);

    void lineAdded(LineId line, WallTime time);
    [[nodiscard]] BootNumber current() const { return m_number; }

private:
    enum class Stage : std::uint8_t { Nothing, Uboot, PastAutoboot, Kernel };

    std::optional<Started> start(Stage stage, BootCause cause);
    bool mayStart();

    BootNumber m_number{};
    Stage m_stage = Stage::Nothing;
    std::uint64_t m_kernelLogs = 0; ///< one bit per log that has heard this boot's kernel
    LineId m_lastLine{};
    WallTime m_lastLineTime;
    std::uint32_t m_allowance = maxBootsAtOnce;
    WallTime m_earnedUntil;
};

} // namespace etherdeck::netconsole
