#include "ui/timeline/page.h"

#include "ui/timeline/page_parts.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/error_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/translated.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 150ms;
constexpr auto clockInterval = 5s;

const QString kindsKey = QStringLiteral("timeline/kinds");
const QString spanKey = QStringLiteral("timeline/span");
const QString splitKey = QStringLiteral("timeline/split");
const QString columnsKey = QStringLiteral("timeline/columns-1");

std::int64_t presentTime() { return QDateTime::currentMSecsSinceEpoch(); }

TimelineContentPtr noContent() {
    auto content = std::make_shared<TimelineContent>();
    content->items = std::make_shared<TimelineItems>(std::make_shared<TimelineFacts>());
    return content;
}

} // namespace

TimelinePage::TimelinePage(QWidget* parent) : QWidget(parent), m_parts(std::make_unique<Parts>()) {
    m_parts->content = noContent();
    makeContent();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::pageMargin, metrics::pageMargin, metrics::pageMargin,
                               metrics::pageMargin);
    column->setSpacing(12);
    column->addWidget(makeHead());
    column->addWidget(m_parts->banner = new Banner);
    column->addWidget(m_parts->stack, 1);
    m_parts->banner->clear();
    connectParts();
    applyContent(m_parts->content);
    keepTranslated(this, [this] { retranslate(); });
}

TimelinePage::~TimelinePage() = default;

void TimelinePage::connectParts() {
    auto& parts = *m_parts;
    parts.find = new QAction(this);
    parts.find->setShortcut(QKeySequence::Find);
    parts.find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(parts.find);
    connect(parts.find, &QAction::triggered, parts.filter, [this] {
        m_parts->filter->setFocus(Qt::ShortcutFocusReason);
        m_parts->filter->selectAll();
    });
    parts.typing.setSingleShot(true);
    parts.typing.setInterval(typingPause);
    parts.clock.start(clockInterval);
    connect(&parts.typing, &QTimer::timeout, this, &TimelinePage::askForContent);
    connect(&parts.clock, &QTimer::timeout, this, [this] { m_parts->axis->setNow(presentTime()); });
    connect(parts.filter, &QLineEdit::textChanged, &parts.typing, qOverload<>(&QTimer::start));
    connect(parts.kinds, &MarkKindsButton::kindsChanged, this, &TimelinePage::askForContent);
    connect(parts.span, &SegmentedControl::chosen, this, &TimelinePage::showSegment);
    connect(parts.closer, &QToolButton::clicked, parts.axis, [this] { m_parts->axis->zoom(2); });
    connect(parts.farther, &QToolButton::clicked, parts.axis, [this] { m_parts->axis->zoom(0.5); });
    connect(parts.axis, &TimelineAxis::selectionChanged, this, &TimelinePage::showSelected);
    connect(parts.axis, &TimelineAxis::hovered, this, &TimelinePage::showHovered);
    connect(parts.axis, &TimelineAxis::activated, this, &TimelinePage::goTo);
    connect(parts.axis, &TimelineAxis::moved, this, [this] { m_parts->segment = -1; });
    connect(parts.detail, &TimelineDetail::placeRequested, this, [this] {
        if (m_parts->axis->selected())
            goTo(*m_parts->axis->selected());
    });
    connect(parts.table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { selectRow(current.row()); });
    connect(parts.table, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { goTo(index.data(TimelineModel::ItemRole).toUInt()); });
    connect(parts.empty, &EmptyPlaceView::actionTriggered, this, [this] {
        m_parts->filter->clear();
        m_parts->kinds->setKinds({});
        askForContent();
        m_parts->filter->setFocus();
    });
}

void TimelinePage::focusContent() {
    m_parts->stack->currentWidget() == m_parts->split ? m_parts->axis->setFocus(Qt::ShortcutFocusReason)
                                                      : m_parts->empty->setFocus(Qt::ShortcutFocusReason);
}

void TimelinePage::askForContent() {
    m_parts->typing.stop();
    emit filterChosen({m_parts->kinds->kinds(), m_parts->filter->text()});
}

void TimelinePage::showContent(const TimelineContentPtr& content) {
    auto& parts = *m_parts;
    const bool isFirst = !parts.isReady() && content->isRead;
    applyContent(content);
    if (isFirst)
        showSegment(parts.segment < 0 ? segmentAtFirst : parts.segment);
}

void TimelinePage::noteFailed(const Error& error) {
    const auto text = errorText(error, {});
    m_parts->banner->setMessage({tr("The timeline could not be read"), text.advice, text.raw, {}});
}

/// Items get other numbers: what was selected stays so.
void TimelinePage::applyContent(const TimelineContentPtr& content) {
    auto& parts = *m_parts;
    std::optional<std::uint32_t> selected = parts.axis->selected();
    if (selected && content->items != parts.content->items)
        selected = content->items->find(parts.items().items()[*selected]);
    parts.isSelecting = true;
    parts.model->setContent(*content->items, content->rows);
    parts.axis->setSelected(std::nullopt);
    parts.axis->setContent(*content->items, content->points);
    parts.axis->setNow(presentTime());
    parts.content = content;
    parts.isSelecting = false;
    if (selected && parts.model->rowOf(*selected) >= 0)
        parts.axis->setSelected(selected);
    else
        parts.detail->clear();
    refreshState();
    emit contentReplaced();
}

void TimelinePage::showSegment(int segment) {
    auto& parts = *m_parts;
    parts.axis->setNow(presentTime());
    if (segment < allSegment)
        parts.axis->showLast(timelineSpans[static_cast<std::size_t>(segment)]);
    else
        parts.axis->showAll();
    parts.segment = segment;
    parts.span->setCurrent(segment);
}

void TimelinePage::showTime(WallTime time) {
    auto& parts = *m_parts;
    const auto moment = axisTime(time);
    parts.axis->showTime(moment);
    const auto& items = parts.items().items();
    const auto after = std::ranges::lower_bound(items, moment, {}, &TimelineItem::time);
    if (items.empty())
        return;
    auto nearest = after == items.end() ? items.end() - 1 : after;
    if (after != items.begin() && after != items.end() && moment - (after - 1)->time < after->time - moment)
        nearest = after - 1;
    parts.axis->setSelected(static_cast<std::uint32_t>(nearest - items.begin()));
}

/// The axis has chosen: the list follows.
void TimelinePage::showSelected(std::optional<std::uint32_t> item) {
    auto& parts = *m_parts;
    if (parts.isSelecting)
        return;
    if (!item) {
        parts.detail->clear();
        return;
    }
    parts.detail->showItem(parts.items(), parts.items().items()[*item]);
    parts.isSelecting = true;
    parts.table->selectRow(parts.model->rowOf(*item));
    parts.isSelecting = false;
}

/// The list has chosen: the axis follows.
void TimelinePage::selectRow(int row) {
    auto& parts = *m_parts;
    const auto item = parts.model->itemAt(row);
    if (parts.isSelecting || !item)
        return;
    const auto time = parts.items().items()[*item].time;
    parts.isSelecting = true;
    parts.axis->setSelected(item);
    parts.isSelecting = false;
    parts.detail->showItem(parts.items(), parts.items().items()[*item]);
    const double x = parts.axis->window().xOf(time);
    if (x < 0 || x > parts.axis->window().width)
        parts.axis->showTime(time);
}

void TimelinePage::showHovered(const std::optional<MarkCluster>& cluster) {
    auto& parts = *m_parts;
    const auto selected = parts.axis->selected();
    if (cluster)
        parts.detail->showCluster(parts.items(), *cluster);
    else if (selected)
        parts.detail->showItem(parts.items(), parts.items().items()[*selected]);
    else
        parts.detail->clear();
}

void TimelinePage::goTo(std::uint32_t number) {
    if (number >= m_parts->items().items().size())
        return;
    const auto& item = m_parts->items().items()[number];
    if (const auto address = item.address())
        emit targetActivated(*address);
    else if (item.line() > 0)
        emit lineActivated(item.line());
}

bool TimelinePage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto& parts = *m_parts;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == parts.table && isReturn && parts.table->currentIndex().isValid()) {
        goTo(parts.table->currentIndex().data(TimelineModel::ItemRole).toUInt());
        return true;
    }
    if (watched == parts.filter && key == Qt::Key_Escape && !parts.filter->text().isEmpty()) {
        parts.filter->clear();
        return true;
    }
    if (watched == parts.filter && (key == Qt::Key_Escape || key == Qt::Key_Down || isReturn)) {
        focusContent();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TimelinePage::retranslate() {
    auto& parts = *m_parts;
    parts.title->setText(tr("Timeline"));
    parts.filter->setPlaceholderText(tr("Filter by any text"));
    parts.filter->setAccessibleName(tr("Filter"));
    parts.find->setText(tr("Find"));
    parts.span->setAccessibleName(tr("How much time shows"));
    const QStringList names{tr("Hour"), tr("Day"), tr("Week"), tr("All")};
    for (int i = 0; i <= allSegment; ++i)
        parts.span->setText(i, names[i]);
    parts.closer->setToolTip(tr("Zoom in"));
    parts.closer->setAccessibleName(tr("Zoom in"));
    parts.farther->setToolTip(tr("Zoom out"));
    parts.farther->setAccessibleName(tr("Zoom out"));
    parts.axis->setAccessibleName(tr("Time axis"));
    parts.table->setAccessibleName(tr("What happened, newest first"));
    parts.model->retranslate();
    showHovered(std::nullopt);
    askForContent(); // words may be those of a kind
    refreshState();
}

EmptyPlace TimelinePage::emptyPlace() const {
    EmptyPlace place;
    place.icon = Icon::History;
    if (!m_parts->isReady()) {
        place.title = tr("Reading what happened…");
        place.isWaiting = true;
    } else if (m_parts->items().items().empty()) {
        place.title = tr("Nothing has happened yet");
        place.text = tr("Boots, crashes and disk errors that boxes tell on their consoles stand here beside "
                        "targets that appear, vanish or collide, on one time axis: so that it is one glance "
                        "what happened when a target went away.");
    } else {
        place.icon = Icon::Search;
        place.title = tr("Nothing passes the filter");
        place.text = tr("The filter hides all that has happened.");
        place.actions = {EmptyPlace::Action::ClearFilter};
    }
    return place;
}

void TimelinePage::refreshState() {
    auto& parts = *m_parts;
    const bool isEmpty = parts.model->rowCount() == 0;
    if (isEmpty)
        parts.empty->setPlace(emptyPlace());
    parts.stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(parts.empty) : parts.split);
    const auto count = static_cast<std::uint64_t>(parts.model->rowCount());
    QString text = count == 1 ? tr("One mark") : tr("%1 marks").arg(numberText(count));
    if (parts.items().isCut())
        text = tr("%1, the newest ones").arg(text);
    parts.state->setText(isEmpty ? QString() : text);
}

void TimelinePage::saveLayout(QSettings& settings) const {
    settings.setValue(kindsKey, m_parts->kinds->toNames());
    settings.setValue(spanKey, m_parts->span->current());
    settings.setValue(splitKey, m_parts->split->saveState());
    settings.setValue(columnsKey, m_parts->table->horizontalHeader()->saveState());
}

void TimelinePage::restoreLayout(QSettings& settings) {
    m_parts->kinds->setNames(settings.value(kindsKey).toStringList());
    const int segment = settings.value(spanKey, segmentAtFirst).toInt();
    showSegment(segment >= 0 && segment <= allSegment ? segment : segmentAtFirst);
    m_parts->split->restoreState(settings.value(splitKey).toByteArray());
    m_parts->table->horizontalHeader()->restoreState(settings.value(columnsKey).toByteArray());
}

} // namespace etherdeck::ui
