#include "core/console/batch_queue.h"

#include <utility>

namespace etherdeck {

void BatchQueue::push(const ConsoleBatchPtr& batch) {
    std::unique_lock lock(m_mutex);
    const auto hasRoom = [&] { return m_waiting.empty() || m_bytes + batch->bytes <= m_maxBytes; };
    if (m_whenFull == WhenFull::Wait)
        m_room.wait(lock, [&] { return m_closed || hasRoom(); });
    if (m_closed || !hasRoom()) {
        m_leftOut += linesIn(batch->events);
        return;
    }
    if (m_waiting.empty())
        m_firstCame = Clock::now();
    m_waiting.push_back(batch);
    m_bytes += batch->bytes;
    m_more.notify_one();
}

void BatchQueue::wake() {
    const std::lock_guard lock(m_mutex);
    m_woken = true;
    m_more.notify_all();
}

void BatchQueue::close() {
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_more.notify_all();
    m_room.notify_all();
}

std::vector<ConsoleBatchPtr> BatchQueue::take(Duration patience, Duration gather, std::size_t enough) {
    std::unique_lock lock(m_mutex);
    m_more.wait_for(lock, patience, [this] { return m_closed || m_woken || !m_waiting.empty(); });
    if (!m_waiting.empty())
        m_more.wait_until(lock, m_firstCame + gather,
                          [&] { return m_closed || m_woken || m_bytes >= enough; });
    m_woken = false;
    m_bytes = 0;
    m_room.notify_all();
    return std::exchange(m_waiting, {});
}

bool BatchQueue::isOver() const {
    const std::lock_guard lock(m_mutex);
    return m_closed && m_waiting.empty();
}

bool BatchQueue::isEmpty() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty();
}

std::uint64_t BatchQueue::linesLeftOut() const {
    const std::lock_guard lock(m_mutex);
    return m_leftOut;
}

} // namespace etherdeck
