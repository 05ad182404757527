#include "core/services/finder/arp_wire.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace etherdeck {

namespace {

constexpr auto longestStart = std::chrono::seconds(5); ///< of the link child

} // namespace

ArpWire::ArpWire(std::unique_ptr<link::FrameLink> link, std::vector<link::Ipv4Network> networks,
                 std::uint8_t shortestPrefix) :
    m_link(std::move(link)), m_networks(std::move(networks)), m_shortestPrefix(shortestPrefix) {
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        if (!m_sweep)
            return end(Error{ErrorCode::TimedOut, {}, 0});
        m_sweep->timeReached(Clock::now());
        serve();
    });
}

void ArpWire::start() {
    m_deadline.start(longestStart);
    if (m_link->descriptor() >= 0) {
        m_readable = std::make_unique<QSocketNotifier>(m_link->descriptor(), QSocketNotifier::Read);
        m_writable = std::make_unique<QSocketNotifier>(m_link->descriptor(), QSocketNotifier::Write);
        m_writable->setEnabled(false);
        connect(m_readable.get(), &QSocketNotifier::activated, this, &ArpWire::serve);
        connect(m_writable.get(), &QSocketNotifier::activated, this, &ArpWire::serve);
    }
    QMetaObject::invokeMethod(this, &ArpWire::serve, Qt::QueuedConnection);
}

finder::SweepProgress ArpWire::progress() const {
    return m_sweep ? m_sweep->progress() : finder::SweepProgress();
}

std::vector<finder::Station> ArpWire::stations() const {
    return m_sweep ? m_sweep->stations() : std::vector<finder::Station>();
}

void ArpWire::serve() {
    if (m_isDone)
        return;
    m_link->serve();
    while (!m_isDone) {
        const auto event = m_link->takeEvent();
        if (!event)
            break;
        take(*event);
    }
    if (!m_isDone)
        advance();
}

void ArpWire::take(const link::LinkEvent& event) {
    if (const auto* opened = std::get_if<link::Opened>(&event))
        begin(*opened);
    else if (const auto* received = std::get_if<link::Received>(&event); received != nullptr && m_sweep)
        m_sweep->frameReceived(received->frame);
    else if (const auto* ended = std::get_if<link::Ended>(&event))
        end(ended->error);
    else if (const auto* changed = std::get_if<link::StateChanged>(&event);
             changed != nullptr && changed->state != LinkState::Up)
        end(Error{ErrorCode::InterfaceDown, {}, 0});
}

void ArpWire::begin(const link::Opened& opened) {
    if (opened.state != LinkState::Up)
        return end(Error{ErrorCode::InterfaceDown, {}, 0});
    auto sweep = finder::Sweep::create(opened.mac, m_networks, m_shortestPrefix, Clock::now());
    if (!sweep)
        return end(sweep.error());
    m_sweep.emplace(std::move(*sweep));
}

/// Sends what is to be sent, and waits for what comes next.
void ArpWire::advance() {
    if (!m_sweep)
        return;
    while (auto frame = m_sweep->takeFrame())
        m_kept.push_back(std::move(*frame));
    while (!m_kept.empty()) {
        const auto sent = m_link->send(m_kept.front());
        if (!sent && sent.error().code == ErrorCode::Busy)
            break;
        m_kept.pop_front(); // one that cannot be sent is asked again in the second round
    }
    if (m_writable)
        m_writable->setEnabled(m_link->wantsToWrite() || !m_kept.empty());
    emit progressed();
    if (m_sweep->isDone())
        return end(std::nullopt);
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_sweep->nextDeadline() - Clock::now());
    m_deadline.start(std::max(left, std::chrono::milliseconds(0)));
}

void ArpWire::end(std::optional<Error> error) {
    if (std::exchange(m_isDone, true))
        return;
    m_error = std::move(error);
    m_deadline.stop();
    m_readable.reset();
    m_writable.reset();
    m_link.reset();
    emit done();
}

} // namespace etherdeck

#include "moc_arp_wire.cpp"
