#include "core/syslog/written_messages.h"

#include <algorithm>

namespace etherdeck::netconsole {

void WrittenMessages::add(std::size_t bytes) {
    m_bytes += bytes;
    m_unwritten.push_back(m_bytes);
}

std::size_t WrittenMessages::noteWritten(std::uint64_t unwritten) {
    const auto written = m_bytes - std::min(unwritten, m_bytes);
    std::size_t count = 0;
    for (; !m_unwritten.empty() && m_unwritten.front() <= written; ++count) {
        m_written.push_back(m_unwritten.front());
        m_unwritten.pop_front();
    }
    while (m_written.size() > maxRemembered)
        m_written.pop_front();
    return count;
}

void WrittenMessages::startAgain(bool remembersWritten) {
    m_bytes = 0;
    m_unwritten.clear();
    if (!remembersWritten)
        m_written.clear();
}

std::size_t WrittenMessages::takeUntaken(std::uint64_t untaken) {
    const auto taken = m_bytesAtEnd - std::min(untaken, m_bytesAtEnd);
    std::size_t count = 0;
    for (; untaken > 0 && !m_written.empty() && m_written.back() > taken; ++count)
        m_written.pop_back();
    return count;
}

} // namespace etherdeck::netconsole
