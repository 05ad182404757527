#include "ui/console/lines/mouse.h"
#include "ui/console/lines/view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int rowsOfANotch = 3;

} // namespace

void LogView::noteSelection() {
    viewport()->update();
    if (m_announcedLine == currentLine())
        return;
    m_announcedLine = currentLine();
    emit currentChanged();
}

void LogView::mousePressEvent(QMouseEvent* event) { m_mouse->press(*event); }

void LogView::mouseMoveEvent(QMouseEvent* event) { m_mouse->move(*event); }

void LogView::mouseReleaseEvent(QMouseEvent*) { m_mouse->release(); }

void LogView::mouseDoubleClickEvent(QMouseEvent* event) { m_mouse->doubleClick(*event); }

void LogView::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_pendingPaint.timerId())
        return QAbstractScrollArea::timerEvent(event);
    m_pendingPaint.stop();
    viewport()->update();
}

void LogView::wheelEvent(QWheelEvent* event) {
    const auto delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y())) {
        auto* bar = horizontalScrollBar();
        bar->setValue(bar->value() - (delta.x() != 0 ? delta.x() : delta.y()) / 2);
        return;
    }
    if (const int rows = m_wheel.take(delta.y(), rowsOfANotch); rows != 0)
        scrollRows(-rows);
    event->accept();
}

void LogView::moveCaret(int direction, int steps, bool extends) {
    const bool hasMoved = m_chooser.step(direction, steps, extends);
    noteSelection();
    if (hasMoved)
        refresh();
}

void LogView::extendTo(std::int64_t line) {
    if (currentLine() == 0)
        return;
    m_chooser.selectLine(line, true);
    noteSelection();
}

void LogView::selectAll() {
    m_chooser.selectLines(std::max<std::int64_t>(m_first, 1), std::max<std::int64_t>(m_last, 1));
    noteSelection();
}

void LogView::keyPressEvent(QKeyEvent* event) {
    const bool shift = event->modifiers().testFlag(Qt::ShiftModifier);
    auto* across = horizontalScrollBar();
    switch (event->key()) {
    case Qt::Key_Up:
        return moveCaret(-1, 1, shift);
    case Qt::Key_Down:
        return moveCaret(1, 1, shift);
    case Qt::Key_PageUp:
        if (shift)
            return moveCaret(-1, wholeRows() - 1, true);
        return scrollRows(1 - wholeRows());
    case Qt::Key_PageDown:
        if (shift)
            return moveCaret(1, wholeRows() - 1, true);
        return scrollRows(wholeRows() - 1);
    case Qt::Key_Home:
        if (shift)
            extendTo(std::max<std::int64_t>(m_first, 1));
        return showStart();
    case Qt::Key_End:
        if (shift)
            extendTo(m_last);
        return showEnd();
    case Qt::Key_Left:
        return across->setValue(across->value() - across->singleStep());
    case Qt::Key_Right:
        return across->setValue(across->value() + across->singleStep());
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return toggleDictionary();
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

std::optional<std::vector<const netconsole::Line*>> LogView::selectedLines() const {
    const auto [from, to] = selection();
    return m_pager.between(from.line, to.line);
}

} // namespace etherdeck::ui
