#include "core/sockets/test_lines.h"

#include "core/base/byte_reader.h"

#include <algorithm>

namespace etherdeck {

void TestLines::expect(std::string datagram, std::function<void()> arrived) {
    const std::lock_guard lock(m_mutex);
    if (m_expected.size() == maxExpected)
        m_expected.pop_front();
    m_expected.emplace_back(std::move(datagram), std::move(arrived));
    m_count = m_expected.size();
}

bool TestLines::recognize(std::span<const std::byte> datagram) {
    std::function<void()> arrived;
    {
        const std::lock_guard lock(m_mutex);
        const auto found =
            std::ranges::find(m_expected, asText(datagram), [](const auto& entry) { return entry.first; });
        if (found == m_expected.end())
            return false;
        arrived = std::move(found->second);
        m_expected.erase(found);
        m_count = m_expected.size();
    }
    arrived();
    return true;
}

} // namespace etherdeck
