#pragma once

#include "core/base/clock.h"
#include "core/uboot/state.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Derives from U-Boot's output what U-Boot is doing. A prompt counts only after it has stood for a moment:
/// output that happens to be split after "> " is not a prompt.
class UbootMonitor {
public:
    /// `promptWait` is the silence required after what looks like a prompt; after `quietAfter` without output
    /// U-Boot counts as quiet.
    UbootMonitor(Duration promptWait, Duration quietAfter);

    /// A line has ended; `text` is the whole line.
    void lineEnded(std::string_view text, TimePoint now);
    /// The content of the unfinished line after a datagram; empty when there is none.
    void openLineIs(std::string_view text, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    /// The box's kernel has printed something.
    void kernelHeard() { enter(UbootPhase::Gone); }

    [[nodiscard]] const UbootState& state() const { return m_state; }
    [[nodiscard]] UbootPhase takenPhase() const { return m_taken.phase; }
    /// The state, if it has changed since the last call.
    [[nodiscard]] std::optional<UbootState> takeChange();
    /// True when a banner would be the output of a command (`version`, or a `run` that contains it) and not
    /// of a start.
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
    std::string m_command;   ///< the one that is running
    std::string m_candidate; ///< looks like a prompt
    TimePoint m_promptAt = TimePoint::max();
    TimePoint m_quietAt = TimePoint::max();
};

} // namespace etherdeck::netconsole
