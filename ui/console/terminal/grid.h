#pragma once

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QSize>

namespace etherdeck::ui {

/// Where the characters of a terminal stand: lines and columns of one size, with a margin around them.
class TerminalGrid {
public:
    static constexpr int minRowHeight = 18;

    /// Of this font, which is of fixed width.
    void measure(const QFont& font);
    [[nodiscard]] int rowHeight() const { return m_rowHeight; }
    /// From the top of a line to where its characters stand.
    [[nodiscard]] int ascent() const { return m_ascent; }

    /// With the margins.
    [[nodiscard]] QSize sizeOf(int lines, int columns) const;
    /// Whole ones that fit in between the margins.
    [[nodiscard]] int linesIn(int height) const;
    [[nodiscard]] int columnsIn(int width) const;
    [[nodiscard]] QRectF rect(int line, int column, int columns) const;

    /// Also outside of the lines and columns that there are.
    [[nodiscard]] int lineAt(qreal y) const;
    [[nodiscard]] int columnAt(qreal x) const;
    /// The place between two characters that is nearest.
    [[nodiscard]] int caretAt(qreal x) const;

private:
    int m_rowHeight = minRowHeight;
    qreal m_cellWidth = 8;
    int m_ascent = 12;
};

} // namespace etherdeck::ui
