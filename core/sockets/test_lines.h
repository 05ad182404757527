#pragma once

#include <atomic>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <utility>

namespace etherdeck {

/// Datagrams that this program sends to its own console to see whether they arrive. They are recognised where
/// datagrams are received, and go no further: no box is created for them. For any thread.
class TestLines {
public:
    static constexpr std::size_t maxExpected = 32; ///< beyond it, the oldest one is dropped

    /// `arrived` is called once, in the receiving thread.
    void expect(std::string datagram, std::function<void()> arrived);
    /// Cheap: called for each share of datagrams.
    [[nodiscard]] bool areExpected() const { return m_count > 0; }
    /// True when it is one of them; it is no longer expected then.
    [[nodiscard]] bool recognize(std::span<const std::byte> datagram);

private:
    std::atomic<std::size_t> m_count = 0;
    std::mutex m_mutex;
    std::deque<std::pair<std::string, std::function<void()>>> m_expected; ///< oldest first
};

} // namespace etherdeck
