#include "ui/timeline/item_menu.h"

#include "ui/look/icons.h"
#include "ui/timeline/text.h"

#include <QClipboard>
#include <QGuiApplication>

namespace etherdeck::ui {

TimelineItemMenu::TimelineItemMenu(const TimelineItems& items, const TimelineItem& item, QWidget* parent) :
    QMenu(parent) {
    setAttribute(Qt::WA_DeleteOnClose);
    const auto& lane = items.lanes()[static_cast<std::size_t>(std::max(item.lane, 0))];
    addPlaces(item, lane);
    addSeparator();
    addFilters(item, lane);
    addSeparator();
    const QStringList texts{timelineTime(item.time), timelineName(item), lane.title, items.sentence(item)};
    connect(addAction(ui::icon(Icon::Copy), tr("Copy")), &QAction::triggered, this,
            [text = texts.join(QLatin1Char('\t'))] { QGuiApplication::clipboard()->setText(text); });
}

void TimelineItemMenu::addPlaces(const TimelineItem& item, const TimelineLane& lane) {
    if (item.address())
        connect(addAction(ui::icon(Icon::Inventory), tr("Show target")), &QAction::triggered, this,
                &TimelineItemMenu::placeRequested);
    else if (item.line() > 0)
        connect(addAction(ui::icon(Icon::Terminal), tr("Show line in Console")), &QAction::triggered, this,
                &TimelineItemMenu::placeRequested);
    if (const auto box = lane.box())
        connect(addAction(ui::icon(Icon::Device), tr("Show box")), &QAction::triggered, this,
                [this, box = *box] { emit boxRequested(box); });
    connect(addAction(ui::icon(Icon::ZoomIn), tr("Show the hour around it")), &QAction::triggered, this,
            [this, time = item.time] { emit timeRequested(time); });
}

void TimelineItemMenu::addFilters(const TimelineItem& item, const TimelineLane& lane) {
    connect(addAction(ui::icon(Icon::Filter), tr("Only “%1”").arg(kindsText(item.kind))), &QAction::triggered,
            this, [this, kind = item.kind] { emit kindChosen(kind); });
    const auto add = [this](const QString& words) {
        connect(addAction(tr("Filter by “%1”").arg(QString(words).replace('&', QStringLiteral("&&")))),
                &QAction::triggered, this, [this, words] { emit wordsChosen(words); });
    };
    if (const auto address = item.address())
        add(QString::fromStdString(address->toString()));
    if (lane.box())
        add(lane.title);
}

} // namespace etherdeck::ui

#include "moc_item_menu.cpp"
