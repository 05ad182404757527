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
    bool isRead = false; ///< the history was; else nothing is known of it yet
    std::shared_ptr<const TimelineItems> items;
    std::vector<TimelinePoint> points; ///< of those that pass, by time
    std::vector<std::uint32_t> rows;   ///< the same items, each once, newest first
};
using TimelineContentPtr = std::shared_ptr<const TimelineContent>;

/// Reads what the timeline shows and works it out, a hundred thousand marks and more, so that the window only
/// has to take it over. Lives in a thread of its own; its slots are called through that thread's event loop.
class TimelineArranger : public QObject {
    Q_OBJECT

public:
    /// `reader` lives longer than this.
    explicit TimelineArranger(TimelineReader& reader, QObject* parent = nullptr);
    ~TimelineArranger() override;

public slots:
    /// Reads everything anew; answered by arranged() or failed().
    void reload();
    /// Console lines were stored, as ConsoleService tells it: reads what is new, soon.
    void noteStored();
    void setFilter(const etherdeck::ui::TimelineFilter& filter); ///< answered at once
    /// Events were stored, as HistoryService tells it: answered soon, when they show.
    void addEvents(const std::vector<etherdeck::store::EventRecord>& events);
    void applyInventory(const etherdeck::InventoryChange& change); ///< the same
    void setNames(const etherdeck::store::NameBook& names);        ///< the same
    /// Contents that nobody else holds any more are taken down, here and not in the window's thread.
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
