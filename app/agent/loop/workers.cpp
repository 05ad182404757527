#include "app/agent/loop/workers.h"

#include <algorithm>
#include <utility>

namespace etherdeck::agent {

Workers::~Workers() {
    std::list<std::thread> threads;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_waiting.clear();
        threads.swap(m_threads);
    }
    for (auto& thread : threads)
        thread.join();
}

void Workers::run(std::function<void()> work) {
    const std::lock_guard lock(m_mutex);
    if (m_isEnding) // called by work that had begun: nobody would wait for the new thread
        return;
    joinEnded();
    m_waiting.push_back(std::move(work));
    if (m_running < m_maxThreads) {
        ++m_running;
        m_threads.emplace_back([this] { this->work(); });
    }
}

void Workers::work() {
    while (true) {
        std::function<void()> next;
        {
            const std::lock_guard lock(m_mutex);
            if (m_waiting.empty()) {
                --m_running;
                m_ended.push_back(std::this_thread::get_id());
                return;
            }
            next = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        next();
    }
}

/// The threads in m_ended have left their loop, or are about to, without needing the mutex again.
void Workers::joinEnded() {
    for (const auto& id : std::exchange(m_ended, {})) {
        const auto found =
            std::ranges::find(m_threads, id, [](const std::thread& thread) { return thread.get_id(); });
        if (found == m_threads.end())
            continue;
        found->join();
        m_threads.erase(found);
    }
}

} // namespace etherdeck::agent
