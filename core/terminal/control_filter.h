#pragma once

#include <string>
#include <string_view>

namespace etherdeck::terminal {

/// Lets through what U-Boot uses of a terminal: text, the usual control characters, colours, and sequences
/// that move the cursor or erase. All else is left out, so that a box can neither reach the corners of a
/// terminal emulation (double-height lines, scroll regions, character sets, modes) nor ask it for anything;
/// a string (title, clipboard) that would swallow what comes behind it is shown as text.
class ControlFilter {
public:
    /// However cut. Line feeds get a carriage return, as U-Boot means them.
    void filter(std::string_view bytes, std::string& into);

private:
    enum class State { Text, Escape, EscapeRest, Sequence };

    void filter(char byte, std::string& into);
    void text(char byte, std::string& into);
    void escape(char byte, std::string& into);
    void sequence(char byte, std::string& into);
    [[nodiscard]] bool isAllowed(char final) const;

    State m_state = State::Text;
    std::string m_parameters; ///< of the sequence that has begun
};

} // namespace etherdeck::terminal
