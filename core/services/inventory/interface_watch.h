#pragma once

#include "core/advisor/interface_rates.h"
#include "core/services/inventory/discovery_service.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace etherdeck {

class LinkSession;

/// One interface as a person choosing among them wants to know it.
struct InterfaceReport {
    link::Interface interface;
    std::optional<FrameRates> rates;  ///< nothing until its counters were seen twice
    std::vector<FrameRates> history;  ///< oldest first, one a second, the last minute
    bool isListening = false;         ///< frames are being listened for on it
    std::uint64_t aoeFramesHeard = 0; ///< since listening began, sent by anyone
    std::size_t aoeTargetsHeard = 0;  ///< different targets among their senders; counting ends at a limit
    std::optional<Error> listeningError;
};

/// Lists the interfaces of this machine once a second, with what passes on them. Can listen on those that
/// suit storage as well, without sending anything, to tell where AoE is spoken already. Lives in one thread;
/// asking the kernel takes about a millisecond.
class InterfaceWatch : public QObject {
    Q_OBJECT

public:
    using Lister = std::function<Result<std::vector<link::Interface>>()>;
    static constexpr std::size_t maxTargetsCounted = 4096;

    /// Without `factory` nothing can be listened to.
    explicit InterfaceWatch(Lister lister = link::interfaces, DiscoveryService::LinkFactory factory = {},
                            QObject* parent = nullptr);
    ~InterfaceWatch() override;

    [[nodiscard]] const std::vector<InterfaceReport>& reports() const { return m_reports; }

public slots:
    /// The first report comes before this returns.
    void start();
    void stop();
    /// Opens links that send nothing; they are closed by `false` and by stop().
    void setListening(bool listens);
    /// Opens links again that could not be opened: the permission may be there now.
    void retryListening();
    /// Looks at once, beside the rhythm.
    void look();

signals:
    /// Ethernet interfaces without the loopback, by index.
    void changed(const std::vector<etherdeck::InterfaceReport>& reports);

private:
    struct Ear {
        std::unique_ptr<LinkSession> session;
        std::uint64_t frames = 0;
        std::set<Address> targets;
    };

    void adjustEars(const std::vector<link::Interface>& interfaces);
    void framesArrived(Ear& ear, const std::vector<link::Received>& frames);
    [[nodiscard]] InterfaceReport report(const link::Interface& interface) const;

    Lister m_lister;
    DiscoveryService::LinkFactory m_factory;
    InterfaceRates m_rates;
    std::vector<InterfaceReport> m_reports;
    std::map<std::string, Ear> m_ears;
    bool m_listens = false;
    QTimer m_rhythm;
};

} // namespace etherdeck
