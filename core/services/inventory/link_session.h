#pragma once

#include "core/services/inventory/discovery_service.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace etherdeck {

/// Keeps one interface's link open: creates it, serves it from the event loop, and creates it again when the
/// interface went away and may be back, or the line to its box may be.
class LinkSession : public QObject {
    Q_OBJECT

public:
    LinkSession(discovery::LinkId id, std::string interface, DiscoveryService::LinkFactory factory);
    ~LinkSession() override;

    [[nodiscard]] const LinkStatus& status() const { return m_status; }
    [[nodiscard]] bool isUp() const { return m_status.state == LinkStatus::State::Up; }

    void open();
    /// Immediately opens a link that waits or has failed.
    void retry();
    /// Frames that the link has no room for are kept until it has. False when one is dropped.
    bool send(std::vector<std::byte> frame);

signals:
    /// State, address, counters or the round trip of the line have changed.
    void changed();
    /// That nobody answered until now proves nothing.
    void late();
    /// In one turn of the event loop.
    void framesArrived(const std::vector<etherdeck::link::Received>& frames);

private:
    void serve();
    void watch();
    void handle(const link::Opened& opened);
    void handle(const link::StateChanged& change);
    void handle(const link::LinkStatistics& counters);
    void handle(const link::Refused& refused);
    void handle(const link::LineMeasured& measured);
    void handle(const link::LineLate& late);
    void handle(const link::LineSilent& silent);
    void handle(const link::Ended& ended);
    void setState(LinkState state);
    void sendKept();
    [[nodiscard]] Duration delayAfter(const Error& error);
    void close();

    DiscoveryService::LinkFactory m_factory;
    LinkStatus m_status;
    std::unique_ptr<link::FrameLink> m_link;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    std::deque<std::vector<std::byte>> m_kept;
    QTimer m_retry{this};
    QTimer m_due{this}; ///< for what the link does by itself
    int m_failures = 0; ///< in a row
    bool m_ended = false;
};

} // namespace etherdeck
