#pragma once

#include "core/base/clock.h"
#include "core/uboot/state.h"

#include <optional>
#include <string>

namespace etherdeck::netconsole {

/// Stops a box's autoboot: sends a key ten times a second, from before power-on until the prompt appears.
/// Ctrl-C is harmless at a prompt, where Enter would repeat the last command.
class BootStopper {
public:
    struct Settings {
        std::string key = "\x03"; ///< AUTOBOOT_KEYED builds need their own words
        Duration interval = std::chrono::milliseconds(100);
        Duration giveUpAfter = std::chrono::minutes(5);
    };
    enum class Outcome {
        Trying,
        Stopped,
        TooLate, ///< it was heard starting, and then its kernel started
        GaveUp,
        Cancelled,
    };

    /// `state` is what is known of the box: at its prompt there is nothing to stop.
    BootStopper(const UbootState& state, TimePoint now, Settings settings);
    BootStopper(const UbootState& state, TimePoint now) : BootStopper(state, now, Settings()) {}

    void stateChanged(const UbootState& state);
    void timeReached(TimePoint now);
    void cancel();
    /// A datagram to send.
    [[nodiscard]] std::optional<std::string> takeBytes();
    /// TimePoint::max() when it has ended.
    [[nodiscard]] TimePoint nextDeadline() const;
    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    /// U-Boot has been heard since: the box is on.
    [[nodiscard]] bool isStarting() const { return m_isStarting; }

private:
    void end(Outcome outcome);

    Settings m_settings;
    Outcome m_outcome = Outcome::Trying;
    bool m_isStarting = false; ///< U-Boot was heard
    TimePoint m_next;
    TimePoint m_last;
    bool m_isDue = false;
};

} // namespace etherdeck::netconsole
