#include "app/agent/network/wire_probe.h"

#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/base/take_first.h"

namespace etherdeck::agent {

WireProbe::WireProbe(Address address, std::vector<MacAddress> ports, const std::set<MacAddress>& own,
                     TimePoint now) :
    m_address(address), m_ports(std::move(ports)), m_own(own), m_start(now), m_done(m_ports.empty()) {
    m_own.insert(m_ports.begin(), m_ports.end());
    if (!m_done)
        ask();
}

void WireProbe::ask() {
    ++m_asked;
    for (std::size_t port = 0; port < m_ports.size(); ++port)
        m_frames.push_back({port, aoe::buildConfigQuery({MacAddress::broadcast(), m_ports[port], m_address,
                                                         aoe::Tag(m_asked)})});
}

void WireProbe::frameReceived(std::size_t port, std::span<const std::byte> frame) {
    const auto parsed = aoe::parse(frame);
    if (!parsed || m_done || port >= m_ports.size())
        return;
    // Any reply proves that somebody serves the address, whoever it was for.
    const auto& header = parsed->header;
    if (header.response && header.address == m_address && !m_own.contains(header.source) &&
        !header.source.isGroup() && m_answers.size() < maxAnswers)
        m_answers.insert({port, header.source});
}

void WireProbe::timeReached(TimePoint now) {
    if (m_done)
        return;
    if (m_asked == 1 && now >= m_start + repeatAfter)
        ask();
    if (now >= m_start + listenFor)
        m_done = true;
}

std::optional<WireProbe::Frame> WireProbe::takeFrame() { return takeFirst(m_frames); }

TimePoint WireProbe::nextDeadline() const {
    if (m_done)
        return TimePoint::max();
    return m_start + (m_asked == 1 ? repeatAfter : listenFor);
}

} // namespace etherdeck::agent
