#pragma once

#include "core/netconsole/console_line.h"
#include "core/netconsole/line.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// A line of text, harmless. For Basic without its time stamp, which stands in `time`.
struct TextLine {
    Kind kind = Kind::Uboot;
    std::string text;
    std::optional<std::chrono::microseconds> time;
    std::string caller;
    bool cut = false;
};

/// Makes lines of a stream of bytes, U-Boot's or a kernel's in basic format, however it is cut into
/// datagrams. Which of them speaks is found out at each line's start: a kernel has a time stamp there; a line
/// without signs is of the kind that the one before it was, in the beginning U-Boot's.
class TextStream {
public:
    explicit TextStream(std::size_t longestLine) : m_longest(longestLine), m_screen(longestLine) {}

    /// Takes bytes up to the end of a line, and says how many. Then, if lineEnded(), take the line.
    std::size_t consume(std::string_view bytes);
    [[nodiscard]] bool lineEnded() const { return m_ended; }
    [[nodiscard]] TextLine takeLine();

    /// Bytes of a line without an end have come.
    [[nodiscard]] bool isOpen() const { return !m_ended && (!m_start.empty() || m_decided); }
    /// The line as it stands; same rules as for a whole one.
    [[nodiscard]] TextLine openLine() const;
    /// Enough of the line has come to know its kind.
    [[nodiscard]] bool isDecided() const { return m_decided.has_value(); }
    [[nodiscard]] Kind openKind() const { return m_decided.value_or(m_usual); }
    /// The open line as the bytes of a screen, to look for prompts in. Empty unless it is U-Boot's.
    [[nodiscard]] std::string_view screen() const;
    /// The rest of the open line will not come.
    void endLine() { m_ended = m_ended || isOpen(); }

    /// What a line without signs is taken for.
    void setUsual(Kind kind) { m_usual = kind; }

private:
    std::size_t writeRun(std::string_view bytes);
    void put(char byte);
    void decide(std::string_view start);
    void write(std::string_view bytes);
    [[nodiscard]] TextLine basicLine(std::string_view bytes) const;

    std::size_t m_longest;
    Kind m_usual = Kind::Uboot;
    std::string m_start;           ///< of a line, while its kind is open
    std::optional<Kind> m_decided; ///< the open line's kind
    ConsoleLine m_screen;          ///< for Uboot
    std::string m_bytes;           ///< for Basic
    bool m_ended = false;
    bool m_cut = false;
};

} // namespace etherdeck::netconsole
