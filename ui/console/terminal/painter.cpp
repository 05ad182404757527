#include "ui/console/terminal/painter.h"

#include "ui/console/terminal/palette.h"
#include "ui/look/theme.h"

#include <QPainter>

#include <algorithm>

namespace etherdeck::ui {

using terminal::Cell;

namespace {

QString textOf(const terminal::Row& row, int from, int to) {
    QString text;
    for (int column = from; column < to; ++column)
        if (const auto& cell = row[static_cast<std::size_t>(column)]; cell.width > 0)
            text += QString::fromUcs4(&cell.character, 1);
    return text;
}

bool isAlike(const Cell& one, const Cell& other) {
    return one.width == 1 && other.width == 1 && one.foreground == other.foreground &&
           one.background == other.background && one.bold == other.bold && one.underline == other.underline &&
           one.reverse == other.reverse && one.character < 0x7f && other.character < 0x7f;
}

} // namespace

TerminalPainter::TerminalPainter(QPainter& painter, const terminal::TerminalScreen& screen,
                                 const TerminalGrid& grid, const TerminalSelection& selection,
                                 const QFont& font, const QPalette& palette) :
    m_painter(painter),
    m_screen(screen),
    m_grid(grid),
    m_selection(selection),
    m_font(font),
    m_palette(palette) {}

void TerminalPainter::row(int line, std::int64_t number) {
    const auto row = m_screen.row(number);
    const int end = static_cast<int>(row.size());
    for (int column = 0; column < end;) {
        const auto& cell = row[static_cast<std::size_t>(column)];
        const bool isSelected = m_selection.contains({number, column});
        int next = column + std::max<int>(cell.width, 1);
        while (next < end && isAlike(cell, row[static_cast<std::size_t>(next)]) &&
               m_selection.contains({number, next}) == isSelected)
            ++next;
        next = std::min(next, end);
        auto colors = cellColors(cell, m_palette);
        if (isSelected)
            colors = {m_palette.color(QPalette::Text), theme::selection(m_palette)};
        const QRectF rect = m_grid.rect(line, column, next - column);
        if (colors.ground != m_palette.color(QPalette::Base))
            m_painter.fillRect(rect, colors.ground);
        QFont font = m_font;
        font.setBold(cell.bold);
        font.setUnderline(cell.underline);
        m_painter.setFont(font);
        m_painter.setPen(colors.text);
        m_painter.drawText(QPointF(rect.left(), rect.top() + m_grid.ascent()), textOf(row, column, next));
        column = next;
    }
}

void TerminalPainter::cursor(std::int64_t firstRow, bool hasFocus) {
    const auto place = m_screen.cursor();
    const auto line = place.row - firstRow;
    if (!m_screen.isCursorVisible() || line < 0 || line >= m_screen.rows())
        return;
    const QRectF rect = m_grid.rect(static_cast<int>(line), place.column, 1);
    const QColor accent = theme::accent(m_palette);
    if (!hasFocus) {
        m_painter.setPen(accent);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    m_painter.fillRect(rect, accent);
    m_painter.setPen(m_palette.color(QPalette::Base));
    m_painter.setFont(m_font);
    m_painter.drawText(QPointF(rect.left(), rect.top() + m_grid.ascent()),
                       textOf(m_screen.row(place.row), place.column, place.column + 1));
}

} // namespace etherdeck::ui
