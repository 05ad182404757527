#include "app/lab/targets/simulated_link.h"

#include "core/link/egress_filter.h"

namespace etherdeck::lab {

SimulatedLink::SimulatedLink(const Profile& profile, std::string_view interface) :
    m_mac(profile.mac), m_mtu(profile.wish.mtu) {
    if (interface != profile.interface) {
        say(wire::LinkError{{ErrorCode::NoSuchInterface, std::string(interface), 0}});
        m_ended = true;
        return;
    }
    for (const auto& plug : profile.plugs)
        m_responders.emplace_back(plug.mac, playedTargets(profile, plug));
    wire::Hello hello;
    hello.program = "etherdeck-lab-link " ETHERDECK_VERSION;
    hello.interface = profile.interface;
    hello.mac = m_mac;
    hello.mtu = m_mtu;
    say(hello);
}

Result<void> SimulatedLink::feed(std::span<const std::byte> bytes, WallTime now) {
    m_reader.feed(bytes);
    for (;;) {
        const auto message = m_reader.take();
        if (!message)
            return fail(message.error());
        if (!*message)
            return {};
        const auto* wish = std::get_if<wire::SendFrame>(&**message);
        if (wish == nullptr)
            return fail(ErrorCode::Malformed);
        frameSent(wish->frame, now);
    }
}

void SimulatedLink::frameSent(std::span<const std::byte> frame, WallTime now) {
    if (auto allowed = link::mayLeave(frame, m_mac, m_mtu); !allowed) {
        ++m_statistics.refused;
        return say(wire::LinkError{allowed.error()});
    }
    ++m_statistics.sent;
    for (auto& responder : m_responders)
        responder.frameReceived(frame, m_replies);
    for (const auto& reply : m_replies.front(m_replies.size()))
        if (wire::appendFrameReceived(m_output, now, reply))
            ++m_statistics.received;
    m_replies.clear();
}

void SimulatedLink::secondPassed() {
    if (m_statistics == m_told)
        return;
    m_told = m_statistics;
    say(m_statistics);
}

std::vector<std::byte> SimulatedLink::takeOutput() { return std::exchange(m_output, {}); }

void SimulatedLink::say(const wire::LinkMessage& message) {
    if (const auto bytes = wire::encode(message))
        m_output.insert(m_output.end(), bytes->begin(), bytes->end());
}

} // namespace etherdeck::lab
