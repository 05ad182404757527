#include "ui/console/lines/view.h"

#include "ui/console/lines/accessible.h"
#include "ui/console/lines/mouse.h"
#include "ui/console/lines/scroll_bar.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int longestShown = 4096 + 64; // characters
constexpr int placeholdersAfter = 40;   // ms
constexpr int rowsOfANotch = 3;

} // namespace

LogView::LogView(QWidget* parent) :
    QAbstractScrollArea(parent),
    m_mouse(new LogMouse(m_pager, m_chooser, m_screen, viewport())),
    m_bar(new LogScrollBar) {
    new LogAccess(*this); // first: a screen reader may ask for it from the first text that is set
    setVerticalScrollBar(m_bar);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(false);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_pendingPaint.setSingleShot(true);
    connect(&m_pendingPaint, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    connect(m_bar, &LogScrollBar::rowsRequested, this, &LogView::scrollRows);
    connect(m_bar, &LogScrollBar::endRequested, this, &LogView::showEnd);
    connect(m_bar, &LogScrollBar::startRequested, this, &LogView::showStart);
    connect(m_bar, &LogScrollBar::lineRequested, this, [this](qint64 line) {
        m_pager.jumpTo(line);
        refresh();
    });
    connect(m_mouse, &LogMouse::chosen, this, &LogView::noteSelection);
    connect(m_mouse, &LogMouse::scrolled, this, &LogView::refresh);
    connect(m_mouse, &LogMouse::endRequested, this, &LogView::showEnd);
    connect(m_mouse, &LogMouse::bookmarkToggled, this, &LogView::bookmarkToggled);
    takeFont();
    keepTranslated(this, [this] { setAccessibleName(tr("Console log")); });
}

void LogView::takeFont() {
    m_look.setFont(theme::fixedFont(font()));
    m_pager.setScreenRows(wholeRows());
    m_look.palette = palette();
}

void LogView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        takeFont();
        viewport()->update();
    }
    QAbstractScrollArea::changeEvent(event);
}

int LogView::wholeRows() const { return std::max(viewport()->height() / m_look.rowHeight, 1); }

void LogView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    const bool wasInSight = m_chooser.showsCurrent();
    m_pager.setScreenRows(wholeRows());
    m_hidesCurrent = (wasInSight || m_hidesCurrent) && !m_chooser.showsCurrent();
    keepCurrentInSight();
    const int width = m_look.textLeft() + longestShown * m_look.characterWidth();
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setSingleStep(4 * m_look.characterWidth());
    horizontalScrollBar()->setPageStep(viewport()->width());
    refresh();
}

/// Where the end is followed, that is in sight. Lines do not move under the mouse.
void LogView::keepCurrentInSight() {
    if (m_hidesCurrent && !m_pager.isFollowing() && !m_chooser.isDragging())
        m_chooser.bringCurrentIntoSight();
    m_hidesCurrent = m_hidesCurrent && m_chooser.isDragging();
}

void LogView::reset() {
    m_pager.reset();
    m_chooser.clear();
    m_announcedLine = 0;
    m_look.foundLine = 0;
    horizontalScrollBar()->setValue(0);
    refresh();
}

void LogView::setBounds(std::int64_t first, std::int64_t last) {
    m_keys.setBounds(first, last);
    refreshBar();
}

void LogView::setBoots(const std::vector<store::ConsoleBoot>& boots) {
    m_pager.setBoots(boots);
    refresh();
}

void LogView::setCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    m_pager.setCrashes(crashes);
    std::vector<qint64> lines;
    for (const auto& crash : crashes)
        if (crash.firstLine != 0)
            lines.push_back(crash.firstLine);
    m_bar->setCrashes(lines);
    refresh();
}

void LogView::setOpenLines(const std::vector<netconsole::Line>& lines) {
    m_pager.setOpenLines(lines);
    refresh();
}

void LogView::readAgain() {
    m_pager.readAgain();
    refresh();
}

void LogView::setFiltered(bool isFiltered) { m_pager.setFiltered(isFiltered); }

void LogView::noteStored(std::int64_t lastLine) {
    m_pager.noteStored(lastLine);
    m_keys.setBounds(m_keys.first(), std::max(m_keys.last(), lastLine));
    ask(); // what is on the screen changes with the page
}

void LogView::takePage(std::uint64_t serial, store::LogPage page) {
    const auto before = m_screen.shown();
    if (!m_pager.take(serial, std::move(page)))
        return;
    ask();
    if (m_screen.shown() != before) // else it was read ahead
        viewport()->update();
    emit contentChanged();
}

void LogView::giveUpPage(std::uint64_t serial) {
    m_pager.giveUp(serial);
    refresh();
}

/// Asks for what is missing, and shows what is there.
void LogView::refresh() {
    ask();
    // A page mostly comes within a millisecond: placeholders only where it does not.
    if (m_pager.isWaiting() && m_pager.row(0).kind == LogRow::Kind::Pending)
        m_pendingPaint.start(placeholdersAfter);
    else
        viewport()->update();
    emit contentChanged();
}

void LogView::ask() {
    if (const auto request = m_pager.takeRequest())
        emit pageRequested(request->serial, request->page);
    refreshBar();
    if (m_wasFollowing != m_pager.isFollowing()) {
        m_wasFollowing = m_pager.isFollowing();
        emit followingChanged(m_wasFollowing);
    }
}

void LogView::refreshBar() {
    const bool isAllShown = m_pager.showsStart() && m_pager.showsEnd();
    m_bar->setBounds(m_keys.first(), m_keys.last(), wholeRows(), isAllShown);
    m_bar->setTop(m_pager.topLine(), m_pager.isFollowing() || m_pager.showsEnd());
}

void LogView::setNames(const QMap<qint64, QString>& names, bool areShown) {
    m_look.names = names;
    m_look.showsNames = areShown;
    viewport()->update();
}

void LogView::setTimeKind(LogTime kind) {
    m_look.time = kind;
    viewport()->update();
}

void LogView::setBookmarks(const QMap<qint64, QString>& bookmarks) {
    m_look.bookmarks = bookmarks;
    const auto lines = bookmarks.keys();
    m_bar->setBookmarks({lines.begin(), lines.end()});
    viewport()->update();
}

void LogView::setFind(const QRegularExpression& expression, bool highlightsAll) {
    m_look.find = expression;
    m_look.highlightsAll = highlightsAll;
    if (expression.pattern().isEmpty())
        m_look.foundLine = 0;
    viewport()->update();
}

void LogView::setMatches(const std::vector<qint64>& lines) { m_bar->setMatches(lines); }

void LogView::setRules(const QList<LogRule>& rules) {
    m_look.setRules(rules);
    viewport()->update();
}

QRect LogView::rowRect(int row) const {
    return {0, row * m_look.rowHeight, viewport()->width(), m_look.rowHeight};
}

void LogView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    LogPainter rows(painter, m_look, viewport()->width(), horizontalScrollBar()->value());
    const int count = viewport()->height() / m_look.rowHeight + 1;
    for (int i = 0; i < count; ++i) {
        const auto row = m_pager.row(i);
        const bool isCurrent = hasFocus() && row.id != 0 && row.id == currentLine();
        const bool isFolded = row.crash != nullptr && m_pager.isFolded(row.crash->id);
        if (row.kind != LogRow::Kind::Blank)
            rows.draw(row, rowRect(i).top(), m_chooser.selection().of(row), isCurrent, isFolded);
    }
}

void LogView::scrollContentsBy(int dx, int) {
    m_screen.setScrolled(horizontalScrollBar()->value());
    if (dx != 0)
        viewport()->update();
}

void LogView::scrollRows(int rows) {
    m_pager.scroll(rows);
    refresh();
}

void LogView::showEnd() {
    m_pager.showEnd();
    refresh();
}

void LogView::showStart() {
    m_pager.jumpTo(m_keys.first());
    refresh();
}

void LogView::showLine(std::int64_t line, bool isHit) {
    m_pager.showLine(line);
    m_chooser.moveTo({line, 0, 0}, false);
    m_look.foundLine = isHit ? line : 0;
    m_announcedLine = currentLine();
    refresh();
    emit currentChanged();
}

std::int64_t LogView::placeLine() const {
    if (currentLine() != 0)
        return currentLine();
    return m_pager.isFollowing() ? m_keys.last() + 1 : m_pager.topLine();
}

void LogView::setAllFolded(bool isFolded) {
    m_pager.setAllFolded(isFolded);
    refresh();
}

bool LogView::toggleFold(std::int64_t line) {
    const bool isInCrash = m_pager.toggleFold(line);
    if (isInCrash)
        refresh();
    return isInCrash;
}

void LogView::toggleDictionary() {
    if (m_pager.toggleDictionary(currentLine()))
        refresh();
}

bool LogView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto text = m_screen.toolTipAt(help->pos());
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void LogView::noteSelection() {
    viewport()->update();
    if (m_announcedLine == currentLine())
        return;
    m_announcedLine = currentLine();
    if (m_look.find.pattern().isEmpty())
        m_look.foundLine = 0;
    emit currentChanged();
}

void LogView::mousePressEvent(QMouseEvent* event) { m_mouse->press(*event); }

void LogView::mouseMoveEvent(QMouseEvent* event) { m_mouse->move(*event); }

void LogView::mouseReleaseEvent(QMouseEvent*) {
    m_mouse->release();
    if (m_hidesCurrent) {
        keepCurrentInSight();
        refresh();
    }
}

void LogView::mouseDoubleClickEvent(QMouseEvent* event) { m_mouse->doubleClick(*event); }

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

void LogView::selectAll() {
    m_keys.selectAll();
    noteSelection();
}

void LogView::keyPressEvent(QKeyEvent* event) {
    auto* across = horizontalScrollBar();
    switch (event->key()) {
    case Qt::Key_Left:
        return across->setValue(across->value() - across->singleStep());
    case Qt::Key_Right:
        return across->setValue(across->value() + across->singleStep());
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return toggleDictionary();
    default:
        break;
    }
    const auto change = m_keys.take(event->key(), event->modifiers().testFlag(Qt::ShiftModifier));
    if (!change.isUsed)
        return QAbstractScrollArea::keyPressEvent(event);
    if (change.chooses)
        noteSelection();
    if (change.scrolls)
        refresh();
}

std::optional<std::vector<const netconsole::Line*>> LogView::selectedLines() const {
    const auto [from, to] = selection();
    return m_pager.between(from.line, to.line);
}

} // namespace etherdeck::ui

#include "moc_view.cpp"
