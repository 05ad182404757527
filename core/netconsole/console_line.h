#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// One line of a terminal: carriage return, backspace and the ANSI sequences that move within or erase a line
/// do what they do on a screen; all other control characters and sequences vanish. A line feed is not for it.
class ConsoleLine {
public:
    explicit ConsoleLine(std::size_t longest) : m_longest(longest) {}

    void put(char byte);
    /// Takes the characters at the front of `bytes` that go to the end of the line, and says how many: the
    /// same as put() for each, but fast. 0 where it takes put().
    std::size_t putRun(std::string_view bytes);
    void clear();

    /// Bytes as they stand, not yet harmless: may be broken UTF-8.
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] bool isFull() const { return m_text.size() >= m_longest; }

private:
    enum class Escape : std::uint8_t { None, Started, Control, Skip, String, StringEnd };

    void putEscape(char byte);
    void startEscape(char byte);
    void continueControl(char byte);
    void perform(char command);
    void erase(unsigned mode);
    void moveTo(std::size_t column);
    void write(char byte);

    std::size_t m_longest;
    std::string m_text;
    std::size_t m_column = 0; ///< where the next character goes; past the end only after an erased line
    Escape m_escape = Escape::None;
    unsigned m_parameter = 0; ///< the first one of a control sequence
    bool m_isFirstParameter = true;
    std::size_t m_stringLength = 0;
};

} // namespace etherdeck::netconsole
