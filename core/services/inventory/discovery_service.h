#pragma once

#include "core/aoe/build.h"
#include "core/discovery/discovery.h"
#include "core/discovery/exchange.h"
#include "core/discovery/own_changes.h"
#include "core/link/frame_link.h"
#include "core/services/calls/call.h"
#include "core/services/inventory/discovery_values.h"
#include "core/services/inventory/export_stops.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

class LinkSession;

/// Runs Discovery on real links: sockets, timers and restarts of links around the pure object.
/// Lives in one thread (a worker in the window, main in the terminal program): it is called from that thread
/// only, and emits its signals there. Links whose interface vanishes are opened again when it is back.
class DiscoveryService : public QObject {
    Q_OBJECT

public:
    /// Creates the link for an interface; called again for each attempt.
    using LinkFactory = std::function<std::unique_ptr<link::FrameLink>(const std::string& interface)>;

    /// How long this computer has slept since it was started.
    using SleepClock = std::function<Duration()>;

    DiscoveryService(LinkFactory factory, discovery::Settings settings, QObject* parent = nullptr,
                     SleepClock sleepClock = sleptSoFar);
    ~DiscoveryService() override;

    [[nodiscard]] const discovery::Discovery& discovery() const;
    [[nodiscard]] std::vector<LinkStatus> links() const;
    [[nodiscard]] WallTime toWallTime(TimePoint time) const;
    /// Of every interface that was used since the start; empty for others.
    [[nodiscard]] std::string interfaceName(discovery::LinkId id) const;
    [[nodiscard]] static Duration sleptSoFar();

public slots:
    /// Opens links for these interfaces, closes the others. The first call starts discovery. Targets
    /// heard on an interface that is closed are no longer watched; there is no event for that.
    void setInterfaces(const std::vector<std::string>& interfaces);
    void discoverNow();
    void setPollInterval(std::chrono::seconds interval);
    void forget(etherdeck::Address address);
    /// What is known from an earlier run; best before the first setInterfaces().
    void expect(const std::vector<etherdeck::KnownTarget>& targets);
    /// Compares again what the paths of a target read, if nothing else proves that they lead to one disk.
    void compareNow(etherdeck::Address address);
    /// Reopens failed links immediately.
    void retryLinks();
    /// Closes all links. No signal is emitted afterwards.
    void stop();

public:
    /// Builds a request for the route it is given (destination, source, address and tag).
    using RequestBuilder = std::function<Result<std::vector<std::byte>>(const aoe::Route&)>;
    /// Sends one request to one path, and repeats it until it is answered; an error reply is an answer too.
    /// Errors: TimedOut; Closed when the path's link is not up; what `build` returns.
    Call ask(Address address, const discovery::PathKey& path, const RequestBuilder& build, QObject* receiver,
             Then<discovery::Answer> then);
    /// What a box has now, by its agent: targets whose export was stopped there have not failed.
    void noteExports(const std::string& device, const std::vector<plans::ExportStatus>& exports,
                     const std::vector<plans::BoxInterface>& interfaces);
    /// The box is not reached, as yet.
    void missExports(const std::string& device) { m_exportStops.lostTouch(device); }
    /// Nothing more is heard of the box.
    void forgetExports(const std::string& device) { m_exportStops.forget(device); }
    /// This computer is about to set this config string on a target: the change is reported as ours.
    void expectConfigString(Address address, const std::string& string);

signals:
    /// At most every 10 ms while something changes.
    void inventoryChanged(const etherdeck::InventoryChange& change);
    /// As they happen, before the inventoryChanged() that shows them.
    void eventHappened(const etherdeck::DiscoveryEvent& event);
    /// Live paths that have answered since the last report; at most once a second.
    void heard(const std::vector<etherdeck::HeardPath>& paths);
    /// Probably a switch or a cable, not each of the targets; comes after their events.
    void linkFellSilent(const etherdeck::SilentLink& link);
    /// A link changed its state or its counters (these at most once a second).
    void linksChanged(const std::vector<etherdeck::LinkStatus>& links);
    /// All names, when an interface is added; before any other report about it.
    void linksNamed(const std::vector<etherdeck::LinkName>& names);
    /// While a discovery is under way, a few times a second.
    void progressed(const etherdeck::discovery::Progress& progress);
    /// All rounds are sent and every target that answers is identified; once after each discovery.
    void settled();

private:
    struct Question {
        discovery::Exchange exchange;
        Reply<discovery::Answer> reply;
    };

    [[nodiscard]] LinkSession* session(discovery::LinkId id) const;
    [[nodiscard]] discovery::LinkId linkId(const std::string& interface);
    void noteSleep();
    void openLink(const std::string& interface);
    void linkChanged(LinkSession& session);
    void framesArrived(LinkSession& session, const std::vector<link::Received>& frames);
    void timeReached();
    void advance();
    [[nodiscard]] bool isSettled() const;
    void sendFrames();
    void noteDrops(const LinkStatus& status);
    void tellEvents();
    void tellInventory();
    void tellHeard();
    void tellProgress();
    void tellAnswers();

    LinkFactory m_factory;
    discovery::Settings m_settings;
    discovery::Discovery m_discovery;
    std::vector<std::unique_ptr<LinkSession>> m_sessions;
    std::map<discovery::LinkId, MacAddress> m_upLinks;    ///< as reported to discovery
    std::map<discovery::LinkId, std::uint64_t> m_dropped; ///< frames, by the links' own counters
    std::vector<Question> m_questions;
    discovery::OwnChanges m_ownChanges;
    ExportStops m_exportStops;
    quint32 m_lastQuestion = 0;
    std::vector<LinkName> m_names;
    SleepClock m_sleepClock;
    Duration m_slept; ///< by the sleep clock, as reported to discovery
    bool m_settledIsTold = false;
    TimePoint m_heardUntil{}; ///< reported up to here
    QTimer m_deadline;
    QTimer m_inventoryReport;
    QTimer m_progressReport;
    QTimer m_heardReport;
};

} // namespace etherdeck
