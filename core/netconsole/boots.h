#pragma once

#include "core/netconsole/events.h"

#include <cstdint>
#include <optional>

namespace etherdeck::netconsole {

/// Counts the boots of a source. A U-Boot and the kernel it starts are one boot; so are the logs of one
/// kernel on several endpoints. Each function answers with what has started, if anything has.
class Boots {
public:
    /// Which of a source's logs speaks, from 0: each endpoint has one in each of the kernel's formats.
    using Channel = std::uint32_t;

    struct Started {
        BootNumber number{};
        BootCause cause{};
        std::optional<BootNumber> ended;
        LineId lastLine{};
        WallTime lastLineTime;
    };

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

    BootNumber m_number{};
    Stage m_stage = Stage::Nothing;
    std::uint64_t m_kernelChannels = 0; ///< a bit for each that told of this boot's kernel
    LineId m_lastLine{};
    WallTime m_lastLineTime;
};

} // namespace etherdeck::netconsole
