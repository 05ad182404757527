#include "core/services/inventory/link_session.h"

#include "core/remote/backoff.h"
#include "core/remote/box_interface.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

namespace etherdeck {

namespace {

constexpr auto retryInterval = std::chrono::seconds(1);
/// Discovery keeps at most Settings::maxInFlight requests open, so more than this is not owed to anyone.
constexpr std::size_t maxKept = 4096;

/// Errors that pass by themselves: the interface may be plugged in again, the child started again.
bool isWorthAnotherTry(ErrorCode code) {
    switch (code) {
    case ErrorCode::NoSuchInterface:
    case ErrorCode::InterfaceVanished:
    case ErrorCode::InterfaceDown:
    case ErrorCode::ProgramFailed:
    case ErrorCode::Closed:
    case ErrorCode::TimedOut:
    case ErrorCode::System:
        return true;
    default:
        return false;
    }
}

} // namespace

LinkSession::LinkSession(discovery::LinkId id, std::string interface, DiscoveryService::LinkFactory factory) :
    m_factory(std::move(factory)) {
    m_status.id = id;
    m_status.interface = std::move(interface);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LinkSession::open);
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &LinkSession::serve);
}

LinkSession::~LinkSession() { close(); }

void LinkSession::open() {
    close();
    m_ended = false;
    m_status.lineRoundTrip.reset();
    m_link = m_factory(m_status.interface);
    if (m_link->descriptor() >= 0) {
        m_readable = std::make_unique<QSocketNotifier>(m_link->descriptor(), QSocketNotifier::Read);
        m_writable = std::make_unique<QSocketNotifier>(m_link->descriptor(), QSocketNotifier::Write);
        m_writable->setEnabled(false);
        connect(m_readable.get(), &QSocketNotifier::activated, this, &LinkSession::serve);
        connect(m_writable.get(), &QSocketNotifier::activated, this, &LinkSession::serve);
    }
    serve();
}

void LinkSession::retry() {
    const bool waits =
        m_status.state == LinkStatus::State::Waiting || m_status.state == LinkStatus::State::Failed;
    if (!waits)
        return;
    m_status.state = LinkStatus::State::Starting;
    m_status.error.reset();
    emit changed();
    open();
}

bool LinkSession::send(std::vector<std::byte> frame) {
    if (!m_link || m_kept.size() >= maxKept)
        return false;
    m_kept.push_back(std::move(frame));
    sendKept();
    watch();
    return true;
}

void LinkSession::sendKept() {
    while (!m_kept.empty()) {
        const auto sent = m_link->send(m_kept.front());
        if (!sent && sent.error().code == ErrorCode::Busy)
            return;
        m_kept.pop_front(); // a frame that cannot be sent is as good as lost on the wire: it is asked again
    }
}

void LinkSession::serve() {
    m_link->serve();
    sendKept();
    std::vector<link::Received> frames;
    while (auto event = m_link->takeEvent()) {
        if (auto* received = std::get_if<link::Received>(&*event)) {
            frames.push_back(std::move(*received));
            continue;
        }
        std::visit(
            [this](const auto& other) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(other)>, link::Received>)
                    handle(other);
            },
            *event);
    }
    watch();
    if (!frames.empty())
        emit framesArrived(frames);
    if (std::exchange(m_ended, false))
        close();
}

void LinkSession::watch() {
    if (m_writable && m_link)
        m_writable->setEnabled(m_link->wantsToWrite() || !m_kept.empty());
    const auto deadline = m_link ? m_link->nextDeadline() : TimePoint::max();
    if (deadline == TimePoint::max())
        m_due.stop();
    else
        m_due.start(std::max<std::chrono::milliseconds>(
            std::chrono::milliseconds(0),
            std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now())));
}

void LinkSession::handle(const link::Opened& opened) {
    m_status.mac = opened.mac;
    m_status.mtu = opened.mtu;
    m_status.lineRoundTrip = opened.lineRoundTrip;
    m_status.error.reset();
    m_failures = 0;
    setState(opened.state);
}

void LinkSession::handle(const link::StateChanged& change) {
    m_status.mac = change.mac;
    m_status.mtu = change.mtu;
    setState(change.state);
}

void LinkSession::handle(const link::LinkStatistics& counters) {
    m_status.counters = counters;
    emit changed();
}

/// The link child has its own mind about a frame of ours: a defect worth seeing, not a reason to stop.
void LinkSession::handle(const link::Refused& refused) {
    m_status.error = refused.error;
    emit changed();
}

void LinkSession::handle(const link::LineMeasured& measured) {
    m_status.lineRoundTrip = measured.roundTrip;
    emit changed();
}

void LinkSession::handle(const link::LineLate& /*late*/) { emit late(); }

void LinkSession::handle(const link::LineSilent& /*silent*/) {
    m_status.error = Error{ErrorCode::TimedOut, {}, 0};
    m_status.state = LinkStatus::State::Waiting;
    emit changed();
}

/// A line that breaks again and again is tried less often.
Duration LinkSession::delayAfter(const Error& error) {
    const bool isLine = error.code == ErrorCode::Closed || error.code == ErrorCode::TimedOut;
    return isLine ? remote::reconnectDelay(remote::lineError(error, true).fault, ++m_failures)
                  : Duration(retryInterval);
}

void LinkSession::handle(const link::Ended& ended) {
    m_status.error = ended.error;
    const bool again = isWorthAnotherTry(ended.error.code);
    m_status.state = again ? LinkStatus::State::Waiting : LinkStatus::State::Failed;
    if (again)
        m_retry.start(std::chrono::ceil<std::chrono::milliseconds>(delayAfter(ended.error)));
    m_ended = true;
    emit changed();
}

void LinkSession::setState(LinkState state) {
    switch (state) {
    case LinkState::Up:
        m_status.state = LinkStatus::State::Up;
        break;
    case LinkState::NoCarrier:
        m_status.state = LinkStatus::State::NoCarrier;
        break;
    case LinkState::Down:
        m_status.state = LinkStatus::State::Down;
        break;
    case LinkState::Gone:
        m_status.state = LinkStatus::State::Waiting;
        break;
    }
    emit changed();
}

void LinkSession::close() {
    m_due.stop();
    m_readable.reset();
    m_writable.reset();
    m_kept.clear();
    m_link.reset();
}

} // namespace etherdeck

#include "moc_link_session.cpp"
