#include "ui/timeline/detail.h"

#include "ui/look/icons.h"
#include "ui/text/plain.h"
#include "ui/timeline/text.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

constexpr int markRoom = 12 + metrics::lampSize + metrics::grid;
constexpr int stripHeight = 7 * metrics::grid;

} // namespace

TimelineDetail::TimelineDetail(QWidget* parent) :
    QWidget(parent),
    m_head(new SecondaryLabel(this)),
    m_text(new QLabel(this)),
    m_showBox(new QPushButton(icon(Icon::Device), QString(), this)),
    m_go(new QPushButton(icon(Icon::Next), QString(), this)) {
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    for (QLabel* label : {m_head, m_text}) // long texts are cut and never widen the window
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (auto* button : {m_showBox, m_go})
        button->setAutoDefault(false);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(m_head);
    words->addWidget(m_text);
    words->addStretch();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(markRoom, 0, metrics::grid, 0);
    row->setSpacing(metrics::grid);
    row->addLayout(words, 1);
    row->addWidget(m_showBox);
    row->addWidget(m_go);
    setFixedHeight(std::max(stripHeight, 3 * fontMetrics().height()));
    connect(m_go, &QPushButton::clicked, this, &TimelineDetail::placeRequested);
    connect(m_showBox, &QPushButton::clicked, this, [this] {
        if (m_box)
            emit boxRequested(boxes::BoxKey(*m_box));
    });
    clear();
}

void TimelineDetail::clear() {
    m_kind.reset();
    m_showBox->hide();
    setTexts({}, tr("Choose a mark to see what happened."));
    m_go->hide();
}

void TimelineDetail::showItem(const TimelineItems& items, const TimelineItem& item) {
    m_kind = item.kind;
    const auto& lanes = items.lanes();
    const auto lane = static_cast<std::size_t>(std::max(item.lane, 0));
    m_box = lane < lanes.size() ? lanes[lane].box() : std::nullopt;
    m_showBox->setText(tr("Show box"));
    m_showBox->setVisible(m_box.has_value());
    QStringList head{timelineTime(item.time), timelineName(item)};
    if (lane < lanes.size())
        head << lanes[lane].title;
    setTexts(head.join(QStringLiteral(" · ")), items.sentence(item));
    const bool isLine = !item.address().has_value();
    m_go->setText(isLine ? tr("Show line") : tr("Show target"));
    m_go->setVisible(!isLine || item.line() > 0);
}

void TimelineDetail::showCluster(const TimelineItems& items, const MarkCluster& cluster) {
    if (cluster.item >= items.items().size())
        return clear();
    const auto& item = items.items()[cluster.item];
    showItem(items, item);
    if (cluster.count == 1)
        return;
    const QString span =
        tr("%1 marks from %2 to %3")
            .arg(numberText(cluster.count), timelineTime(cluster.first), timelineTime(cluster.last));
    setTexts(span, tr("Most severe: %1").arg(items.sentence(item)));
    m_go->hide();
}

void TimelineDetail::setTexts(const QString& head, const QString& text) {
    m_head->setText(head);
    m_head->setVisible(!head.isEmpty());
    layout()->setContentsMargins(m_kind ? markRoom : metrics::pageMargin, 0, metrics::grid, 0);
    m_text->setText(text);
    m_text->setToolTip(asToolTip(text));
    setAccessibleName(head);
    setAccessibleDescription(text);
    update();
}

void TimelineDetail::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::hairline(palette()));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    if (m_kind)
        paintMark(painter,
                  QRectF(12, (height() - metrics::lampSize) / 2.0, metrics::lampSize, metrics::lampSize),
                  *m_kind, palette());
}

} // namespace etherdeck::ui

#include "moc_detail.cpp"
