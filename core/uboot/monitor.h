#pragma once

#include "core/base/clock.h"
#include "core/uboot/state.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Knows from its output what U-Boot is doing. A prompt counts when it has stood for a moment: output that is
/// cut behind "> " is none.
class UbootMonitor {
public:
    /// `promptWait` is the silence after what looks like a prompt, `quietAfter` that after which U-Boot
    /// counts as quiet.
    UbootMonitor(Duration promptWait, Duration quietAfter);

    /// A line has ended; `text` is all of it.
    void lineEnded(std::string_view text, TimePoint now);
    /// What stands on the open line after a datagram; empty when none is open.
    void openLineIs(std::string_view text, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// Its kernel has spoken.
    void kernelHeard() { enter(UbootPhase::Gone); }

    [[nodiscard]] const UbootState& state() const { return m_state; }
    [[nodiscard]] UbootPhase takenPhase() const { return m_taken.phase; }
    /// The state, if it has changed since it was taken last.
    [[nodiscard]] std::optional<UbootState> takeChange();
    /// A banner now would be the output of a command (`version`, or a `run` that has it), not of a start.
    [[nodiscard]] bool expectsBanner() const;

private:
    void enter(UbootPhase phase);
    void heard(TimePoint now);
    void promptMayBe(std::string_view prompt, TimePoint now);
    [[nodiscard]] bool isKnownPrompt(std::string_view text) const;
    [[nodiscard]] bool isTypedAt(std::string_view text) const;

    Duration m_promptWait;
    Duration m_quietAfter;
    UbootState m_state;
    UbootState m_taken;
    std::string m_command;   ///< that is running
    std::string m_candidate; ///< looks like a prompt
    TimePoint m_promptAt = TimePoint::max();
    TimePoint m_quietAt = TimePoint::max();
};

} // namespace etherdeck::netconsole
