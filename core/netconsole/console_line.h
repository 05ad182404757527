#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// One line of a terminal. Carriage return, backspace and the ANSI sequences that move within or erase a line
/// work as on a screen; all other control characters and sequences are dropped. Line feeds must not be
/// passed.
class ConsoleLine {
public:
    explicit ConsoleLine(std::size_t longest) : m_longest(longest) {}

    void put(char byte);
    /// Appends the leading characters of `bytes` that simply go to the end of the line, and returns how many:
    /// the same as put() for each, but fast. 0 where put() is needed.
    std::size_t putRun(std::string_view bytes);
    void clear();

    /// The raw bytes; not sanitized yet, may be broken UTF-8.
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
    std::size_t m_column = 0; ///< where the next character goes; past the end only after the line was erased
    Escape m_escape = Escape::None;
    unsigned m_parameter = 0; ///< the first one of a control sequence
    bool m_isFirstParameter = true;
    std::size_t m_stringLength = 0;
};

} // namespace etherdeck::netconsole
