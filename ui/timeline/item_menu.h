#pragma once

#include "ui/timeline/items.h"

#include <QMenu>

namespace etherdeck::ui {

/// The context menu of an event, on the axis or in the list. Deletes itself when it closes.
class TimelineItemMenu : public QMenu {
    Q_OBJECT

public:
    /// Copies what it needs.
    TimelineItemMenu(const TimelineItems& items, const TimelineItem& item, QWidget* parent);

signals:
    /// The target, or the line of the console.
    void placeRequested();
    void boxRequested(const etherdeck::boxes::BoxKey& box);
    /// Show what happened around it.
    void timeRequested(std::int64_t time);
    void kindChosen(etherdeck::ui::MarkKind kind);
    void wordsChosen(const QString& words);

private:
    void addPlaces(const TimelineItem& item, const TimelineLane& lane);
    void addFilters(const TimelineItem& item, const TimelineLane& lane);
};

} // namespace etherdeck::ui
