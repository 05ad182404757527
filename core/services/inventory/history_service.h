#pragma once

#include "core/services/inventory/report_queue.h"
#include "core/store/events/event_query.h"
#include "core/store/events/name_book.h"
#include "core/store/events/seen_targets.h"
#include "core/store/events/store.h"

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

    /// Answered by queried(), also when it fails: then with nothing.
    void query(quint64 ticket, const etherdeck::store::EventQuery& query);

    // Changes, each answered by edited() or editFailed() with the same ticket.

    /// An empty label removes the one there was.
    void setTargetLabel(quint64 ticket, const etherdeck::discovery::Target& target,
                        const etherdeck::store::Label& label);
    void setShelfLabel(quint64 ticket, quint16 shelf, const etherdeck::store::Label& label);
    /// A person takes them off the list: they are not missing at the next start. Their names and notes stay.
    /// Answered by forgotten(). Without a store there is nothing to forget.
    void forgetTargets(quint64 ticket, const std::vector<etherdeck::discovery::Target>& targets);
    /// The reverse, with what forgotten() told; told by targetsKnown() before it is answered.
    void restoreTargets(quint64 ticket, const std::vector<etherdeck::discovery::Target>& targets,
                        const std::vector<etherdeck::store::SeenTarget>& rows);

signals:
    void opened();
    /// After opened(): what an earlier run knew, and has neither seen vanish nor been told to forget. And
    /// what is restored since.
    void targetsKnown(const std::vector<etherdeck::KnownTarget>& targets);
    /// Now in the store, oldest first.
    void stored(const std::vector<etherdeck::store::EventRecord>& events);
    void queried(quint64 ticket, const std::vector<etherdeck::store::EventRecord>& events);
    void namesChanged(const etherdeck::store::NameBook& names);
    void edited(quint64 ticket);
    void editFailed(quint64 ticket, const etherdeck::Error& error);
    void forgotten(quint64 ticket, const std::vector<etherdeck::store::SeenTarget>& rows);
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
    void tellEdited(quint64 ticket, const Result<void>& done);
    void refuse(quint64 ticket);
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
