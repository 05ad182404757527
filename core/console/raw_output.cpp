#include "core/console/raw_output.h"

#include <utility>

namespace etherdeck {

namespace {

/// "6,339,5140900,-;…": a kernel's record, which U-Boot never sends. A cheap look is enough here.
bool looksLikeRecord(std::span<const std::byte> datagram) {
    const auto first = datagram.empty() ? '\0' : static_cast<char>(datagram.front());
    const auto second = datagram.size() < 2 ? '\0' : static_cast<char>(datagram[1]);
    return first >= '0' && first <= '9' && (second == ',' || (second >= '0' && second <= '9'));
}

} // namespace

void RawOutput::heard(const netconsole::Endpoint& from, std::span<const std::byte> datagram) {
    // A single byte is a character that U-Boot echoes.
    if (datagram.size() > 8 && looksLikeRecord(datagram))
        return;
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= maxEndpoints && !m_waiting.contains(from))
        m_waiting.erase(m_waiting.begin());
    auto& waiting = m_waiting[from];
    waiting.datagrams.emplace_back(reinterpret_cast<const char*>(datagram.data()), datagram.size());
    waiting.bytes += datagram.size();
    while (waiting.datagrams.size() > 1 &&
           (waiting.bytes > maxWaiting || (!waiting.isTaken && waiting.datagrams.size() > fewDatagrams))) {
        waiting.bytes -= waiting.datagrams.front().size();
        waiting.datagrams.pop_front();
    }
}

std::string RawOutput::take(const netconsole::Endpoint& from) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_waiting.find(from);
    if (found == m_waiting.end())
        return {};
    found->second.isTaken = true;
    std::string bytes;
    bytes.reserve(std::exchange(found->second.bytes, 0));
    for (const auto& datagram : found->second.datagrams)
        bytes += datagram;
    found->second.datagrams.clear();
    return bytes;
}

void RawOutput::leave(const netconsole::Endpoint& from) {
    const std::lock_guard lock(m_mutex);
    m_waiting.erase(from);
}

} // namespace etherdeck
