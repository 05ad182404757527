#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

enum class UbootPhase : std::uint8_t {
    Quiet,          ///< nothing heard for a while, or never
    Talking,        ///< output, but no prompt
    CountingDown,   ///< any key stops autoboot
    AtPrompt,       ///< waits for a line; input is echoed
    RunningCommand, ///< a line sent now is lost
    Gone,           ///< has started a kernel and prints nothing any more
};
/// "quiet", "talking", "counting-down", "at-prompt", "running-command", "gone".
[[nodiscard]] std::string_view name(UbootPhase phase);

struct UbootState {
    UbootPhase phase = UbootPhase::Quiet;
    int secondsLeft = 0; ///< while counting down
    std::string prompt;  ///< "=> ", "PogoE02> "; empty until one was seen
    /// There is input after the prompt: a line sent now would be appended to it.
    bool isTyped = false;

    friend bool operator==(const UbootState&, const UbootState&) = default;
};

} // namespace etherdeck::netconsole
