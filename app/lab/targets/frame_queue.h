#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace etherdeck::lab {

/// Outgoing frames, stored one after the other in one buffer: no allocation per frame, even for twenty
/// thousand.
class FrameQueue {
public:
    void append(std::span<const std::byte> frame) {
        m_bytes.insert(m_bytes.end(), frame.begin(), frame.end());
        m_ends.push_back(m_bytes.size());
    }

    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return m_ends.size() - m_first; }
    [[nodiscard]] std::size_t bytes() const { return m_bytes.size() - begin(m_first); }

    /// The oldest frames, at most `limit`. Valid until the next non-const call.
    [[nodiscard]] std::vector<std::span<const std::byte>> front(std::size_t limit) const {
        std::vector<std::span<const std::byte>> frames;
        const auto last = m_first + std::min(limit, size());
        frames.reserve(last - m_first);
        for (auto i = m_first; i < last; ++i)
            frames.emplace_back(m_bytes.data() + begin(i), m_ends[i] - begin(i));
        return frames;
    }

    /// Removes the oldest `count` frames.
    void drop(std::size_t count) {
        m_first += std::min(count, size());
        if (m_first == m_ends.size())
            clear();
        else if (m_first > compactAt && m_first > m_ends.size() / 2)
            compact();
    }

    void clear() {
        m_bytes.clear();
        m_ends.clear();
        m_first = 0;
    }

private:
    static constexpr std::size_t compactAt = 1024;

    [[nodiscard]] std::size_t begin(std::size_t frame) const { return frame == 0 ? 0 : m_ends[frame - 1]; }
    void compact() {
        const auto gone = begin(m_first);
        m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(gone));
        m_ends.erase(m_ends.begin(), m_ends.begin() + static_cast<std::ptrdiff_t>(m_first));
        for (auto& end : m_ends)
            end -= gone;
        m_first = 0;
    }

    std::vector<std::byte> m_bytes;
    std::vector<std::size_t> m_ends;
    std::size_t m_first = 0;
};

} // namespace etherdeck::lab
