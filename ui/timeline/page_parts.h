#pragma once

#include "ui/timeline/axis.h"
#include "ui/timeline/detail.h"
#include "ui/timeline/mark_kinds_button.h"
#include "ui/timeline/model.h"
#include "ui/timeline/page.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"

#include <QTimer>

#include <array>

class QAction;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace etherdeck::ui {

/// Milliseconds that the segments of the page show; one more shows all.
inline constexpr std::array<std::int64_t, 3> timelineSpans{3'600'000, 24 * 3'600'000, 7 * 24 * 3'600'000};
inline constexpr int allSegment = static_cast<int>(timelineSpans.size());
inline constexpr int segmentAtFirst = 1;

struct TimelinePage::Parts {
    [[nodiscard]] const TimelineItems& items() const { return *content->items; }
    [[nodiscard]] bool isReady() const { return content->isRead; }

    TimelineContentPtr content; ///< what shows; never null
    int segment = segmentAtFirst;
    bool isSelecting = false;

    QLabel* title = nullptr;
    QLabel* state = nullptr;
    QLineEdit* filter = nullptr;
    MarkKindsButton* kinds = nullptr;
    SegmentedControl* span = nullptr;
    QToolButton* closer = nullptr;
    QToolButton* farther = nullptr;
    Banner* banner = nullptr;
    QStackedWidget* stack = nullptr;
    EmptyPlaceView* empty = nullptr;
    QSplitter* split = nullptr;
    TimelineAxis* axis = nullptr;
    TimelineDetail* detail = nullptr;
    QTableView* table = nullptr;
    TimelineModel* model = nullptr;
    QAction* find = nullptr;
    QTimer typing;
    QTimer clock;
};

} // namespace etherdeck::ui
