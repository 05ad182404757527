#include "ui/timeline/page.h"

#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/text/error.h"
#include "ui/text/event.h"
#include "ui/text/plain.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/delegate.h"
#include "ui/timeline/detail.h"
#include "ui/timeline/item_menu.h"
#include "ui/timeline/model.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto clockInterval = 5s;

const QString splitKey = QStringLiteral("timeline/split");
const QString columnsKey = QStringLiteral("timeline/columns-1");

std::int64_t presentTime() { return QDateTime::currentMSecsSinceEpoch(); }

TimelineContentPtr noContent() {
    auto content = std::make_shared<TimelineContent>();
    content->items = std::make_shared<TimelineItems>(std::make_shared<TimelineFacts>());
    return content;
}

} // namespace

TimelinePage::TimelinePage(QWidget* parent) : QWidget(parent), m_content(noContent()) {
    makeContent();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::pageMargin, 12, metrics::pageMargin, metrics::pageMargin);
    column->setSpacing(12);
    column->addWidget(m_head = new TimelineHead(this));
    column->addWidget(m_banner = new Banner);
    column->addWidget(m_stack, 1);
    m_banner->clear();
    connectParts();
    applyContent(m_content);
    keepTranslated(this, [this] { retranslate(); });
}

void TimelinePage::connectParts() {
    m_find = new QAction(this);
    m_find->setShortcut(QKeySequence::Find);
    m_find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_find);
    connect(m_find, &QAction::triggered, m_head, &TimelineHead::focusFilter);
    m_clock.start(clockInterval);
    connect(&m_clock, &QTimer::timeout, this, [this] { m_axis->setNow(presentTime()); });
    connect(m_head, &TimelineHead::filterChosen, this, &TimelinePage::filterChosen);
    connect(m_head, &TimelineHead::segmentChosen, this, &TimelinePage::showSegment);
    connect(m_head, &TimelineHead::zoomRequested, m_axis, [this](double factor) { m_axis->zoom(factor); });
    connect(m_head, &TimelineHead::left, this, &TimelinePage::focusContent);
    connect(m_axis, &TimelineAxis::selectionChanged, this, &TimelinePage::showSelected);
    connect(m_axis, &TimelineAxis::hovered, this, &TimelinePage::showHovered);
    connect(m_axis, &TimelineAxis::activated, this, &TimelinePage::goTo);
    connect(m_axis, &TimelineAxis::groupToggled, this, &TimelinePage::groupToggled);
    connect(m_axis, &TimelineAxis::moved, this, &TimelinePage::noteMoved);
    connect(m_axis, &TimelineAxis::menuRequested, this, &TimelinePage::showMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& place) {
        const auto under = m_table->indexAt(place); // a key may have asked for it elsewhere
        if (const auto item = m_model->itemAt((under.isValid() ? under : m_table->currentIndex()).row()))
            showMenu(*item, m_table->viewport()->mapToGlobal(place));
    });
    connect(m_detail, &TimelineDetail::boxRequested, this, &TimelinePage::boxRequested);
    connect(m_detail, &TimelineDetail::placeRequested, this, [this] {
        if (m_axis->selected())
            goTo(*m_axis->selected());
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { selectRow(current.row()); });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { goTo(index.data(TimelineModel::ItemRole).toUInt()); });
    connect(m_empty, &EmptyPlaceView::actionTriggered, m_head, &TimelineHead::clearFilter);
}

void TimelinePage::makeContent() {
    m_axis = new TimelineAxis;
    m_detail = new TimelineDetail;
    makeTable();
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(m_axis, 1);
    column->addWidget(m_detail);
    m_split = new QSplitter(Qt::Vertical);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(upper);
    m_split->addWidget(m_table);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_empty = new EmptyPlaceView;
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);
}

void TimelinePage::makeTable() {
    m_model = new TimelineModel(this);
    auto* table = m_table = new QTableView;
    table->setModel(m_model);
    table->setItemDelegate(new TimelineDelegate(table));
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setSelectionMode(QTableView::SingleSelection);
    table->setEditTriggers(QTableView::NoEditTriggers);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setVerticalScrollMode(QTableView::ScrollPerPixel);
    table->setHorizontalScrollMode(QTableView::ScrollPerPixel);
    table->setCornerButtonEnabled(false);
    table->setMinimumHeight(12 * metrics::grid);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->installEventFilter(this);
    QHeaderView* rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(1);
    rows->setDefaultSectionSize(std::max(metrics::denseRowHeight, fontMetrics().height() + 4));
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setStretchLastSection(true);
    header->setFixedHeight(metrics::rowHeight + metrics::half);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setColumnWidth(TimelineModel::TimeColumn, 22 * metrics::grid);
    const auto font = table->fontMetrics();
    table->setColumnWidth(TimelineModel::KindColumn, font.horizontalAdvance(longestEventName(font)) +
                                                         metrics::lampSize + 4 * metrics::grid);
    table->setColumnWidth(TimelineModel::LaneColumn, 20 * metrics::grid);
}

void TimelinePage::focusContent() {
    m_stack->currentWidget() == m_split ? m_axis->setFocus(Qt::ShortcutFocusReason)
                                        : m_empty->setFocus(Qt::ShortcutFocusReason);
}

void TimelinePage::showContent(const TimelineContentPtr& content) {
    const bool isFirst = !m_content->isRead && content->isRead;
    applyContent(content);
    if (isFirst)
        showSegment(m_segment < 0 ? segmentAtFirst : m_segment);
}

void TimelinePage::noteFailed(const Error& error) {
    const auto text = errorText(error, {});
    m_banner->setMessage({tr("The timeline could not be read"), text.advice, text.raw, {}});
}

/// Items get other numbers: what was selected stays so.
void TimelinePage::applyContent(const TimelineContentPtr& content) {
    std::optional<std::uint32_t> selected = m_axis->selected();
    if (selected && content->items != m_content->items)
        selected = content->items->find(items().items()[*selected]);
    m_isSelecting = true;
    m_model->setContent(*content->items, content->rows);
    m_axis->setSelected(std::nullopt);
    m_axis->setContent(*content->items, content->points);
    m_axis->setNow(presentTime());
    m_content = content;
    m_isSelecting = false;
    if (selected && m_model->rowOf(*selected) >= 0)
        m_axis->setSelected(selected);
    else
        m_detail->clear();
    refreshState();
    emit contentReplaced();
}

void TimelinePage::showSegment(int segment) {
    m_axis->setNow(presentTime());
    if (segment < allSegment)
        m_axis->showLast(timelineSpans[static_cast<std::size_t>(segment)]);
    else
        m_axis->showAll();
    m_segment = segment;
    m_head->setSegment(segment);
}

void TimelinePage::showTime(WallTime time) {
    const auto moment = axisTime(time);
    m_axis->showTime(moment);
    const auto& all = items().items();
    const auto after = std::ranges::lower_bound(all, moment, {}, &TimelineItem::time);
    if (all.empty())
        return;
    auto nearest = after == all.end() ? all.end() - 1 : after;
    if (after != all.begin() && after != all.end() && moment - (after - 1)->time < after->time - moment)
        nearest = after - 1;
    m_axis->setSelected(static_cast<std::uint32_t>(nearest - all.begin()));
}

/// The axis has chosen: the list follows.
void TimelinePage::showSelected(std::optional<std::uint32_t> item) {
    if (m_isSelecting)
        return;
    if (!item) {
        m_detail->clear();
        return;
    }
    m_detail->showItem(items(), items().items()[*item]);
    m_isSelecting = true;
    m_table->selectRow(m_model->rowOf(*item));
    m_isSelecting = false;
}

/// The list has chosen: the axis follows.
void TimelinePage::selectRow(int row) {
    const auto item = m_model->itemAt(row);
    if (m_isSelecting || !item)
        return;
    const auto time = items().items()[*item].time;
    m_isSelecting = true;
    m_axis->setSelected(item);
    m_isSelecting = false;
    m_detail->showItem(items(), items().items()[*item]);
    const double x = m_axis->window().xOf(time);
    if (x < 0 || x > m_axis->window().width)
        m_axis->showTime(time);
}

void TimelinePage::showHovered(const std::optional<MarkCluster>& cluster) {
    const auto selected = m_axis->selected();
    if (cluster)
        m_detail->showCluster(items(), *cluster);
    else if (selected)
        m_detail->showItem(items(), items().items()[*selected]);
    else
        m_detail->clear();
}

void TimelinePage::goTo(std::uint32_t number) {
    if (number >= items().items().size())
        return;
    const auto& item = items().items()[number];
    if (const auto address = item.address())
        emit targetActivated(*address);
    else if (item.line() > 0)
        emit lineActivated(item.line());
}

void TimelinePage::noteMoved() {
    m_segment = -1;
    m_head->setSegment(-1);
}

void TimelinePage::showMenu(std::uint32_t number, const QPoint& global) {
    const auto& item = items().items()[number];
    auto* menu = new TimelineItemMenu(items(), item, this);
    connect(menu, &TimelineItemMenu::placeRequested, this, [this, number] { goTo(number); });
    connect(menu, &TimelineItemMenu::boxRequested, this, &TimelinePage::boxRequested);
    connect(menu, &TimelineItemMenu::timeRequested, this, [this](std::int64_t time) {
        m_axis->showLast(timelineSpans.front());
        m_axis->showTime(time);
    });
    connect(menu, &TimelineItemMenu::kindChosen, m_head, &TimelineHead::showOnly);
    connect(menu, &TimelineItemMenu::wordsChosen, m_head, &TimelineHead::setWords);
    menu->popup(global);
}

bool TimelinePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const auto current = m_table->currentIndex();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && current.isValid()) {
            goTo(current.data(TimelineModel::ItemRole).toUInt());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TimelinePage::retranslate() {
    m_find->setText(tr("Find"));
    m_axis->setAccessibleName(tr("Time axis"));
    m_table->setAccessibleName(tr("What happened, newest first"));
    m_model->retranslate();
    showHovered(std::nullopt);
    m_head->announceFilter(); // words may be those of a kind
    refreshState();
}

EmptyPlace TimelinePage::emptyPlace() const {
    EmptyPlace place;
    place.icon = Icon::History;
    if (!m_content->isRead) {
        place.title = tr("Reading what happened…");
        place.isWaiting = true;
    } else if (items().items().empty()) {
        place.title = tr("Nothing has happened yet");
        place.text = tr("Boots, crashes and disk errors from the consoles of boxes are shown here on one "
                        "time axis with targets that appear, vanish or conflict, so you can see at a glance "
                        "what happened when a target went away.");
    } else {
        place.icon = Icon::Search;
        place.title = tr("Nothing matches the filter");
        place.text = tr("The filter hides all events.");
        place.actions = {EmptyPlace::Action::ClearFilter};
    }
    return place;
}

void TimelinePage::refreshState() {
    const bool isEmpty = m_model->rowCount() == 0;
    if (isEmpty)
        m_empty->setPlace(emptyPlace());
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_split);
    const auto count = static_cast<std::uint64_t>(m_model->rowCount());
    QString text = count == 1 ? tr("One mark") : tr("%1 marks").arg(numberText(count));
    if (items().isCut())
        text = tr("%1, the newest ones").arg(text);
    m_head->setState(isEmpty ? QString() : text);
}

void TimelinePage::saveLayout(QSettings& settings) const {
    m_head->save(settings);
    settings.setValue(splitKey, m_split->saveState());
    settings.setValue(columnsKey, m_table->horizontalHeader()->saveState());
}

void TimelinePage::restoreLayout(QSettings& settings) {
    showSegment(m_head->restore(settings));
    m_split->restoreState(settings.value(splitKey).toByteArray());
    m_table->horizontalHeader()->restoreState(settings.value(columnsKey).toByteArray());
}

} // namespace etherdeck::ui

#include "moc_page.cpp"
