#pragma once

#include "app/lab/targets/frame_queue.h"
#include "core/base/clock.h"

#include <deque>
#include <optional>

namespace etherdeck::lab {

/// Frames on their way through a slow cable, in order: each is due one delay after it went in. No I/O.
class DelayLine {
public:
    static constexpr std::size_t maxBytes = 16 << 20; ///< a cable that is full loses what comes then

    explicit DelayLine(Duration delay) : m_delay(delay) {}

    void add(std::span<const std::byte> frame, TimePoint now) {
        if (m_frames.bytes() + frame.size() > maxBytes)
            return;
        m_frames.append(frame);
        m_due.push_back(now + m_delay);
    }

    [[nodiscard]] std::optional<TimePoint> nextDeadline() const {
        return m_due.empty() ? std::nullopt : std::optional(m_due.front());
    }

    /// The oldest frame, if it is due. Valid until the next non-const call. removeFirst() when it was sent.
    [[nodiscard]] std::optional<std::span<const std::byte>> due(TimePoint now) const {
        if (m_due.empty() || m_due.front() > now)
            return std::nullopt;
        return m_frames.front(1).front();
    }
    void removeFirst() {
        m_frames.drop(1);
        m_due.pop_front();
    }

private:
    Duration m_delay;
    FrameQueue m_frames;
    std::deque<TimePoint> m_due; ///< one for each frame
};

} // namespace etherdeck::lab
