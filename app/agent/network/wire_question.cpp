#include "app/agent/network/wire_question.h"

#include "core/aoe/frame.h"

#include <algorithm>
#include <array>

namespace etherdeck::agent {

Result<WireQuestion> WireQuestion::open(Address address, const std::vector<std::string>& interfaces,
                                        const std::set<MacAddress>& own, TimePoint now) {
    auto pollSet = link::PollSet::create();
    if (!pollSet)
        return fail(pollSet.error());
    std::vector<Port> ports;
    std::vector<Failure> failures;
    std::vector<MacAddress> macs;
    for (const auto& interface : interfaces) {
        auto socket = link::PacketSocket::open(interface, aoe::etherType);
        if (!socket) {
            failures.push_back({interface, socket.error()});
            continue;
        }
        if (const auto added = pollSet->add(socket->descriptor()); !added)
            return fail(added.error());
        macs.push_back(socket->mac());
        ports.push_back({interface, std::move(*socket), false});
    }
    WireQuestion question(std::move(*pollSet), std::move(ports), std::move(failures),
                          WireProbe(address, std::move(macs), own, now));
    question.handle(now);
    return question;
}

void WireQuestion::handle(TimePoint now) {
    (void)m_pollSet.takeAlarm();
    for (std::size_t port = 0; port < m_ports.size(); ++port)
        receive(port);
    m_probe.timeReached(now);
    sendAll();
    if (!m_probe.isDone())
        m_pollSet.setAlarm(std::max(Duration(0), m_probe.nextDeadline() - now));
}

void WireQuestion::receive(std::size_t port) {
    constexpr int framesAtOnce = 1000; // others talk on the wire as well
    for (int i = 0; i < framesAtOnce && !m_ports[port].failed; ++i) {
        const auto frame = m_ports[port].socket.receive();
        if (!frame)
            return portFailed(m_ports[port], frame.error());
        if (!*frame)
            return;
        m_probe.frameReceived(port, **frame);
    }
}

void WireQuestion::sendAll() {
    while (const auto frame = m_probe.takeFrame()) {
        auto& port = m_ports[frame->port];
        if (port.failed)
            continue;
        const std::array frames{std::span<const std::byte>(frame->bytes)};
        if (const auto sent = port.socket.send(frames); !sent)
            portFailed(port, sent.error());
    }
}

void WireQuestion::portFailed(Port& port, const Error& error) {
    port.failed = true;
    m_failures.push_back({port.interface, error});
}

std::vector<plans::WireAnswer> WireQuestion::answers() const {
    std::vector<plans::WireAnswer> list;
    for (const auto& [port, mac] : m_probe.answers())
        list.push_back({m_ports[port].interface, mac});
    std::ranges::sort(list);
    return list;
}

} // namespace etherdeck::agent
