#pragma once

#include "core/services/inventory/discovery_service.h"
#include "core/services/inventory/report_queue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace etherdeck {

/// Forwards the reports of a DiscoveryService to a receiver in another thread, at the receiver's pace: the
/// next report is sent when the last one has been taken. Lives in the service's thread.
class DiscoveryRelay : public QObject {
    Q_OBJECT

public:
    using Receive = std::function<void(const DiscoveryReport&)>;

    /// Reports go to `receive` in the thread of `receiver`, until it or the service is destroyed.
    static void connect(DiscoveryService& service, QObject& receiver, Receive receive);

signals:
    void reported(const etherdeck::DiscoveryReport& report);

private:
    DiscoveryRelay();

    template <class News>
    void add(const News& news);
    void taken();
    void send();

    ReportQueue m_queue;
    bool m_isTaking = false; ///< the receiver has one report
    QElapsedTimer m_sent;
    QTimer m_pause;
};

/// The relay's end in the receiver's thread.
class DiscoveryReceiver : public QObject {
    Q_OBJECT

public:
    explicit DiscoveryReceiver(DiscoveryRelay::Receive receive) : m_receive(std::move(receive)) {}

    void take(const DiscoveryReport& report) {
        m_receive(report);
        emit taken();
    }

signals:
    void taken();

private:
    DiscoveryRelay::Receive m_receive;
};

} // namespace etherdeck
