#include "ui/console/terminal/keys.h"
#include "ui/console/terminal/view.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

/// What TerminalView makes of keys and the mouse.
namespace etherdeck::ui {

using terminal::Position;

namespace {

bool isBlank(const terminal::Cell& cell) { return cell.character == U' '; }

bool leavesForward(const QKeyEvent& event) {
    return (event.key() == Qt::Key_F6 && event.modifiers() == Qt::NoModifier) ||
           (event.key() == Qt::Key_Tab && event.modifiers() == Qt::ControlModifier);
}

bool leavesBackward(const QKeyEvent& event) {
    return (event.key() == Qt::Key_F6 && event.modifiers() == Qt::ShiftModifier) ||
           (event.key() == Qt::Key_Backtab && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
}

} // namespace

/// Tab would move the focus, and the window's shortcuts would take keys that the box is to get.
bool TerminalView::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab) {
            keyPressEvent(key);
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (bytesOfKey(key) || leavesForward(key) || leavesBackward(key)) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void TerminalView::keyPressEvent(QKeyEvent* event) {
    if (leavesForward(*event) || leavesBackward(*event))
        return leave(leavesForward(*event));
    if (navigate(*event) || extendSelection(*event))
        return;
    if (event->key() == Qt::Key_Escape && hasSelection())
        return clearSelection();
    const auto bytes = bytesOfKey(*event);
    if (!bytes)
        return event->ignore();
    toEnd();
    clearSelection();
    if (bytes->isEmpty())
        emit refused(event->text());
    else
        emit typed(*bytes);
}

void TerminalView::leave(bool forward) {
    if (forward)
        focusNextChild();
    else
        focusPreviousChild();
}

bool TerminalView::navigate(const QKeyEvent& event) {
    auto* bar = verticalScrollBar();
    const bool isShift = event.modifiers() == Qt::ShiftModifier;
    const bool isControlShift = event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (isShift && event.key() == Qt::Key_PageUp)
        bar->triggerAction(QScrollBar::SliderPageStepSub);
    else if (isShift && event.key() == Qt::Key_PageDown)
        bar->triggerAction(QScrollBar::SliderPageStepAdd);
    else if (isControlShift && event.key() == Qt::Key_Home)
        bar->triggerAction(QScrollBar::SliderToMinimum);
    else if (isControlShift && event.key() == Qt::Key_End)
        bar->triggerAction(QScrollBar::SliderToMaximum);
    else
        return false;
    return true;
}

/// From the cursor, or from where the selection ends.
bool TerminalView::extendSelection(const QKeyEvent& event) {
    if (!m_screen || event.modifiers() != Qt::ShiftModifier)
        return false;
    const auto anchor = hasSelection() ? m_anchor : m_screen->cursor();
    auto head = hasSelection() ? m_head : anchor;
    switch (event.key()) {
    case Qt::Key_Left:
        head.column > 0 ? --head.column : (--head.row, head.column = m_screen->columns());
        break;
    case Qt::Key_Right:
        head.column < m_screen->columns() ? ++head.column : (++head.row, head.column = 0);
        break;
    case Qt::Key_Up:
        --head.row;
        break;
    case Qt::Key_Down:
        ++head.row;
        break;
    case Qt::Key_Home:
        head.column = 0;
        break;
    case Qt::Key_End:
        head.column = m_screen->columns();
        break;
    default:
        return false;
    }
    head.row = std::clamp(head.row, m_screen->firstRow(), m_screen->endRow() - 1);
    select(anchor, head);
    auto* bar = verticalScrollBar();
    if (head.row < firstVisibleRow())
        bar->setValue(static_cast<int>(head.row - m_firstRow));
    else if (head.row >= firstVisibleRow() + m_screen->rows())
        bar->setValue(static_cast<int>(head.row - m_firstRow) - m_screen->rows() + 1);
    return true;
}

void TerminalView::inputMethodEvent(QInputMethodEvent* event) {
    const QString text = event->commitString();
    event->accept();
    if (text.isEmpty())
        return;
    toEnd();
    clearSelection();
    if (const auto untypable = findUntypable(text))
        emit refused(untypable->character);
    else if (const auto bytes = bytesOfText(text); !bytes.isEmpty())
        emit typed(bytes);
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const {
    if (query == Qt::ImCursorRectangle && m_screen) {
        const auto cursor = m_screen->cursor();
        const auto line = std::clamp<std::int64_t>(cursor.row - firstVisibleRow(), 0, m_screen->rows() - 1);
        return cellRect(static_cast<int>(line), cursor.column, 1).toRect();
    }
    return QAbstractScrollArea::inputMethodQuery(query);
}

void TerminalView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

Position TerminalView::positionAt(const QPoint& point) const {
    const auto line = static_cast<std::int64_t>(std::floor((point.y() - metrics::grid) / double(rowHeight)));
    const auto x = point.x() - metrics::grid + horizontalScrollBar()->value();
    const int column = static_cast<int>(std::lround(x / m_cellWidth));
    return {std::clamp(firstVisibleRow() + line, m_screen->firstRow(), m_screen->endRow() - 1),
            std::clamp(column, 0, m_screen->columns())};
}

void TerminalView::mousePressEvent(QMouseEvent* event) {
    if (!m_screen)
        return;
    auto* clipboard = QGuiApplication::clipboard();
    if (event->button() == Qt::MiddleButton && clipboard->supportsSelection()) {
        if (const QString text = clipboard->text(QClipboard::Selection); !text.isEmpty())
            emit pasteRequested(text);
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    const auto position = positionAt(event->position().toPoint());
    select((event->modifiers() & Qt::ShiftModifier) != 0 && hasSelection() ? m_anchor : position, position);
    m_isSelecting = true;
}

void TerminalView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_isSelecting || !m_screen)
        return;
    const auto point = event->position().toPoint();
    auto* bar = verticalScrollBar();
    if (point.y() < 0)
        bar->triggerAction(QScrollBar::SliderSingleStepSub);
    else if (point.y() > viewport()->height())
        bar->triggerAction(QScrollBar::SliderSingleStepAdd);
    select(m_anchor, positionAt(point));
}

void TerminalView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_isSelecting)
        return;
    m_isSelecting = false;
    if (auto* clipboard = QGuiApplication::clipboard(); hasSelection() && clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

/// A word: what stands between blanks.
void TerminalView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_screen || event->button() != Qt::LeftButton)
        return;
    const auto x = event->position().x() - metrics::grid + horizontalScrollBar()->value();
    const auto place = positionAt(event->position().toPoint());
    const auto row = m_screen->row(place.row);
    const auto at = row.begin() + std::clamp<std::ptrdiff_t>(std::ptrdiff_t(x / m_cellWidth), 0,
                                                             std::ptrdiff_t(row.size()) - 1);
    const auto end = std::find_if(at, row.end(), isBlank);
    const auto begin = std::find_if(std::make_reverse_iterator(at), row.rend(), isBlank).base();
    select({place.row, static_cast<int>(begin - row.begin())},
           {place.row, static_cast<int>(end - row.begin())});
}

void TerminalView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addActions({m_copy, m_paste, m_selectAll});
    menu.exec(event->globalPos());
}

} // namespace etherdeck::ui
