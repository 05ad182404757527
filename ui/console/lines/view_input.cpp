#include "ui/console/lines/view.h"

#include <QApplication>
#include <QDateTime>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int autoScrollEvery = 40; // ms
constexpr int rowsOfANotch = 3;
constexpr int notch = 120;

} // namespace

std::optional<LogView::Caret> LogView::caretAt(const QPoint& place) const {
    const int last = wholeRows() - 1;
    const int index = std::clamp(place.y() / LogLook::rowHeight, 0, last);
    auto row = m_pager.row(index);
    for (int i = index; i > 0 && (row.line == nullptr || row.isOpen); --i)
        row = m_pager.row(i - 1);
    if (row.line == nullptr || row.isOpen)
        return std::nullopt;
    if (row.kind != LogRow::Kind::Text)
        return Caret{row.id, 0, 0};
    const auto x = place.x() - m_look.textLeft() + horizontalScrollBar()->value();
    return Caret{row.id, row.part, columnAt(QFontMetricsF(m_look.font), rowText(*row.line, row.part), x)};
}

void LogView::changeSelection(const std::function<void()>& change) {
    const auto before = currentLine();
    change();
    viewport()->update();
    if (currentLine() != before)
        emit currentChanged();
}

void LogView::mousePressEvent(QMouseEvent* event) {
    const auto caret = caretAt(event->pos());
    if (event->button() == Qt::RightButton) {
        if (caret && !hasSelection())
            changeSelection([&] { m_chooser.moveTo(*caret, false); });
        return;
    }
    if (event->button() != Qt::LeftButton || !caret)
        return;
    const auto row = m_pager.row(event->pos().y() / LogLook::rowHeight);
    if (row.kind == LogRow::Kind::Crash) {
        m_pager.setFolded(row.crash->id, !m_pager.isFolded(row.crash->id));
        refresh();
        return;
    }
    if (event->pos().x() < LogLook::gutter && row.kind == LogRow::Kind::Text) {
        changeSelection([&] { m_chooser.moveTo(*caret, false); });
        if (!row.isOpen)
            emit markToggled(row.id);
        return;
    }
    const auto since = QDateTime::currentMSecsSinceEpoch() - m_doubleClicked;
    const bool isTriple = since < QGuiApplication::styleHints()->mouseDoubleClickInterval();
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    changeSelection([&] { m_chooser.press(*caret, extends, isTriple); });
    if (m_pager.isFollowing()) {
        m_pager.pause(); // what is selected does not run away
        refresh();
    }
}

void LogView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_chooser.isDragging())
        return;
    m_mouse = event->pos();
    dragToMouse();
    const bool isOutside = m_mouse.y() < 0 || m_mouse.y() >= viewport()->height();
    if (isOutside && !m_autoScroll.isActive())
        m_autoScroll.start(autoScrollEvery, this);
    else if (!isOutside)
        m_autoScroll.stop();
}

void LogView::dragToMouse() {
    if (const auto caret = caretAt(m_mouse))
        changeSelection([&] { m_chooser.dragTo(*caret); });
}

void LogView::mouseReleaseEvent(QMouseEvent*) {
    m_chooser.release();
    m_autoScroll.stop();
    if (m_pager.showsEnd() && !hasSelection() && !m_pager.isFollowing())
        showEnd();
}

void LogView::timerEvent(QTimerEvent* event) {
    if (event->timerId() == m_pendingPaint.timerId()) {
        m_pendingPaint.stop();
        viewport()->update();
        return;
    }
    if (event->timerId() != m_autoScroll.timerId())
        return QAbstractScrollArea::timerEvent(event);
    const int past = m_mouse.y() < 0 ? m_mouse.y() : m_mouse.y() - viewport()->height();
    m_pager.scroll(std::clamp(past / LogLook::rowHeight, -10, 10) + (past < 0 ? -1 : 1));
    m_pager.pause();
    dragToMouse();
    refresh();
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto caret = caretAt(event->pos());
    if (event->button() != Qt::LeftButton || !caret || event->pos().x() < m_look.textLeft())
        return;
    m_doubleClicked = QDateTime::currentMSecsSinceEpoch();
    changeSelection([&] { m_chooser.selectWord(*caret); });
}

void LogView::wheelEvent(QWheelEvent* event) {
    const auto delta = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ShiftModifier) || std::abs(delta.x()) > std::abs(delta.y())) {
        auto* bar = horizontalScrollBar();
        bar->setValue(bar->value() - (delta.x() != 0 ? delta.x() : delta.y()) / 2);
        return;
    }
    m_wheelRest += delta.y() * rowsOfANotch;
    const int rows = m_wheelRest / notch;
    m_wheelRest -= rows * notch;
    if (rows != 0)
        scrollRows(-rows);
    event->accept();
}

void LogView::moveCaret(int direction, int steps, bool extends) {
    bool hasMoved = false;
    changeSelection([&] { hasMoved = m_chooser.step(direction, steps, extends); });
    if (hasMoved)
        refresh();
}

void LogView::selectAll() {
    changeSelection([this] {
        m_chooser.selectLines(std::max<std::int64_t>(m_first, 1), std::max<std::int64_t>(m_last, 1));
    });
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
        if (shift && currentLine() != 0)
            changeSelection([this] { m_chooser.selectLine(std::max<std::int64_t>(m_first, 1), true); });
        return showStart();
    case Qt::Key_End:
        if (shift && currentLine() != 0)
            changeSelection([this] { m_chooser.selectLine(m_last, true); });
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
