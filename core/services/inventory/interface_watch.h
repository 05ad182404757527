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

/// What helps the user to choose an interface.
struct InterfaceReport {
    link::Interface interface;
    std::optional<FrameRates> rates;  ///< none until its counters were read twice
    std::vector<FrameRates> history;  ///< oldest first, one a second, the last minute
    bool isListening = false;         ///< frames are being listened for on it
    std::uint64_t aoeFramesHeard = 0; ///< since listening began, sent by anyone
    std::size_t aoeTargetsHeard = 0;  ///< different targets among their senders; counting ends at a limit
    std::optional<Error> listeningError;
};

/// Lists the interfaces of this computer once a second, with their traffic. Can also listen on those suitable
/// for storage, without sending anything, to find out where AoE is in use already. Lives in one thread;
/// asking the kernel takes about a millisecond.
class InterfaceWatch : public QObject {
    Q_OBJECT

public:
    using Lister = std::function<Result<std::vector<link::Interface>>()>;
    static constexpr std::size_t maxTargetsCounted = 4096;

    /// Without `factory` it cannot listen.
    explicit InterfaceWatch(Lister lister = link::interfaces, DiscoveryService::LinkFactory factory = {},
                            QObject* parent = nullptr);
    ~InterfaceWatch() override;

    [[nodiscard]] const std::vector<InterfaceReport>& reports() const { return m_reports; }

public slots:
    /// Emits the first report before it returns.
    void start();
    void stop();
    /// Opens links that send nothing; they are closed by `false` and by stop().
    void setListening(bool listens);
    /// Retries links that could not be opened: permission may have been granted since.
    void retryListening();
    /// Reads the interfaces now, apart from the timer.
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
