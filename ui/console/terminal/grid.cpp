#include "ui/console/terminal/grid.h"

#include "ui/look/theme.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace etherdeck::ui {

namespace {

constexpr int gridMargin = metrics::grid;
constexpr int sampleLength = 80;

} // namespace

void TerminalGrid::measure(const QFont& font) {
    const QFontMetricsF metrics(font);
    m_cellWidth = metrics.horizontalAdvance(QString(sampleLength, QLatin1Char('M'))) / sampleLength;
    m_rowHeight = std::max(minRowHeight, static_cast<int>(std::ceil(metrics.height())) + 1);
    m_ascent = static_cast<int>(std::lround((m_rowHeight - metrics.height()) / 2 + metrics.ascent()));
}

QSize TerminalGrid::sizeOf(int lines, int columns) const {
    return {static_cast<int>(std::ceil(columns * m_cellWidth)) + 2 * gridMargin,
            lines * m_rowHeight + 2 * gridMargin};
}

int TerminalGrid::linesIn(int height) const { return (height - 2 * gridMargin) / m_rowHeight; }

int TerminalGrid::columnsIn(int width) const {
    return static_cast<int>((width - 2 * gridMargin) / m_cellWidth);
}

QRectF TerminalGrid::rect(int line, int column, int columns) const {
    return {gridMargin + column * m_cellWidth, qreal(gridMargin + line * m_rowHeight), columns * m_cellWidth,
            qreal(m_rowHeight)};
}

int TerminalGrid::lineAt(qreal y) const {
    return static_cast<int>(std::floor((y - gridMargin) / m_rowHeight));
}

int TerminalGrid::columnAt(qreal x) const {
    return static_cast<int>(std::floor((x - gridMargin) / m_cellWidth));
}

int TerminalGrid::caretAt(qreal x) const {
    return static_cast<int>(std::lround((x - gridMargin) / m_cellWidth));
}

} // namespace etherdeck::ui
