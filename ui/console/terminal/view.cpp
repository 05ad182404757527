#include "ui/console/terminal/view.h"

#include "ui/console/terminal/palette.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace etherdeck::ui {

using terminal::Cell;
using terminal::Position;

namespace {

constexpr int margin = metrics::grid;
constexpr int sampleLength = 80;
constexpr int firstRows = 24;

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

void TerminalView::measure() {
    const QFontMetricsF metrics(theme::fixedFont(font()));
    m_cellWidth = metrics.horizontalAdvance(QString(sampleLength, QLatin1Char('M'))) / sampleLength;
    m_ascent = static_cast<int>(std::lround((rowHeight - metrics.height()) / 2 + metrics.ascent()));
}

QSize TerminalView::sizeHint() const {
    const auto width = static_cast<int>(std::ceil(fewestColumns * m_cellWidth)) + 2 * margin;
    return {width + verticalScrollBar()->sizeHint().width(), firstRows * rowHeight + 2 * margin};
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
    if (m_screen && viewport()->height() >= 2 * rowHeight) {
        const int rows = (viewport()->height() - 2 * margin) / rowHeight;
        const int columns = static_cast<int>((viewport()->width() - 2 * margin) / m_cellWidth);
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
    const int width =
        m_screen ? static_cast<int>(std::ceil(m_screen->columns() * m_cellWidth)) + 2 * margin : 0;
    across->setPageStep(viewport()->width());
    across->setRange(0, std::max(0, width - viewport()->width()));
}

void TerminalView::toEnd() { verticalScrollBar()->setValue(verticalScrollBar()->maximum()); }

void TerminalView::resizeEvent(QResizeEvent*) { fitScreen(); }
void TerminalView::scrollContentsBy(int, int) { viewport()->update(); }

std::int64_t TerminalView::firstVisibleRow() const { return m_firstRow + verticalScrollBar()->value(); }

QRectF TerminalView::cellRect(int line, int column, int columns) const {
    return {margin - horizontalScrollBar()->value() + column * m_cellWidth, qreal(margin + line * rowHeight),
            columns * m_cellWidth, qreal(rowHeight)};
}

void TerminalView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (!m_screen)
        return;
    painter.setFont(theme::fixedFont(font()));
    for (int line = 0; line < m_screen->rows(); ++line)
        paintRow(painter, line, firstVisibleRow() + line);
    paintCursor(painter);
    if (hasFocus()) {
        painter.setPen(theme::accent(palette()));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void TerminalView::paintRow(QPainter& painter, int line, std::int64_t number) const {
    const auto row = m_screen->row(number);
    const int end = static_cast<int>(row.size());
    for (int column = 0; column < end;) {
        const auto& cell = row[static_cast<std::size_t>(column)];
        const bool selected = isSelected({number, column});
        int next = column + std::max<int>(cell.width, 1);
        while (next < end && isAlike(cell, row[static_cast<std::size_t>(next)]) &&
               isSelected({number, next}) == selected)
            ++next;
        next = std::min(next, end);
        auto colors = cellColors(cell, palette());
        if (selected)
            colors = {palette().color(QPalette::Text), theme::selection(palette())};
        const QRectF rect = cellRect(line, column, next - column);
        if (colors.ground != palette().color(QPalette::Base))
            painter.fillRect(rect, colors.ground);
        QFont font = theme::fixedFont(this->font());
        font.setBold(cell.bold);
        font.setUnderline(cell.underline);
        painter.setFont(font);
        painter.setPen(colors.text);
        painter.drawText(QPointF(rect.left(), rect.top() + m_ascent), textOf(row, column, next));
        column = next;
    }
}

/// A block with the keyboard's focus, its outline without.
void TerminalView::paintCursor(QPainter& painter) const {
    const auto cursor = m_screen->cursor();
    const auto line = cursor.row - firstVisibleRow();
    if (!m_screen->isCursorVisible() || line < 0 || line >= m_screen->rows())
        return;
    const QRectF rect = cellRect(static_cast<int>(line), cursor.column, 1);
    const QColor accent = theme::accent(palette());
    if (!hasFocus()) {
        painter.setPen(accent);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        return;
    }
    painter.fillRect(rect, accent);
    painter.setPen(palette().color(QPalette::Base));
    painter.setFont(theme::fixedFont(font()));
    painter.drawText(QPointF(rect.left(), rect.top() + m_ascent),
                     textOf(m_screen->row(cursor.row), cursor.column, cursor.column + 1));
}

QString TerminalView::selectedText() const {
    if (!m_screen || !hasSelection())
        return {};
    return QString::fromStdString(m_screen->text(std::min(m_anchor, m_head), std::max(m_anchor, m_head)));
}

bool TerminalView::isSelected(Position position) const {
    return position >= std::min(m_anchor, m_head) && position < std::max(m_anchor, m_head);
}

void TerminalView::select(Position anchor, Position head) {
    m_anchor = anchor;
    m_head = head;
    m_copy->setEnabled(hasSelection());
    viewport()->update();
}

void TerminalView::clearSelection() { select({}, {}); }

void TerminalView::selectAll() {
    if (m_screen)
        select({m_screen->firstRow(), 0}, {m_screen->endRow() - 1, m_screen->columns()});
}

void TerminalView::copy() {
    if (hasSelection())
        QGuiApplication::clipboard()->setText(selectedText());
}

void TerminalView::paste() {
    const QString text = QGuiApplication::clipboard()->text();
    if (!text.isEmpty())
        emit pasteRequested(text);
}

} // namespace etherdeck::ui
