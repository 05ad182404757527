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
constexpr int maxSought = 400; // rows

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

void LogView::setCaret(const Caret& caret, bool extends) {
    changeSelection([&] { m_selection.moveTo(caret, extends); });
}

void LogView::selectLine(std::int64_t line, bool extends) {
    changeSelection([&] { m_selection.selectLine(line, extends); });
}

void LogView::mousePressEvent(QMouseEvent* event) {
    const auto caret = caretAt(event->pos());
    if (event->button() == Qt::RightButton) {
        if (caret && !hasSelection())
            setCaret(*caret, false);
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
        setCaret(*caret, false);
        if (!row.isOpen)
            emit markToggled(row.id);
        return;
    }
    m_isSelecting = true;
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier) && m_selection.anchor().line != 0;
    const auto since = QDateTime::currentMSecsSinceEpoch() - m_doubleClicked;
    m_selectsLines = since < QGuiApplication::styleHints()->mouseDoubleClickInterval();
    if (m_selectsLines)
        selectLine(caret->line, false);
    else
        setCaret(*caret, extends);
    if (m_pager.isFollowing()) {
        m_pager.pause(); // what is selected does not run away
        refresh();
    }
}

void LogView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_isSelecting)
        return;
    m_mouse = event->pos();
    selectToMouse();
    const bool isOutside = m_mouse.y() < 0 || m_mouse.y() >= viewport()->height();
    if (isOutside && !m_autoScroll.isActive())
        m_autoScroll.start(autoScrollEvery, this);
    else if (!isOutside)
        m_autoScroll.stop();
}

void LogView::selectToMouse() {
    const auto caret = caretAt(m_mouse);
    if (caret && m_selectsLines)
        selectLine(caret->line, true);
    else if (caret)
        setCaret(*caret, true);
}

void LogView::mouseReleaseEvent(QMouseEvent*) {
    m_isSelecting = false;
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
    selectToMouse();
    refresh();
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event) {
    const auto caret = caretAt(event->pos());
    if (event->button() != Qt::LeftButton || !caret || event->pos().x() < m_look.textLeft())
        return;
    m_doubleClicked = QDateTime::currentMSecsSinceEpoch();
    if (const auto* line = m_pager.line(caret->line))
        changeSelection([&] { m_selection.selectWord(*caret, rowText(*line, caret->row)); });
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

/// The neighbour of the current line; a step at the edge of what is held waits for the next page.
void LogView::moveCaret(int direction, int steps, bool extends) {
    auto line = currentLine();
    if (line == 0 || m_pager.line(line) == nullptr) {
        line = 0;
        for (int i = direction < 0 ? wholeRows() - 1 : 0; i >= 0 && i < wholeRows() && line == 0;
             i += direction)
            line = m_pager.row(i).id;
    } else {
        for (; steps > 0; --steps)
            if (const auto next = m_pager.neighbour(line, direction); next != 0)
                line = next;
    }
    if (line == 0)
        return;
    if (extends)
        selectLine(line, true);
    else
        setCaret({line, 0, 0}, false);
    m_pager.pause();
    bringIntoSight(line, direction);
    refresh();
}

void LogView::bringIntoSight(std::int64_t line, int direction) {
    const auto isSeen = [&] {
        for (int i = 0; i < wholeRows(); ++i)
            if (const auto row = m_pager.row(i); row.id == line && row.kind == LogRow::Kind::Text)
                return true;
        return false;
    };
    for (int i = 0; i < maxSought && !isSeen(); ++i)
        m_pager.scroll(direction);
    if (!isSeen())
        m_pager.showLine(line);
}

void LogView::selectAll() {
    changeSelection([this] {
        m_selection.selectLines(std::max<std::int64_t>(m_first, 1), std::max<std::int64_t>(m_last, 1));
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
            selectLine(std::max<std::int64_t>(m_first, 1), true);
        return showStart();
    case Qt::Key_End:
        if (shift && currentLine() != 0)
            selectLine(m_last, true);
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
