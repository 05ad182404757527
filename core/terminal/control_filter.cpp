#include "core/terminal/control_filter.h"

#include <algorithm>

namespace etherdeck::terminal {

namespace {

constexpr char escapeByte = '\x1b';
constexpr std::string_view controls = "\b\t\r";
constexpr std::string_view stringStarts = "]PX^_";      ///< OSC, DCS, SOS, PM, APC
constexpr std::string_view finals = "@ABCDEFGHJKPXdfm"; ///< ECMA-48: edit, move, erase, colours
constexpr std::string_view cursorParameters = "?25";    ///< hide the cursor, and show it
constexpr std::size_t longestParameters = 32;
constexpr std::size_t longestNumber = 4;
constexpr int maxNumbers = 12; ///< libvterm 0.1 writes out of bounds from the 17th on

bool isControl(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }
bool isBetween(char byte, char first, char last) { return first <= byte && byte <= last; }

bool areNumbers(std::string_view parameters) {
    if (std::ranges::count(parameters, ';') >= maxNumbers)
        return false;
    std::size_t digits = 0;
    return std::ranges::all_of(parameters, [&digits](char c) {
        const bool isDigit = isBetween(c, '0', '9');
        digits = isDigit ? digits + 1 : 0;
        return (isDigit || c == ';') && digits <= longestNumber;
    });
}

} // namespace

void ControlFilter::filter(std::string_view bytes, std::string& into) {
    for (const char byte : bytes)
        filter(byte, into);
}

void ControlFilter::filter(char byte, std::string& into) {
    if (m_state == State::Text || isControl(byte))
        text(byte, into);
    else if (m_state == State::Sequence)
        sequence(byte, into);
    else
        escape(byte, into);
}

/// A control character ends an unfinished sequence.
void ControlFilter::text(char byte, std::string& into) {
    m_state = byte == escapeByte ? State::Escape : State::Text;
    if (byte == '\n')
        into += "\r\n";
    else if (!isControl(byte) || controls.find(byte) != std::string_view::npos)
        into += byte;
}

void ControlFilter::escape(char byte, std::string& into) {
    if (isBetween(byte, ' ', '/')) {
        m_state = State::EscapeRest;
        return;
    }
    const bool isFirst = m_state == State::Escape;
    m_state = State::Text;
    if (!isFirst)
        return;
    if (byte == '[') {
        m_state = State::Sequence;
        m_parameters.clear();
    } else if (stringStarts.find(byte) != std::string_view::npos) {
        into += byte;
    }
}

void ControlFilter::sequence(char byte, std::string& into) {
    if (isBetween(byte, ' ', '?') && m_parameters.size() < longestParameters) {
        m_parameters += byte;
        return;
    }
    m_state = State::Text;
    if (isAllowed(byte))
        into += std::string({escapeByte, '['}) + m_parameters + byte;
}

bool ControlFilter::isAllowed(char final) const {
    if (final == 'h' || final == 'l')
        return m_parameters == cursorParameters;
    return finals.find(final) != std::string_view::npos && areNumbers(m_parameters);
}

} // namespace etherdeck::terminal
