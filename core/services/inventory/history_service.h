#pragma once

#include "core/services/calls/call.h"
#include "core/services/inventory/report_queue.h"
#include "core/store/events/event_query.h"
#include "core/store/events/name_book.h"
#include "core/store/events/seen_targets.h"
#include "core/store/events/store.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// A row of the store as discovery expects it.
[[nodiscard]] KnownTarget knownTarget(const store::SeenTarget& row);

/// Writes what discovery reports to a Store, and answers from it.
/// Lives in a worker thread of its own: its slots are called through that thread's event loop, so they are
/// connected to DiscoveryService's signals, and it may be asked from any. Before open(), and after it failed,
/// events are not kept, and every answer is Closed; failed() reports the same failure once, until a write
/// succeeds again.
class HistoryService : public QObject {
    Q_OBJECT

public:
    explicit HistoryService(QObject* parent = nullptr);
    ~HistoryService() override;

public slots:
    /// The file's folder must exist. Another file may be opened later; the former one is closed.
    void open(const QString& path);
    /// Writes what is pending and closes the file.
    void stop();

    /// Interface names for the paths of later events.
    void setLinkNames(const std::vector<etherdeck::LinkName>& names);
    void noteEvent(const etherdeck::DiscoveryEvent& event);
    void noteInventory(const etherdeck::InventoryChange& change);
    void noteReport(const etherdeck::DiscoveryReport& report);

public:
    using Events = std::vector<store::EventRecord>;
    using Targets = std::vector<discovery::Target>;
    using Rows = std::vector<store::SeenTarget>; ///< what is remembered of targets

    /// How many there are.
    Call countEvents(const store::EventQuery& query, QObject* receiver, Then<std::size_t> then);
    /// Newest first.
    Call events(const store::EventQuery& query, QObject* receiver, Then<Events> then);

    // Changes.

    /// An empty label removes the one there was.
    Call setTargetLabel(const discovery::Target& target, const store::Label& label, QObject* receiver,
                        Then<void> then);
    Call setShelfLabel(std::uint16_t shelf, const store::Label& label, QObject* receiver, Then<void> then);
    /// The user removes them from the list: they are not missing at the next start. Their names and notes
    /// stay. Answers with what was known of them; without a store there is nothing to forget.
    Call forgetTargets(const Targets& targets, QObject* receiver, Then<Rows> then);
    /// Undoes it, with the rows it answered; targetsKnown() is emitted before the answer.
    Call restoreTargets(const Targets& targets, const Rows& rows, QObject* receiver, Then<void> then);

signals:
    void opened();
    /// After opened(): targets of an earlier run that neither vanished nor were forgotten. Later: targets
    /// that are restored.
    void targetsKnown(const std::vector<etherdeck::KnownTarget>& targets);
    /// Now in the store, oldest first.
    void stored(const std::vector<etherdeck::store::EventRecord>& events);
    void namesChanged(const etherdeck::store::NameBook& names);
    /// In a flood: the number of events since open() that were not kept.
    void dropped(quint64 events);
    void failed(const etherdeck::Error& error);

private:
    [[nodiscard]] bool read(const QString& path);
    void flush();
    void writeEvents();
    [[nodiscard]] Result<void> writeSeen();
    void tick();
    void readLabels();
    void tellNames();
    [[nodiscard]] Result<std::size_t> count(const store::EventQuery& query);
    [[nodiscard]] Result<Events> find(const store::EventQuery& query);
    [[nodiscard]] Result<void> label(const discovery::Target& target, const store::Label& label);
    [[nodiscard]] Result<void> label(std::uint16_t shelf, const store::Label& label);
    [[nodiscard]] Result<Rows> forget(const Targets& targets);
    [[nodiscard]] Result<void> restore(const Targets& targets, const Rows& rows);
    /// Nothing is open.
    [[nodiscard]] Error refusal();
    template <class T>
    bool check(const Result<T>& result);
    template <class T>
    bool wrote(const Result<T>& result);
    void tellFailure(const Error& error);
    [[nodiscard]] KnownTarget listed(const discovery::Target& target) const;
    [[nodiscard]] store::EventRecord recordOf(const DiscoveryEvent& event) const;

    std::optional<store::Store> m_store;
    store::SeenTargets m_seen;
    store::Labels m_labels;
    store::NameBook m_names;
    std::map<discovery::LinkId, std::string> m_interfaces;
    std::vector<store::EventRecord> m_waiting;
    std::size_t m_storedSincePrune = 0;
    quint64 m_dropped = 0;
    quint64 m_droppedTold = 0;
    std::optional<Error> m_failure; ///< as told
    QTimer m_flush;
    QTimer m_tick;
};

} // namespace etherdeck
