#pragma once

#include "core/services/console/timeline_reader.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/head.h"
#include "ui/widgets/empty_place.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <optional>

class QAction;
class QSettings;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace etherdeck::ui {

class Banner;
class TimelineAxis;
class TimelineDetail;
class TimelineModel;

/// What happened when: boots, crashes and errors of the boxes and events of the SAN on one time axis, a lane
/// for each box, and the same as a list. Its contents arrive already arranged.
class TimelinePage : public QWidget {
    Q_OBJECT

public:
    explicit TimelinePage(QWidget* parent = nullptr);

    void focusContent();
    /// Shows the surroundings of a moment, and selects what is nearest to it.
    void showTime(WallTime time);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

public slots:
    /// From TimelineArranger, whenever the visible contents have changed.
    void showContent(const etherdeck::ui::TimelineContentPtr& content);
    void noteFailed(const etherdeck::Error& error);

signals:
    /// For TimelineArranger.
    void filterChosen(const etherdeck::ui::TimelineFilter& filter);
    /// The previous contents are no longer shown.
    void contentReplaced();
    /// Go to that line of the console, by its id in the store.
    void lineActivated(qint64 line);
    void targetActivated(etherdeck::Address address);
    /// For TimelineArranger.
    void groupToggled(const etherdeck::ui::TimelineGroup& group);
    /// All that is known of the box of what is selected.
    void boxRequested(const etherdeck::boxes::BoxKey& box);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeContent();
    void makeTable();
    void connectParts();
    void applyContent(const TimelineContentPtr& content);
    void showSegment(int segment);
    void showSelected(std::optional<std::uint32_t> item);
    void showHovered(const std::optional<MarkCluster>& cluster);
    void selectRow(int row);
    void goTo(std::uint32_t item);
    void showMenu(std::uint32_t item, const QPoint& global);
    void noteMoved();
    void retranslate();
    void refreshState();
    [[nodiscard]] EmptyPlace emptyPlace() const;

    [[nodiscard]] const TimelineItems& items() const { return *m_content->items; }

    TimelineContentPtr m_content;   ///< what shows; never null
    int m_segment = segmentAtFirst; ///< -1: the axis was moved
    bool m_isSelecting = false;

    TimelineHead* m_head = nullptr;
    Banner* m_banner = nullptr;
    QStackedWidget* m_stack = nullptr;
    EmptyPlaceView* m_empty = nullptr;
    QSplitter* m_split = nullptr;
    TimelineAxis* m_axis = nullptr;
    TimelineDetail* m_detail = nullptr;
    QTableView* m_table = nullptr;
    TimelineModel* m_model = nullptr;
    QAction* m_find = nullptr;
    QTimer m_clock;
};

} // namespace etherdeck::ui
