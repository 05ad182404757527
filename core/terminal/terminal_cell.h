#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::terminal {

/// One of the 16 colours of a terminal, 0 … 15; nothing: the colour of ordinary text or of its ground.
using Color = std::optional<std::uint8_t>;

/// A place on the screen. What stands there is safe to show and to copy: neither a control character nor one
/// that changes the direction of others.
struct Cell {
    char32_t character = U' ';
    std::uint8_t width = 1; ///< columns; 2 for wide characters, 0 for the column behind one
    Color foreground;
    Color background;
    bool bold = false;
    bool underline = false;
    bool reverse = false;

    friend bool operator==(const Cell&, const Cell&) = default;
};
using Row = std::vector<Cell>;

/// Rows are numbered from the first one on; the numbers stay when the screen scrolls.
struct Position {
    std::int64_t row = 0;
    int column = 0;

    friend auto operator<=>(const Position&, const Position&) = default;
};

} // namespace etherdeck::terminal
