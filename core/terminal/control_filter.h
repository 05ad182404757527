#pragma once

#include <string>
#include <string_view>

namespace etherdeck::terminal {

/// Passes what U-Boot uses of a terminal: text, the common control characters, colours, and sequences that
/// move the cursor or erase. Everything else is removed, so that a box can neither reach the obscure parts of
/// a terminal emulation (double-height lines, scroll regions, character sets, modes) nor query it. A control
/// string (title, clipboard), which would swallow what follows, is shown as text.
class ControlFilter {
public:
    /// The input may be split anywhere. Adds a carriage return to line feeds, as U-Boot expects.
    void filter(std::string_view bytes, std::string& into);

private:
    enum class State { Text, Escape, EscapeRest, Sequence };

    void filter(char byte, std::string& into);
    void text(char byte, std::string& into);
    void escape(char byte, std::string& into);
    void sequence(char byte, std::string& into);
    [[nodiscard]] bool isAllowed(char final) const;

    State m_state = State::Text;
    std::string m_parameters; ///< of the current sequence
};

} // namespace etherdeck::terminal
