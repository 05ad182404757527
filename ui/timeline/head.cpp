#include "ui/timeline/head.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/timeline/legend.h"
#include "ui/timeline/mark_kinds_button.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_title.h"
#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto typingPause = 150ms;
constexpr int filterWidth = 30 * metrics::grid;

const QString kindsKey = QStringLiteral("timeline/kinds");
const QString spanKey = QStringLiteral("timeline/span");

} // namespace

TimelineHead::TimelineHead(QWidget* parent) :
    QWidget(parent),
    m_title(pageTitle(this)),
    m_state(new SecondaryLabel(this)),
    m_filter(new FilterEdit(this)),
    m_kinds(new MarkKindsButton(this)),
    m_span(new SegmentedControl(this)),
    m_legend(new TimelineLegend(this)) {
    makeFilter();
    makeZoom();
    arrange();
    keepTranslated(this, [this] { retranslate(); });
}

void TimelineHead::makeFilter() {
    m_filter->setMaximumWidth(filterWidth);
    connect(m_filter, &FilterEdit::left, this, &TimelineHead::left);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, &TimelineHead::announceFilter);
    connect(m_filter, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_kinds, &MarkKindsButton::kindsChanged, this, &TimelineHead::announceFilter);
}

void TimelineHead::makeZoom() {
    for (int i = 0; i <= allSegment; ++i)
        m_span->addSegment({});
    m_span->setCurrent(segmentAtFirst);
    connect(m_span, &SegmentedControl::chosen, this, &TimelineHead::segmentChosen);
    for (auto [button, sign] : {std::pair{&m_farther, Icon::ZoomOut}, std::pair{&m_closer, Icon::ZoomIn}}) {
        *button = new QToolButton(this);
        (*button)->setIcon(icon(sign));
        (*button)->setAutoRaise(true);
    }
    connect(m_closer, &QToolButton::clicked, this, [this] { emit zoomRequested(2); });
    connect(m_farther, &QToolButton::clicked, this, [this] { emit zoomRequested(0.5); });
}

void TimelineHead::arrange() {
    auto* titles = new QHBoxLayout;
    titles->setSpacing(metrics::pageMargin);
    titles->addWidget(m_title);
    titles->addWidget(m_state, 1);
    auto* tools = new QHBoxLayout;
    tools->setSpacing(metrics::grid);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_kinds);
    tools->addWidget(m_legend);
    tools->addStretch();
    tools->addWidget(m_span);
    tools->addWidget(m_farther);
    tools->addWidget(m_closer);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addLayout(titles);
    column->addLayout(tools);
}

void TimelineHead::retranslate() {
    m_title->setText(tr("Timeline"));
    m_filter->setPlaceholderText(tr("Filter by any text"));
    m_filter->setAccessibleName(tr("Filter"));
    m_span->setAccessibleName(tr("Time span shown"));
    const QStringList names{tr("Hour"), tr("Day"), tr("Week"), tr("All")};
    for (int i = 0; i <= allSegment; ++i)
        m_span->setText(i, names[i]);
    m_closer->setToolTip(tr("Zoom in"));
    m_closer->setAccessibleName(tr("Zoom in"));
    m_farther->setToolTip(tr("Zoom out"));
    m_farther->setAccessibleName(tr("Zoom out"));
}

void TimelineHead::setState(const QString& text) { m_state->setText(text); }

void TimelineHead::setSegment(int segment) { m_span->setCurrent(segment); }

int TimelineHead::segment() const { return m_span->current(); }

void TimelineHead::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TimelineHead::clearFilter() {
    m_filter->clear();
    m_kinds->setKinds({});
    announceFilter();
    m_filter->setFocus();
}

void TimelineHead::showOnly(MarkKind kind) {
    m_kinds->setKinds({kind});
    announceFilter();
}

void TimelineHead::setWords(const QString& words) {
    m_filter->setText(words);
    announceFilter();
}

void TimelineHead::announceFilter() {
    m_typing.stop();
    emit filterChosen({m_kinds->kinds(), m_filter->text()});
}

void TimelineHead::save(QSettings& settings) const {
    settings.setValue(kindsKey, m_kinds->toNames());
    settings.setValue(spanKey, m_span->current());
}

int TimelineHead::restore(const QSettings& settings) {
    m_kinds->setNames(settings.value(kindsKey).toStringList());
    const int segment = settings.value(spanKey, segmentAtFirst).toInt();
    return segment >= 0 && segment <= allSegment ? segment : segmentAtFirst;
}

} // namespace etherdeck::ui

#include "moc_head.cpp"
