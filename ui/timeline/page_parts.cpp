// How the timeline's page is built.
#include "ui/timeline/page_parts.h"

#include "ui/timeline/delegate.h"
#include "ui/widgets/event_text.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr int filterWidth = 30 * metrics::grid;

} // namespace

QWidget* TimelinePage::makeHead() {
    auto& parts = *m_parts;
    auto* head = new QWidget(this);
    parts.title = new QLabel(head);
    parts.title->setFont(theme::titleFont(font()));
    parts.state = new SecondaryLabel(head);
    parts.filter = new QLineEdit(head);
    parts.filter->setClearButtonEnabled(true);
    parts.filter->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    parts.filter->setMaximumWidth(filterWidth);
    parts.filter->setMaxLength(1000);
    parts.filter->installEventFilter(this);
    parts.kinds = new MarkKindsButton(head);
    parts.span = new SegmentedControl(head);
    for (int i = 0; i <= allSegment; ++i)
        parts.span->addSegment({});
    parts.span->setCurrent(parts.segment);
    for (auto [button, sign] :
         {std::pair{&parts.farther, Icon::ZoomOut}, std::pair{&parts.closer, Icon::ZoomIn}}) {
        *button = new QToolButton(head);
        (*button)->setIcon(icon(sign));
        (*button)->setAutoRaise(true);
    }
    auto* titles = new QHBoxLayout;
    titles->setSpacing(12);
    titles->addWidget(parts.title);
    titles->addWidget(parts.state, 1, Qt::AlignBottom);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::grid);
    tools->addWidget(parts.filter, 1);
    tools->addWidget(parts.kinds);
    tools->addStretch();
    tools->addWidget(parts.span);
    tools->addWidget(parts.farther);
    tools->addWidget(parts.closer);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(titles);
    column->addLayout(tools);
    return head;
}

void TimelinePage::makeContent() {
    auto& parts = *m_parts;
    parts.axis = new TimelineAxis;
    parts.detail = new TimelineDetail;
    makeTable();
    auto* upper = new QWidget;
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(parts.axis, 1);
    column->addWidget(parts.detail);
    parts.split = new QSplitter(Qt::Vertical);
    parts.split->setChildrenCollapsible(false);
    parts.split->addWidget(upper);
    parts.split->addWidget(parts.table);
    parts.split->setStretchFactor(0, 3);
    parts.split->setStretchFactor(1, 2);
    parts.empty = new EmptyPlaceView;
    parts.stack = new QStackedWidget;
    parts.stack->addWidget(parts.split);
    parts.stack->addWidget(parts.empty);
}

void TimelinePage::makeTable() {
    auto& parts = *m_parts;
    parts.model = new TimelineModel(this);
    auto* table = parts.table = new QTableView;
    table->setModel(parts.model);
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

} // namespace etherdeck::ui
