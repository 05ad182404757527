#pragma once

#include "app/lab/voices/kernel_datagrams.h"
#include "app/lab/voices/kernel_texts.h"
#include "core/base/clock.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::lab {

/// What is added to the kernel's own log.
struct KernelLogEntry {
    bool startsKernel = false; ///< a new log begins; there is no record
    std::string record;        ///< as /dev/kmsg has it

    friend bool operator==(const KernelLogEntry&, const KernelLogEntry&) = default;
};

enum class KernelFormat { Extended, ExtendedWithRelease, Basic };

/// A kernel with netconsole: sends its log so far when its network is up, then a line from time to time. Does
/// no I/O: pass it the time, take datagrams.
class KernelVoice {
public:
    static constexpr Duration networkAfter = std::chrono::milliseconds(2600); ///< after the kernel's start
    static constexpr Duration rebootAfter = std::chrono::seconds(5);          ///< after a panic

    explicit KernelVoice(KernelFormat format) : m_format(format) {}

    /// The kernel panics this long after its start, unless it is Duration::max().
    void start(TimePoint now, Duration panicAfter);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<std::string> takeDatagram();
    /// Each record is there before its datagram.
    [[nodiscard]] std::optional<KernelLogEntry> takeLogEntry();
    /// TimePoint::max() when it is not running.
    [[nodiscard]] TimePoint nextDeadline() const { return m_deadline; }
    /// True once the box has reset itself.
    [[nodiscard]] bool hasEnded() const { return m_stage == Stage::Ended; }

private:
    enum class Stage { Ended, Boot, Routine, Panic, Rebooting };

    void say(const KernelStep& step);
    void plan();
    void enter(Stage stage, std::span<const KernelStep> steps);

    KernelFormat m_format;
    Stage m_stage = Stage::Ended;
    TimePoint m_start;
    TimePoint m_panicAt;
    TimePoint m_stepAt; ///< when the next step is logged
    TimePoint m_deadline = TimePoint::max();
    std::span<const KernelStep> m_steps;
    std::size_t m_next = 0;
    std::uint64_t m_seq = 0;
    std::vector<std::string> m_output;
    std::size_t m_taken = 0; ///< of the output
    std::deque<KernelLogEntry> m_log;
};

} // namespace etherdeck::lab
