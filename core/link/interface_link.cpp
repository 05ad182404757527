#include "core/link/interface_link.h"

#include "core/base/take_first.h"

#include <cerrno>

namespace etherdeck::link {

ErrorCode codeOfSendError(int systemError) {
    switch (systemError) {
    case EAGAIN:
    case ENOBUFS:
    case EINTR:
        return ErrorCode::Busy;
    case ENETDOWN:
        return ErrorCode::InterfaceDown;
    case ENXIO:
    case ENODEV:
        return ErrorCode::InterfaceVanished;
    case EMSGSIZE:
        return ErrorCode::TooLong;
    default:
        return ErrorCode::System;
    }
}

InterfaceLink::InterfaceLink(InterfaceMonitor monitor, PollSet set, OpenCapture openCapture) :
    m_monitor(std::move(monitor)), m_set(std::move(set)), m_openCapture(std::move(openCapture)) {}

Result<std::unique_ptr<InterfaceLink>> InterfaceLink::open(const std::string& interface,
                                                           OpenCapture openCapture) {
    auto monitor = InterfaceMonitor::open(interface);
    if (!monitor)
        return fail(monitor.error());
    // Checked before libpcap is called, which accepts names like usbmon1 that are not network interfaces.
    if (!monitor->status().ethernet)
        return fail(ErrorCode::NotEthernet, interface);
    auto set = PollSet::create();
    if (!set)
        return fail(set.error());
    if (auto added = set->add(monitor->descriptor()); !added)
        return fail(added.error());

    std::unique_ptr<InterfaceLink> link(
        new InterfaceLink(std::move(*monitor), std::move(*set), std::move(openCapture)));
    const auto started = link->startCapturing();
    if (!started && started.error().code != ErrorCode::InterfaceDown)
        return fail(started.error());
    const auto& status = link->m_monitor.status();
    auto state = status.state;
    if (!started && state != LinkState::Gone)
        state = LinkState::Down;
    link->m_events.emplace_back(Opened{status.name, status.mac, status.mtu, state});
    return link;
}

void InterfaceLink::serve() {
    if (m_ended)
        return;
    // Frames first: those received before the interface went down are reported before that.
    readFrames();
    if (m_set.takeAlarm())
        tellStatistics();
    takeChanges();
    if (m_statistics != m_toldStatistics && !m_ended)
        m_set.setAlarm(statisticsInterval);
}

std::optional<LinkEvent> InterfaceLink::takeEvent() { return takeFirst(m_events); }

Result<void> InterfaceLink::send(std::span<const std::byte> frame) {
    if (m_ended)
        return fail(ErrorCode::Closed);
    if (!m_capture)
        return fail(ErrorCode::InterfaceDown);
    if (auto sent = m_capture->send(frame); !sent)
        return sent;
    ++m_statistics.sent;
    m_set.setAlarm(statisticsInterval);
    return {};
}

Result<void> InterfaceLink::startCapturing() {
    auto capture = m_openCapture(m_monitor.status());
    if (!capture)
        return fail(capture.error());
    if (auto added = m_set.add((*capture)->descriptor()); !added)
        return added;
    m_capture = std::move(*capture);
    return {};
}

void InterfaceLink::takeChanges() {
    while (!m_ended) {
        const auto change = m_monitor.takeChange();
        if (!change)
            return;
        if (!m_capture && change->state != LinkState::Gone) {
            const auto started = startCapturing();
            if (!started && started.error().code != ErrorCode::InterfaceDown)
                return end(started.error());
        }
        m_events.emplace_back(StateChanged{change->state, change->mac, change->mtu});
        if (change->state == LinkState::Gone)
            return end({ErrorCode::InterfaceVanished, change->name, 0});
    }
}

void InterfaceLink::readFrames() {
    if (!m_capture)
        return;
    const auto before = m_events.size();
    const auto got = m_capture->read(m_events);
    m_statistics.received += m_events.size() - before;
    if (got)
        return;
    // Also fails when an interface vanishes, possibly before the monitor reports it.
    m_monitor.lookAgain();
    takeChanges();
    if (!m_ended)
        end(got.error());
}

void InterfaceLink::tellStatistics() {
    if (m_capture)
        m_capture->countLosses(m_statistics);
    if (m_statistics == m_toldStatistics)
        return;
    m_toldStatistics = m_statistics;
    m_events.emplace_back(m_statistics);
}

void InterfaceLink::end(Error error) {
    tellStatistics();
    m_ended = true;
    m_capture.reset();
    m_events.emplace_back(Ended{std::move(error)});
}

} // namespace etherdeck::link
