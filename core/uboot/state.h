#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

enum class UbootPhase : std::uint8_t {
    Quiet,          ///< nothing heard for a while, or never
    Talking,        ///< output, but no prompt
    CountingDown,   ///< any key stops autoboot
    AtPrompt,       ///< waits for a line; what is typed is echoed
    RunningCommand, ///< a line sent now is lost
    Gone,           ///< has started a kernel and says nothing any more
};
/// "quiet", "talking", "counting-down", "at-prompt", "running-command", "gone".
[[nodiscard]] std::string_view name(UbootPhase phase);

struct UbootState {
    UbootPhase phase = UbootPhase::Quiet;
    int secondsLeft = 0; ///< while counting down
    std::string prompt;  ///< "=> ", "PogoE02> "; empty until one was seen
    /// At the prompt, something stands behind it: a line that is sent now would be added to that.
    bool isTyped = false;

    friend bool operator==(const UbootState&, const UbootState&) = default;
};

} // namespace etherdeck::netconsole
