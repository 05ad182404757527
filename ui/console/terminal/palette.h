#pragma once

#include "core/terminal/terminal_cell.h"

#include <QColor>
#include <QPalette>

namespace etherdeck::ui {

/// A cell's colours as they are drawn: those of a terminal, darkened on light ground and brightened on dark,
/// so that text is legible in both themes whatever a box asks for.
struct CellColors {
    QColor text;
    QColor ground;

    friend bool operator==(const CellColors&, const CellColors&) = default;
};
[[nodiscard]] CellColors cellColors(const terminal::Cell& cell, const QPalette& palette);

/// One of the 16 as text on the palette's base; at least 4.5 : 1.
[[nodiscard]] QColor terminalColor(int number, const QPalette& palette);

} // namespace etherdeck::ui
