#include "ui/console/lines/keys.h"

#include <Qt>

#include <algorithm>

namespace etherdeck::ui {

void LogKeys::setBounds(std::int64_t first, std::int64_t last) {
    m_first = first;
    m_last = last;
}

void LogKeys::selectAll() {
    m_chooser.selectLines(std::max<std::int64_t>(m_first, 1), std::max<std::int64_t>(m_last, 1));
}

LogKeys::Change LogKeys::step(int direction, int steps, bool extends) {
    return {true, m_chooser.step(direction, steps, extends)};
}

LogKeys::Change LogKeys::page(int direction, bool extends) {
    const int rows = m_pager.screenRows() - 1;
    if (extends)
        return step(direction, rows, true);
    m_pager.scroll(direction * rows);
    return {false, true};
}

void LogKeys::extendTo(std::int64_t line) {
    if (m_chooser.currentLine() != 0)
        m_chooser.selectLine(line, true);
}

LogKeys::Change LogKeys::take(int key, bool extends) {
    switch (key) {
    case Qt::Key_Up:
        return step(-1, 1, extends);
    case Qt::Key_Down:
        return step(1, 1, extends);
    case Qt::Key_PageUp:
        return page(-1, extends);
    case Qt::Key_PageDown:
        return page(1, extends);
    case Qt::Key_Home:
        if (extends)
            extendTo(std::max<std::int64_t>(m_first, 1));
        m_pager.jumpTo(m_first);
        return {extends, true};
    case Qt::Key_End:
        if (extends)
            extendTo(m_last);
        m_pager.showEnd();
        return {extends, true};
    default:
        return {false, false, false};
    }
}

} // namespace etherdeck::ui
