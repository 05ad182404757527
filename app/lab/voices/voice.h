#pragma once

#include "app/lab/voices/kernel_voice.h"
#include "app/lab/voices/uboot_voice.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::lab {

/// The ports: everyone listens here and U-Boot sends from it; the kernel sends from the second one.
inline constexpr std::uint16_t consolePort = 6666;
inline constexpr std::uint16_t kernelPort = 6665;

struct VoiceDatagram {
    std::uint16_t fromPort = consolePort;
    std::string bytes;
};

/// What a plug sends on netconsole: it is switched on, its U-Boot starts, counts down and boots a kernel,
/// which runs on or panics, and so on. Does no I/O: pass it the time and what arrives on the console port,
/// take datagrams.
class Voice {
public:
    struct Plan {
        Duration powerOnAfter{};
        UbootEnvironment environment;
        KernelFormat format = KernelFormat::Extended;
        Duration firstPanicAfter = Duration::max(); ///< after the first kernel's start
        Duration laterPanicAfter = Duration::max(); ///< after the start of each kernel that follows a panic
    };

    Voice(Plan plan, TimePoint now);

    void received(std::string_view datagram, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<VoiceDatagram> takeDatagram();
    [[nodiscard]] std::optional<KernelLogEntry> takeLogEntry() { return m_kernel.takeLogEntry(); }
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    enum class Stage { Off, Uboot, Kernel };

    void goOn(TimePoint now);
    void collect();

    Plan m_plan;
    UbootVoice m_uboot;
    KernelVoice m_kernel;
    Stage m_stage = Stage::Off;
    TimePoint m_powerOnAt;
    bool m_hasPanicked = false;
    std::deque<VoiceDatagram> m_output;
};

} // namespace etherdeck::lab
