#pragma once

#include "ui/timeline/items.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace etherdeck::ui {

/// Which part of the timeline to show.
struct TimelineFilter {
    std::vector<MarkKind> kinds; ///< empty: all
    QString words;               ///< each must occur somewhere

    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

/// Everything that the page shows, ready to draw; never changes.
struct TimelineContent {
    bool isRead = false; ///< whether the history was read; if not, nothing is known yet
    std::shared_ptr<const TimelineItems> items;
    std::vector<TimelinePoint> points; ///< of the items that match the filter, by time
    std::vector<std::uint32_t> rows;   ///< the same items, each once, newest first
};
using TimelineContentPtr = std::shared_ptr<const TimelineContent>;

/// Reads and arranges the contents of the timeline, a hundred thousand marks and more, so that the window
/// only has to show them. Lives in a thread of its own; its slots are called through that thread's event
/// loop.
class TimelineArranger : public QObject {
    Q_OBJECT

public:
    /// `reader` must outlive this.
    explicit TimelineArranger(TimelineReader& reader, QObject* parent = nullptr);
    ~TimelineArranger() override;

public slots:
    /// Reads everything again; answered by arranged() or failed().
    void reload();
    /// Console lines were stored, as ConsoleService reports: reads the new ones soon.
    void noteStored();
    void setFilter(const etherdeck::ui::TimelineFilter& filter); ///< answered at once
    /// Events were stored, as HistoryService reports: answered soon if they are shown.
    void addEvents(const std::vector<etherdeck::store::EventRecord>& events);
    void applyInventory(const etherdeck::InventoryChange& change); ///< the same
    void setNames(const etherdeck::store::NameBook& names);        ///< the same
    void setBoxes(const etherdeck::BoxesPtr& boxes);               ///< the same
    /// Opens a group, or closes it: answered at once.
    void toggle(const etherdeck::ui::TimelineGroup& group);
    /// Destroys contents that nobody else holds any more, here and not in the window's thread.
    void takeDown();

signals:
    void arranged(const etherdeck::ui::TimelineContentPtr& content);
    void failed(const etherdeck::Error& error);

private:
    void read(const TimelineQuery& query);
    void readNews();
    void noteRead(const Result<TimelineData>& data);
    void take(const TimelineFactsPtr& facts);
    void arrange();

    TimelineReader& m_reader;
    Call m_read;
    bool m_isRead = false;
    TimelineFactsPtr m_facts;
    TimelineFilter m_filter;
    std::shared_ptr<const TimelineItems> m_items; ///< of the facts
    TimelineContentPtr m_content;
    std::vector<TimelineContentPtr> m_former;
    QTimer m_soon;
    QTimer m_news;
};

} // namespace etherdeck::ui
