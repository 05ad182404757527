#pragma once

#include "core/netconsole/events.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace etherdeck::netconsole {

/// Counts the boots of a source. A U-Boot and the kernel it starts are one boot; so are the logs of one
/// kernel on several endpoints. Each function answers with what has started, if anything has.
///
/// No box boots all the time, but anybody can send that it does: what tells of more boots than there can be
/// belongs to the present one.
class Boots {
public:
    static constexpr std::uint32_t mostBootsAtOnce = 60; ///< behind the first, as when a capture is replayed
    static constexpr std::chrono::seconds timeToEarnABoot{10};

    /// Which of a source's logs speaks, from 0: each endpoint has one in each of the kernel's formats.
    using Channel = std::uint32_t;

    struct Started {
        BootNumber number{};
        BootCause cause{};
        std::optional<BootNumber> ended;
        LineId lastLine{};
        WallTime lastLineTime;
    };

    /// Before what may be a start; the time of a datagram also when it is read from a file.
    void timeIs(WallTime now);
    std::optional<Started> ubootHeard();
    std::optional<Started> banner();
    std::optional<Started> countdown();
    std::optional<Started> prompt();
    void autobootOver();
    std::optional<Started> kernelHeard(Channel channel);
    std::optional<Started> kernelStarted(Channel channel, BootCause cause);

    void lineAdded(LineId line, WallTime time);
    [[nodiscard]] BootNumber current() const { return m_number; }

private:
    enum class Stage : std::uint8_t { Nothing, Uboot, PastAutoboot, Kernel };

    std::optional<Started> start(Stage stage, BootCause cause);
    bool mayStart();

    BootNumber m_number{};
    Stage m_stage = Stage::Nothing;
    std::uint64_t m_kernelChannels = 0; ///< a bit for each that told of this boot's kernel
    LineId m_lastLine{};
    WallTime m_lastLineTime;
    std::uint32_t m_allowance = mostBootsAtOnce;
    WallTime m_earnedUntil;
};

} // namespace etherdeck::netconsole
