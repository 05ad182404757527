#pragma once

#include "core/terminal/control_filter.h"
#include "core/terminal/terminal_cell.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

struct VTerm;

namespace etherdeck::terminal {

/// What a terminal shows of the bytes that a U-Boot has sent, and the rows that have scrolled off. Does no
/// I/O. The bytes have no effect outside the screen: no title, bell, clipboard or mouse, and a terminal's
/// replies are discarded.
class TerminalScreen {
public:
    static constexpr int maxRows = 500;
    static constexpr int fewestColumns =
        8; ///< libvterm needs room for a wide character on a double-width line
    static constexpr int maxColumns = 500;
    static constexpr std::size_t maxScrolledRows = 5000;

    TerminalScreen(int rows, int columns);
    ~TerminalScreen();
    TerminalScreen(const TerminalScreen&) = delete;
    TerminalScreen& operator=(const TerminalScreen&) = delete;

    /// The input may be split anywhere. A line feed also returns to the first column, as U-Boot expects.
    void write(std::string_view bytes);
    /// Values are clamped to the limits above.
    void resize(int rows, int columns);
    /// Clears the screen, its scrollback and all modes.
    void clear();

    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int columns() const { return m_columns; }
    /// The oldest row that is kept, the first one on the screen, and the one after the last.
    [[nodiscard]] std::int64_t firstRow() const { return topRow() - std::int64_t(m_scrolled.size()); }
    [[nodiscard]] std::int64_t topRow() const { return m_top; }
    [[nodiscard]] std::int64_t endRow() const { return m_top + m_rows; }
    /// As wide as the screen; empty outside firstRow() … endRow().
    [[nodiscard]] Row row(std::int64_t number) const;
    [[nodiscard]] Position cursor() const;
    [[nodiscard]] bool isCursorVisible() const { return m_isCursorVisible; }

    /// UTF-8 of the text between two positions, without trailing blanks.
    [[nodiscard]] std::string text(Position from, Position to) const;
    /// UTF-8, without trailing blanks.
    [[nodiscard]] std::string rowText(std::int64_t number) const;

    /// True when the screen has changed since the last call.
    [[nodiscard]] bool takeChanged();

private:
    struct Callbacks; ///< of libvterm
    struct Free {
        void operator()(VTerm* terminal) const;
    };

    void make();
    void scrolledOut(Row&& row);
    [[nodiscard]] Row screenRow(int row) const;

    int m_rows;
    int m_columns;
    std::unique_ptr<VTerm, Free> m_terminal;
    std::deque<Row> m_scrolled;
    std::int64_t m_top = 0;
    ControlFilter m_filter;
    std::string m_cleaned; ///< for libvterm; kept to reuse its memory
    bool m_isCursorVisible = true;
    bool m_changed = true;
};

} // namespace etherdeck::terminal
