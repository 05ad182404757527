#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::terminal {

/// One of a terminal's 16 colours, 0 … 15; nothing: the default colour of text or background.
using Color = std::optional<std::uint8_t>;

/// A cell of the screen. Its content is safe to show and to copy: no control characters, and none that change
/// the direction of others.
struct Cell {
    char32_t character = U' ';
    std::uint8_t width = 1; ///< columns; 2 for wide characters, 0 for the column after one
    Color foreground;
    Color background;
    bool bold = false;
    bool underline = false;
    bool reverse = false;

    friend bool operator==(const Cell&, const Cell&) = default;
};
using Row = std::vector<Cell>;

/// Rows are numbered from the very first one; a row keeps its number when the screen scrolls.
struct Position {
    std::int64_t row = 0;
    int column = 0;

    friend auto operator<=>(const Position&, const Position&) = default;
};

} // namespace etherdeck::terminal
