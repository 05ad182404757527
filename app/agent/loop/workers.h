#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace etherdeck::agent {

/// Threads for work that waits for a disk, the wire or a process. They end when there is nothing to do, so
/// that an idle agent has one thread.
class Workers {
public:
    explicit Workers(std::size_t maxThreads) : m_maxThreads(maxThreads) {}
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;
    /// Waits for work that has begun; drops the rest.
    ~Workers();

    /// From any thread.
    void run(std::function<void()> work);

private:
    void work();
    void joinEnded();

    const std::size_t m_maxThreads;
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_waiting;
    std::list<std::thread> m_threads;
    std::list<std::thread::id> m_ended;
    std::size_t m_running = 0;
    bool m_isEnding = false;
};

} // namespace etherdeck::agent
