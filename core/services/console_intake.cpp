#include "core/services/console_intake.h"

#include "core/base/byte_reader.h"

#include <algorithm>

namespace etherdeck {

using namespace std::chrono_literals;

namespace {

constexpr auto sourcesAge = 1s;
constexpr auto longestStay =
    60s; ///< of a datagram in the kernel; an older stamp is from a clock that was set

} // namespace

Result<void> ConsoleIntake::listen(const ConsoleAddress& address) {
    auto socket = ConsoleSocket::open(address);
    if (!socket)
        return fail(socket.error());
    m_sockets.push_back(std::move(*socket));
    return {};
}

bool ConsoleIntake::receive() {
    lookAtClocks();
    bool mayBeMore = false;
    for (auto socket = m_sockets.begin(); socket != m_sockets.end();) {
        mayBeMore = receiveFrom(*socket) || mayBeMore;
        if (!m_failure) {
            ++socket;
            continue;
        }
        m_lostByClosed += socket->lost();
        socket = m_sockets.erase(socket);
        break; // the next call goes on
    }
    if (!mayBeMore) {
        m_now = std::max(m_now, m_clock);
        m_netconsole->timeReached(m_now);
    }
    return mayBeMore;
}

bool ConsoleIntake::receiveFrom(ConsoleSocket& socket) {
    for (int round = 0; round < roundsAtOnce; ++round) {
        const auto datagrams = socket.receive();
        if (!datagrams) {
            m_failure = datagrams.error();
            return false;
        }
        for (const auto& datagram : *datagrams)
            take(datagram);
        if (datagrams->size() < ConsoleSocket::mostAtOnce)
            return false;
    }
    return true;
}

void ConsoleIntake::take(const ConsoleDatagram& datagram) {
    ++m_received;
    m_cut += datagram.cut ? 1 : 0;
    m_latest = datagram.time;
    if (m_tap)
        m_tap(datagram);
    m_netconsole->datagramReceived(datagram.from, datagram.bytes, arrivalAt(datagram.time));
}

/// The Netconsole's deadlines count from when a datagram arrived, however long it lay in the kernel.
netconsole::Arrival ConsoleIntake::arrivalAt(WallTime time) {
    const auto age = std::clamp<WallTime::duration>(m_wallClock - time, 0s, longestStay);
    m_now = std::max(m_now, m_clock - age);
    return {m_now, time};
}

void ConsoleIntake::lookAtClocks() {
    m_clock = Clock::now();
    m_wallClock = std::chrono::system_clock::now();
}

bool ConsoleIntake::receiveRest(WallTime end) {
    if (receive() && m_latest < end)
        return true;
    m_netconsole->finish();
    return false;
}

ConsoleBatchPtr ConsoleIntake::takeBatch() {
    auto batch = std::make_shared<ConsoleBatch>();
    m_netconsole->drain(batch->events);
    if (batch->events.empty())
        return nullptr;
    refreshSources(batch->events);
    batch->sources = m_sources;
    batch->bytes = memoryOf(batch->events);
    return batch;
}

bool ConsoleIntake::hasNewSources(const std::vector<netconsole::Event>& events) const {
    return std::ranges::any_of(events, [](const netconsole::Event& event) {
        return std::holds_alternative<netconsole::SourceAppeared>(event) ||
               std::holds_alternative<netconsole::SourceMerged>(event);
    });
}

void ConsoleIntake::refreshSources(const std::vector<netconsole::Event>& events) {
    if (m_sources && m_clock - m_sourcesAsked < sourcesAge && !hasNewSources(events))
        return;
    auto sources = m_netconsole->sources();
    // Those that went within this batch have lines in it.
    for (const auto& event : events) {
        const auto* gone = std::get_if<netconsole::SourceForgotten>(&event);
        if (!gone || !m_sources)
            continue;
        const auto known = std::ranges::find(*m_sources, gone->source, &netconsole::SourceInfo::id);
        if (known != m_sources->end())
            sources.push_back(*known);
    }
    m_sources = std::make_shared<const std::vector<netconsole::SourceInfo>>(std::move(sources));
    m_sourcesAsked = m_clock;
}

Result<void> ConsoleIntake::send(const ConsoleAddress& to, std::string_view datagram) {
    for (auto& socket : m_sockets)
        if (socket.address().endpoint.isV4() == to.endpoint.isV4())
            return socket.send(to, asBytes(datagram));
    return fail(ErrorCode::Unsupported);
}

ConsoleCounts ConsoleIntake::counts() {
    const auto statistics = m_netconsole->statistics();
    ConsoleCounts counts{m_received,       m_lostByClosed,       m_cut, statistics.datagramsRefused,
                         statistics.lines, statistics.eventsLost};
    for (auto& socket : m_sockets)
        counts.lost += socket.lost();
    return counts;
}

} // namespace etherdeck
