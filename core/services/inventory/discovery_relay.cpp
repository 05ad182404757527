#include "core/services/inventory/discovery_relay.h"

#include <algorithm>
#include <chrono>

namespace etherdeck {

namespace {

using namespace std::chrono_literals;

/// A receiver that took long has as long for its other work before the next report.
constexpr auto longestPause = 1000ms;
constexpr auto shortestPause = 10ms;

} // namespace

DiscoveryRelay::DiscoveryRelay() : m_pause(this) {
    m_pause.setSingleShot(true);
    QObject::connect(&m_pause, &QTimer::timeout, this, &DiscoveryRelay::send);
}

void DiscoveryRelay::connect(DiscoveryService& service, QObject& receiver, Receive receive) {
    auto* relay = new DiscoveryRelay;
    relay->moveToThread(service.thread());
    auto* end = new DiscoveryReceiver(std::move(receive));
    end->moveToThread(receiver.thread());
    using Service = DiscoveryService;
    QObject::connect(&service, &Service::eventHappened, relay,
                     [relay](const auto& event) { relay->add(event); });
    QObject::connect(&service, &Service::linkFellSilent, relay,
                     [relay](const auto& link) { relay->add(link); });
    QObject::connect(&service, &Service::inventoryChanged, relay,
                     [relay](const auto& change) { relay->add(change); });
    QObject::connect(&service, &Service::heard, relay, [relay](const auto& paths) { relay->add(paths); });
    QObject::connect(relay, &DiscoveryRelay::reported, end, &DiscoveryReceiver::take);
    QObject::connect(end, &DiscoveryReceiver::taken, relay, &DiscoveryRelay::taken);
    // At once, in the thread that each lives in: at the end nobody runs an event loop there any more.
    QObject::connect(&service, &QObject::destroyed, [relay] { delete relay; });
    QObject::connect(&receiver, &QObject::destroyed, [end] { delete end; });
}

template <class News>
void DiscoveryRelay::add(const News& news) {
    m_queue.add(news);
    if (!m_isTaking && !m_pause.isActive())
        send();
}

void DiscoveryRelay::taken() {
    m_isTaking = false;
    const auto took = std::chrono::milliseconds(m_sent.elapsed());
    if (took >= shortestPause)
        m_pause.start(std::min<std::chrono::milliseconds>(took, longestPause));
    else
        send();
}

void DiscoveryRelay::send() {
    if (m_queue.isEmpty())
        return;
    m_isTaking = true;
    m_sent.start();
    emit reported(m_queue.take());
}

} // namespace etherdeck

#include "moc_discovery_relay.cpp"
