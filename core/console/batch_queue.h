#pragma once

#include "core/base/clock.h"
#include "core/console/batch.h"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <vector>

namespace etherdeck {

/// Batches on their way from the thread that receives to one that works on them. Its size is limited: when it
/// is full, whoever pushes waits (what comes in meanwhile stays in the kernel's buffer, and the kernel counts
/// what finds no room there), or the batch is left out and counted.
class BatchQueue {
public:
    enum class WhenFull { Wait, LeaveOut };
    static constexpr std::size_t defaultBytes = std::size_t{256} << 20;

    explicit BatchQueue(WhenFull whenFull, std::size_t maxBytes = defaultBytes) :
        m_whenFull(whenFull), m_maxBytes(maxBytes) {}

    /// One that is larger than the queue finds room in an empty one. After close() it is left out.
    void push(const ConsoleBatchPtr& batch);
    /// take() gives what is there at once, also nothing: there is other work.
    void wake();
    /// No more comes: take() gives what is there, and then nothing.
    void close();

    /// Everything that waits, oldest first. Waits for the first one up to `patience`, and once it is there
    /// for more, up to `gather` after it came or until `enough` bytes wait.
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
