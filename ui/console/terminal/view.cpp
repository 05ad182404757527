#include "ui/console/terminal/view.h"

#include "ui/console/terminal/keys.h"
#include "ui/console/terminal/painter.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace etherdeck::ui {

using terminal::Position;

namespace {

constexpr int firstRows = 24;
constexpr int fewestRows = 4;

bool leavesForward(const QKeyEvent& event) {
    return (event.key() == Qt::Key_F6 && event.modifiers() == Qt::NoModifier) ||
           (event.key() == Qt::Key_Tab && event.modifiers() == Qt::ControlModifier);
}

bool leavesBackward(const QKeyEvent& event) {
    return (event.key() == Qt::Key_F6 && event.modifiers() == Qt::ShiftModifier) ||
           (event.key() == Qt::Key_Backtab && event.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
}

} // namespace

TerminalView::TerminalView(QWidget* parent) : QAbstractScrollArea(parent), m_access(*this) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhLatinOnly);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    makeActions();
    measure();
    keepTranslated(this, [this] { retranslate(); });
}

void TerminalView::makeActions() {
    m_copy = new QAction(icon(Icon::Copy), QString(), this);
    m_copy->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), QKeySequence(Qt::CTRL | Qt::Key_Insert)});
    connect(m_copy, &QAction::triggered, this, &TerminalView::copy);
    m_paste = new QAction(this);
    m_paste->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V), QKeySequence(Qt::SHIFT | Qt::Key_Insert)});
    connect(m_paste, &QAction::triggered, this, &TerminalView::paste);
    m_selectAll = new QAction(this);
    m_selectAll->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A));
    connect(m_selectAll, &QAction::triggered, this, &TerminalView::selectAll);
    for (auto* action : {m_copy, m_paste, m_selectAll}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    m_copy->setEnabled(false);
}

void TerminalView::retranslate() {
    setAccessibleName(tr("Terminal"));
    setAccessibleDescription(tr("What you type goes to the box. Tab too; F6 leaves the terminal."));
    m_copy->setText(tr("Copy"));
    m_paste->setText(tr("Paste…"));
    m_selectAll->setText(tr("Select all"));
}

void TerminalView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        measure();
        fitScreen();
    }
    QAbstractScrollArea::changeEvent(event);
}

void TerminalView::measure() { m_grid.measure(theme::fixedFont(font())); }

QSize TerminalView::sizeHint() const {
    return m_grid.sizeOf(firstRows, fewestColumns) + QSize(verticalScrollBar()->sizeHint().width(), 0);
}

QSize TerminalView::minimumSizeHint() const {
    return {QAbstractScrollArea::minimumSizeHint().width(), fewestRows * m_grid.rowHeight()};
}

void TerminalView::setScreen(terminal::TerminalScreen* screen) {
    if (screen == m_screen)
        return;
    clearSelection();
    m_screen = screen;
    m_access.refresh(true);
    fitScreen();
    toEnd();
}

void TerminalView::fitScreen() {
    if (m_screen && viewport()->height() >= 2 * m_grid.rowHeight()) {
        const int rows = m_grid.linesIn(viewport()->height());
        const int columns = m_grid.columnsIn(viewport()->width());
        m_screen->resize(std::max(rows, 1), std::max(columns, fewestColumns));
    }
    refresh();
}

void TerminalView::refresh() {
    updateScrollBars();
    viewport()->update();
    updateMicroFocus();
    m_access.refresh(false);
}

/// At the end it stays there; anywhere else the rows in sight do.
void TerminalView::updateScrollBars() {
    auto* bar = verticalScrollBar();
    const bool isAtEnd = bar->value() == bar->maximum();
    const auto seen = m_firstRow + bar->value();
    m_firstRow = m_screen ? m_screen->firstRow() : 0;
    const auto above = m_screen ? m_screen->topRow() - m_firstRow : 0;
    bar->setPageStep(m_screen ? m_screen->rows() : 1);
    bar->setRange(0, static_cast<int>(above));
    bar->setValue(isAtEnd ? bar->maximum() : static_cast<int>(seen - m_firstRow));
    auto* across = horizontalScrollBar();
    const int width = m_screen ? m_grid.sizeOf(0, m_screen->columns()).width() : 0;
    across->setPageStep(viewport()->width());
    across->setRange(0, std::max(0, width - viewport()->width()));
}

void TerminalView::toEnd() { verticalScrollBar()->setValue(verticalScrollBar()->maximum()); }

void TerminalView::resizeEvent(QResizeEvent*) { fitScreen(); }
void TerminalView::scrollContentsBy(int, int) { viewport()->update(); }

std::int64_t TerminalView::firstVisibleRow() const { return m_firstRow + verticalScrollBar()->value(); }

QRectF TerminalView::placeRect(int line, int column) const {
    return m_grid.rect(line, column, 1).translated(-horizontalScrollBar()->value(), 0);
}

QPointF TerminalView::toGrid(const QPointF& point) const {
    return point + QPointF(horizontalScrollBar()->value(), 0);
}

void TerminalView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (!m_screen)
        return;
    painter.translate(-horizontalScrollBar()->value(), 0);
    TerminalPainter drawn(painter, *m_screen, m_grid, m_selection, theme::fixedFont(font()), palette());
    for (int line = 0; line < m_screen->rows(); ++line)
        drawn.row(line, firstVisibleRow() + line);
    drawn.cursor(firstVisibleRow(), hasFocus());
    painter.resetTransform();
    if (hasFocus()) {
        painter.setPen(theme::accent(palette()));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

QString TerminalView::selectedText() const { return m_screen ? m_selection.text(*m_screen) : QString(); }

void TerminalView::showSelection() {
    m_copy->setEnabled(!m_selection.isEmpty());
    viewport()->update();
}

void TerminalView::clearSelection() {
    m_selection.clear();
    showSelection();
}

void TerminalView::selectAll() {
    if (!m_screen)
        return;
    m_selection.selectAll(*m_screen);
    showSelection();
}

void TerminalView::copy() {
    if (!m_selection.isEmpty())
        QGuiApplication::clipboard()->setText(selectedText());
}

void TerminalView::paste() {
    const QString text = QGuiApplication::clipboard()->text();
    if (!text.isEmpty())
        emit pasteRequested(text);
}

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
    if (event->key() == Qt::Key_Escape && !m_selection.isEmpty())
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

bool TerminalView::extendSelection(const QKeyEvent& event) {
    if (!m_screen || event.modifiers() != Qt::ShiftModifier || !m_selection.extend(*m_screen, event.key()))
        return false;
    showSelection();
    const auto head = m_selection.head();
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
        return placeRect(static_cast<int>(line), cursor.column).toRect();
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

Position TerminalView::positionAt(const QPointF& point) const {
    const auto place = toGrid(point);
    return {std::clamp(firstVisibleRow() + m_grid.lineAt(place.y()), m_screen->firstRow(),
                       m_screen->endRow() - 1),
            std::clamp(m_grid.caretAt(place.x()), 0, m_screen->columns())};
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
    m_selection.press(positionAt(event->position().toPoint()),
                      event->modifiers().testFlag(Qt::ShiftModifier));
    showSelection();
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
    m_selection.dragTo(positionAt(point));
    showSelection();
}

void TerminalView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_isSelecting)
        return;
    m_isSelecting = false;
    if (auto* clipboard = QGuiApplication::clipboard();
        !m_selection.isEmpty() && clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_screen || event->button() != Qt::LeftButton)
        return;
    const int column = m_grid.columnAt(toGrid(event->position()).x());
    m_selection.selectWord(*m_screen, {positionAt(event->position().toPoint()).row, column});
    showSelection();
}

void TerminalView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addActions({m_copy, m_paste, m_selectAll});
    menu.exec(event->globalPos());
}

} // namespace etherdeck::ui

#include "moc_view.cpp"
