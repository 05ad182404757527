#pragma once

#include "core/base/clock.h"
#include "core/console/batch.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <vector>

namespace etherdeck {

/// Batches on their way from the thread that receives to one that works on them. Its size is limited: when it
/// is full, whoever pushes waits (what arrives meanwhile stays in the kernel's buffer, and the kernel counts
/// what it drops), or the batch is dropped and counted.
class BatchQueue {
public:
    enum class WhenFull { Wait, LeaveOut };
    static constexpr std::size_t defaultBytes = std::size_t{256} << 20;

    explicit BatchQueue(WhenFull whenFull, std::size_t maxBytes = defaultBytes) :
        m_whenFull(whenFull), m_maxBytes(maxBytes) {}

    /// An empty queue accepts a batch larger than its limit. After close() batches are dropped.
    void push(const ConsoleBatchPtr& batch);
    /// Makes take() return at once with what is queued, even nothing: there is other work.
    void wake();
    /// No more batches follow: take() returns what is queued, and then nothing.
    void close();

    /// All queued batches, oldest first. Waits up to `patience` for the first one, then for more until
    /// `gather` has passed since or `enough` bytes are queued.
    [[nodiscard]] std::vector<ConsoleBatchPtr> take(Duration patience, Duration gather = {},
                                                    std::size_t enough = 0);
    /// Closed, and all of it taken.
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] std::uint64_t linesLeftOut() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_room;
    std::condition_variable m_more;
    const WhenFull m_whenFull;
    const std::size_t m_maxBytes;
    std::vector<ConsoleBatchPtr> m_waiting;
    TimePoint m_firstCame;
    std::size_t m_bytes = 0;
    std::uint64_t m_leftOut = 0;
    bool m_woken = false;
    bool m_closed = false;
};

} // namespace etherdeck
