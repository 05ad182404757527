#pragma once

#include "core/terminal/terminal_screen.h"
#include "ui/console/terminal/grid.h"
#include "ui/console/terminal/selection.h"

#include <QFont>
#include <QPalette>

class QPainter;

namespace etherdeck::ui {

/// Draws the rows of a TerminalScreen and its cursor.
class TerminalPainter {
public:
    /// All but the last two must live longer.
    TerminalPainter(QPainter& painter, const terminal::TerminalScreen& screen, const TerminalGrid& grid,
                    const TerminalSelection& selection, const QFont& font, const QPalette& palette);

    /// A row of the screen, on a line of the view.
    void row(int line, std::int64_t number);
    /// A block with the keyboard's focus, its outline without. `firstRow` is on the first line of the view.
    void cursor(std::int64_t firstRow, bool hasFocus);

private:
    QPainter& m_painter;
    const terminal::TerminalScreen& m_screen;
    const TerminalGrid& m_grid;
    const TerminalSelection& m_selection;
    QFont m_font;
    QPalette m_palette;
};

} // namespace etherdeck::ui
