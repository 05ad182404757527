#pragma once

#include "ui/timeline/items.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace etherdeck::ui {

/// What of the timeline is to be seen.
struct TimelineFilter {
    std::vector<MarkKind> kinds; ///< empty: all
    QString words;               ///< each of them somewhere

    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

/// All that the page shows, worked out; never changes.
struct TimelineContent {
    quint64 ticket = 0; ///< of the answer that it holds; 0: none yet
    std::shared_ptr<const TimelineItems> items;
    std::vector<TimelinePoint> points; ///< of those that pass, by time
    std::vector<std::uint32_t> rows;   ///< the same items, each once, newest first
};
using TimelineContentPtr = std::shared_ptr<const TimelineContent>;

/// Works out what the timeline shows, a hundred thousand marks and more, so that the window only has to take
/// it over. Lives in a thread of its own; its slots are called through that thread's event loop.
class TimelineArranger : public QObject {
    Q_OBJECT

public:
    explicit TimelineArranger(QObject* parent = nullptr);
    ~TimelineArranger() override;

public slots:
    /// As TimelineReader tells it; answered by arranged() at once. An answer older than one that is known is
    /// passed over.
    void setData(quint64 ticket, const etherdeck::TimelineData& data);
    void setFilter(const etherdeck::ui::TimelineFilter& filter); ///< answered at once
    /// Events were stored, as HistoryService tells it: answered soon, when they show.
    void addEvents(const std::vector<etherdeck::store::EventRecord>& events);
    void applyInventory(const etherdeck::InventoryChange& change); ///< the same
    void setNames(const etherdeck::store::NameBook& names);        ///< the same
    /// Contents that nobody else holds any more are taken down, here and not in the window's thread.
    void takeDown();

signals:
    void arranged(const etherdeck::ui::TimelineContentPtr& content);

private:
    void take(const TimelineFactsPtr& facts);
    void arrange();

    TimelineFactsPtr m_facts;
    TimelineFilter m_filter;
    quint64 m_ticket = 0;
    std::shared_ptr<const TimelineItems> m_items; ///< of the facts
    TimelineContentPtr m_content;
    std::vector<TimelineContentPtr> m_former;
    QTimer m_soon;
};

} // namespace etherdeck::ui
