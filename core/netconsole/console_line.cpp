#include "core/netconsole/console_line.h"

#include <algorithm>

namespace etherdeck::netconsole {

//  ESC [ 0-9;?...  0x40-0x7e      control sequence: K erases, C D G move, others vanish
//  ESC ] ... BEL | ESC \          a string for the terminal (also ESC P, X, ^, _)
//  ESC 0x20-0x2f...  byte         character sets
//  ESC byte

namespace {

constexpr char escape = '\x1b';
constexpr char bell = '\a';
constexpr unsigned largestParameter = 9999;
constexpr std::size_t longestString = 256; // longer: it was not a string

bool isControl(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }

} // namespace

void ConsoleLine::put(char byte) {
    if (m_escape != Escape::None)
        putEscape(byte);
    else if (byte == escape)
        m_escape = Escape::Started;
    else if (byte == '\r')
        m_column = 0;
    else if (byte == '\b')
        m_column -= m_column > 0;
    else if (byte == '\t' || !isControl(byte))
        write(byte);
}

std::size_t ConsoleLine::putRun(std::string_view bytes) {
    if (m_escape != Escape::None || m_column != m_text.size() || isFull())
        return 0;
    const auto room = bytes.substr(0, m_longest - m_text.size());
    const auto run = static_cast<std::size_t>(std::ranges::find_if(room, isControl) - room.begin());
    m_text.append(room.substr(0, run));
    m_column = m_text.size();
    return run;
}

void ConsoleLine::clear() {
    m_text.clear();
    m_column = 0;
    m_escape = Escape::None;
}

void ConsoleLine::write(char byte) {
    if (m_column > m_text.size()) // after the whole line was erased
        m_text.resize(std::min(m_column, m_longest), ' ');
    if (m_column < m_text.size())
        m_text[m_column] = byte;
    else if (!isFull())
        m_text += byte;
    m_column = std::min(m_column + 1, m_text.size());
}

void ConsoleLine::putEscape(char byte) {
    switch (m_escape) {
    case Escape::None:
        return;
    case Escape::Started:
        startEscape(byte);
        return;
    case Escape::Control:
        continueControl(byte);
        return;
    case Escape::Skip:
        m_escape = byte >= 0x20 && byte <= 0x2f ? Escape::Skip : Escape::None;
        return;
    case Escape::String:
        if (byte == bell || ++m_stringLength > longestString)
            m_escape = Escape::None;
        else if (byte == escape)
            m_escape = Escape::StringEnd;
        return;
    case Escape::StringEnd:
        m_escape = Escape::None;
        if (byte != '\\')
            startEscape(byte);
        return;
    }
}

void ConsoleLine::startEscape(char byte) {
    m_parameter = 0;
    m_isFirstParameter = true;
    m_stringLength = 0;
    if (byte == '[')
        m_escape = Escape::Control;
    else if (std::string_view("]PX^_").find(byte) != std::string_view::npos)
        m_escape = Escape::String;
    else if (byte >= 0x20 && byte <= 0x2f)
        m_escape = Escape::Skip;
    else
        m_escape = byte == escape ? Escape::Started : Escape::None;
}

void ConsoleLine::continueControl(char byte) {
    if (byte >= '0' && byte <= '9') {
        if (m_isFirstParameter)
            m_parameter = std::min(m_parameter * 10 + static_cast<unsigned>(byte - '0'), largestParameter);
    } else if (byte >= 0x20 && byte < 0x40) {
        m_isFirstParameter = m_isFirstParameter && byte != ';';
    } else {
        m_escape = byte == escape ? Escape::Started : Escape::None;
        if (byte >= 0x40)
            perform(byte);
    }
}

void ConsoleLine::perform(char command) {
    const std::size_t distance = std::max(m_parameter, 1u);
    if (command == 'K')
        erase(m_parameter);
    else if (command == 'C')
        moveTo(m_column + distance);
    else if (command == 'D')
        moveTo(m_column - std::min(m_column, distance));
    else if (command == 'G')
        moveTo(distance - 1);
}

void ConsoleLine::erase(unsigned mode) {
    if (mode == 0) {
        m_text.resize(std::min(m_column, m_text.size()));
    } else if (mode == 1) {
        const auto end = std::min(m_column + 1, m_text.size());
        std::fill_n(m_text.begin(), static_cast<std::ptrdiff_t>(end), ' ');
    } else if (mode == 2) {
        m_text.clear();
    }
}

/// Not past the end: U-Boot measures the screen by moving to column 999.
void ConsoleLine::moveTo(std::size_t column) { m_column = std::min(column, m_text.size()); }

} // namespace etherdeck::netconsole
