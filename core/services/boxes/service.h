#pragma once

#include "core/services/boxes/values.h"
#include "core/services/calls/call.h"
#include "core/store/boxes/change.h"
#include "core/store/boxes/store.h"
#include "core/system/network/neighbours.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck {

/// Collects what proves that something belongs to a box, and keeps it and what the user says in the store.
/// Lives in a worker thread of its own: slots are called through its event loop, calls from any thread.
/// Without a store the boxes are known until the program ends.
class BoxService : public QObject {
    Q_OBJECT

public:
    using NeighbourTable = std::function<Result<std::vector<link::Neighbour>>()>;

    explicit BoxService(NeighbourTable neighbours = link::neighbours, QObject* parent = nullptr);
    /// Stores what still waits.
    ~BoxService() override;
    BoxService(const BoxService&) = delete;
    BoxService& operator=(const BoxService&) = delete;

public slots:
    void open(const QString& path);
    void noteTargets(const std::vector<etherdeck::TargetPaths>& targets);
    /// Those that are connected; the others are as they were known last. Stored at most once in ten seconds,
    /// however often an agent changes its mind.
    void noteAgent(const etherdeck::AgentInterfaces& agent);
    void noteAgentLost(const std::string& device);
    /// All that there are; `addresses` are those heard since the last call.
    void noteSources(const std::vector<etherdeck::HeardSource>& sources);
    /// The boxes that the window manages, by device and name: each is stored. Of one that is, the name that
    /// the store has stays, even none.
    void noteDevices(const std::vector<etherdeck::boxes::Box>& devices);
    /// Takes in what other programs have stored, and looks into the neighbour table; called regularly.
    void look();

public:
    // Changes, see BoxStore. They are told before they are answered. Without a store: Closed.

    Call change(const boxes::BoxRequest& request, QObject* receiver, Then<store::BoxChange> then);
    Call repeat(const store::BoxChange& change, QObject* receiver, Then<void> then);

signals:
    /// At most four times a second.
    void changed(const etherdeck::BoxesPtr& boxes);
    void failed(const etherdeck::Error& error);

private:
    template <class Answer>
    Call ask(QObject* receiver, Then<Answer> then, std::function<Result<Answer>(store::BoxStore&)> work);
    [[nodiscard]] bool check(const Result<void>& done);
    void readUsers();
    void keepAgents();
    void storeDevice(const boxes::Box& device);
    void proveSources(const std::map<std::string, std::set<MacAddress>>& neighbours);
    [[nodiscard]] std::vector<std::string> devicesAt(const std::vector<std::string>& addresses) const;
    void setSource(boxes::SourceId source, const boxes::SourceFacts& facts);
    void tellSoon();
    void tell();

    NeighbourTable m_neighbours;
    std::optional<store::BoxStore> m_store;
    boxes::Boxes m_boxes;
    std::vector<boxes::Box> m_users; ///< boxes and ties as read last
    std::vector<boxes::Tie> m_ties;
    std::map<std::string, AgentInterfaces> m_agents;       ///< that are connected
    std::map<std::string, std::vector<MacAddress>> m_kept; ///< by device, as stored
    std::map<std::string, std::vector<MacAddress>> m_toKeep;
    std::set<Address> m_targets; ///< told before the store was opened
    std::map<boxes::SourceId, boxes::SourceFacts> m_sources;
    std::map<boxes::SourceId, std::set<std::string>> m_heard; ///< addresses since the last look
    std::vector<boxes::Box> m_devices;                        ///< of the window
    std::size_t m_told = 0;
    QTimer m_tell;
    QTimer m_look;
    QTimer m_keep; ///< until agents may be stored again
};

} // namespace etherdeck
