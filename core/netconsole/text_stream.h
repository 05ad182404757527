#pragma once

#include "core/netconsole/base/line.h"
#include "core/netconsole/console_line.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// A line of text, made harmless. For Basic without its time stamp, which is in `time`.
struct TextLine {
    Kind kind = Kind::Uboot;
    std::string text;
    std::optional<std::chrono::microseconds> time;
    std::string caller;
    bool cut = false;
    bool isGuessed = false;   ///< nothing has shown yet who speaks
    std::optional<LineId> id; ///< of a line that was held back
};

/// Splits a stream of bytes, from U-Boot or a kernel in the basic format, into lines, however it is divided
/// into datagrams. The sender is determined at the start of each line: a kernel's line has a time stamp; a
/// line without signs is of the same kind as the one before it, and in the beginning guessed to be U-Boot's.
class TextStream {
public:
    explicit TextStream(std::size_t longestLine) : m_longest(longestLine), m_screen(longestLine) {}

    /// Takes bytes up to the end of a line and returns how many. Then, if lineEnded(), take the line.
    std::size_t consume(std::string_view bytes);
    [[nodiscard]] bool lineEnded() const { return m_ended; }
    [[nodiscard]] TextLine takeLine();

    /// Bytes of an unfinished line have arrived.
    [[nodiscard]] bool isOpen() const { return !m_ended && (!m_start.empty() || m_decided); }
    /// The line so far, with the same rules as a complete one.
    [[nodiscard]] TextLine openLine() const;
    /// Enough of the line has arrived to know its kind.
    [[nodiscard]] bool isDecided() const { return m_decided.has_value(); }
    [[nodiscard]] Kind openKind() const { return m_decided.value_or(m_usual); }
    /// The open line as shown on a screen, to look for prompts. Empty unless it is U-Boot's.
    [[nodiscard]] std::string_view screen() const;
    /// The rest of the open line will not come.
    void endLine() { m_ended = m_ended || isOpen(); }

    /// The kind of lines without signs.
    void setUsual(Kind kind) {
        m_usual = kind;
        m_isUsualKnown = true;
    }
    [[nodiscard]] Kind usualKind() const { return m_usual; }
    [[nodiscard]] bool isUsualKnown() const { return m_isUsualKnown; }

private:
    std::size_t writeRun(std::string_view bytes);
    void put(char byte);
    void decide(std::string_view start);
    void write(std::string_view bytes);
    [[nodiscard]] TextLine basicLine(std::string_view bytes) const;

    std::size_t m_longest;
    Kind m_usual = Kind::Uboot;
    bool m_isUsualKnown = false;
    std::string m_start;           ///< of a line whose kind is undecided
    std::optional<Kind> m_decided; ///< the open line's kind
    ConsoleLine m_screen;          ///< for Uboot
    std::string m_bytes;           ///< for Basic
    bool m_ended = false;
    bool m_cut = false;
};

} // namespace etherdeck::netconsole
