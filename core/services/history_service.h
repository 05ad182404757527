#pragma once

#include "core/services/report_queue.h"
#include "core/store/event_query.h"
#include "core/store/name_book.h"
#include "core/store/seen_targets.h"
#include "core/store/store.h"

#include <QMetaType>
#include <QObject>
#include <QString>
#include <QTimer>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// A row of the store as discovery expects it.
[[nodiscard]] KnownTarget knownTarget(const store::SeenTarget& row);

/// Remembers: writes what discovery tells into a Store, and answers from it.
/// Lives in a worker thread of its own; all calls go through that thread's event loop, so its slots are
/// connected to DiscoveryService's signals. Before open(), and after it failed, events are not kept, queries
/// answer nothing, and names are lost; the same failure is told by failed() once, until something could be
/// written again.
class HistoryService : public QObject {
    Q_OBJECT

public:
    explicit HistoryService(QObject* parent = nullptr);
    ~HistoryService() override;

public slots:
    /// The file's folder must be there. Another file may be opened later; the former one is closed.
    void open(const QString& path);
    /// Writes what waits and closes the file.
    void stop();

    /// Names for the paths of events that come after.
    void setLinkNames(const std::vector<etherdeck::LinkName>& names);
    void noteEvent(const etherdeck::DiscoveryEvent& event);
    void noteInventory(const etherdeck::InventoryChange& change);
    void noteReport(const etherdeck::DiscoveryReport& report);
    /// A person took it off the list: it is not missing at the next start.
    void forget(etherdeck::Address address);

    /// Answered by queried(), also when it fails: then with nothing.
    void query(quint64 ticket, const etherdeck::store::EventQuery& query);

    /// An empty label removes the one there was.
    void setTargetLabel(const etherdeck::discovery::Target& target, const etherdeck::store::Label& label);
    void setShelfLabel(quint16 shelf, const etherdeck::store::Label& label);

signals:
    void opened();
    /// After opened(): what an earlier run knew, and has neither seen vanish nor been told to forget.
    void targetsKnown(const std::vector<etherdeck::KnownTarget>& targets);
    /// Now in the store, oldest first.
    void stored(const std::vector<etherdeck::store::EventRecord>& events);
    void queried(quint64 ticket, const std::vector<etherdeck::store::EventRecord>& events);
    void namesChanged(const etherdeck::store::NameBook& names);
    /// A flood: this many events since open() were not kept.
    void dropped(quint64 events);
    void failed(const etherdeck::Error& error);

private:
    [[nodiscard]] bool read(const QString& path);
    void flush();
    void writeEvents();
    void writeSeen();
    void tick();
    void readLabels();
    void tellNames();
    template <class T>
    bool check(const Result<T>& result);
    template <class T>
    bool wrote(const Result<T>& result);
    void tellFailure(const Error& error);
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

Q_DECLARE_METATYPE(std::vector<etherdeck::store::EventRecord>)
Q_DECLARE_METATYPE(etherdeck::store::NameBook)
