#include "core/sockets/sockets.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <iterator>

namespace etherdeck {

namespace {

/// A sum is unknown if a part of it is.
void noteLost(std::optional<std::uint64_t>& sum, ConsoleSocket& socket) {
    const auto lost = socket.lost();
    sum = sum && lost ? std::optional(*sum + *lost) : std::nullopt;
}

} // namespace

Result<void> ConsoleSockets::listen(const ConsoleAddress& address) {
    auto socket = m_transport->open(address, ConsoleSocket::defaultBuffer);
    if (!socket)
        return fail(socket.error());
    m_sockets.push_back(std::move(*socket));
    return {};
}

bool ConsoleSockets::receive(const Taken& taken) {
    bool mayBeMore = false;
    for (auto socket = m_sockets.begin(); socket != m_sockets.end(); ++socket) {
        const auto more = receiveFrom(**socket, taken);
        mayBeMore = more.value_or(false) || mayBeMore;
        if (more)
            continue;
        m_failure = more.error();
        noteLost(m_counts.lost, **socket);
        const std::lock_guard lock(*m_mutex);
        m_sockets.erase(socket);
        break; // the next call continues
    }
    return mayBeMore;
}

Result<bool> ConsoleSockets::receiveFrom(ConsoleSocket& socket, const Taken& taken) {
    for (int round = 0; round < roundsAtOnce; ++round) {
        const auto datagrams = socket.receive();
        if (!datagrams)
            return fail(datagrams.error());
        if (datagrams->empty())
            return false;
        m_latest = datagrams->back().time;
        const auto told = withoutTestLines(*datagrams);
        for (const auto& datagram : told)
            m_counts.cut += datagram.cut ? 1 : 0;
        m_counts.received += told.size();
        if (!told.empty())
            taken(told, socket);
        if (datagrams->size() < ConsoleSocket::maxAtOnce)
            return false;
    }
    return true;
}

std::span<const ConsoleDatagram>
ConsoleSockets::withoutTestLines(std::span<const ConsoleDatagram> datagrams) {
    if (!m_testLines->areExpected())
        return datagrams;
    m_kept.clear();
    std::ranges::copy_if(datagrams, std::back_inserter(m_kept), [this](const ConsoleDatagram& datagram) {
        return !m_testLines->recognize(datagram.bytes);
    });
    return m_kept;
}

Result<void> ConsoleSockets::send(const ConsoleAddress& to, std::string_view datagram) {
    const std::lock_guard lock(*m_mutex);
    for (auto& socket : m_sockets)
        if (socket->address().endpoint.isV4() == to.endpoint.isV4())
            return socket->send(to, asBytes(datagram));
    return fail(ErrorCode::Unsupported);
}

ConsoleSockets::Counts ConsoleSockets::counts() {
    auto counts = m_counts;
    for (auto& socket : m_sockets)
        noteLost(counts.lost, *socket);
    return counts;
}

} // namespace etherdeck
