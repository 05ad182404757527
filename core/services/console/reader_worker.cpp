#include "core/services/console/reader_worker.h"

#include <utility>

namespace etherdeck {

ReaderWorker::ReaderWorker(std::string path) : m_path(std::move(path)), m_thread([this] { run(); }) {}

ReaderWorker::~ReaderWorker() {
    std::deque<Task> waiting; // what a job holds may answer when it goes
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        waiting.swap(m_waiting);
        m_running.request_stop();
    }
    m_wake.notify_all();
    m_thread.join();
}

void ReaderWorker::add(std::stop_source stop, Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({std::move(stop), std::move(job)});
    }
    m_wake.notify_one();
}

std::optional<ReaderWorker::Task> ReaderWorker::next() {
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_isOver || !m_waiting.empty(); });
    if (m_isOver)
        return std::nullopt;
    auto task = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_running = task.stop;
    return task;
}

void ReaderWorker::run() {
    while (const auto task = next())
        if (!task->stop.stop_requested())
            task->job(store());
    m_store.reset();
}

Result<const store::ConsoleStore*> ReaderWorker::store() {
    if (!m_store) {
        auto opened = store::ConsoleStore::open(m_path, store::Access::Follow);
        if (!opened)
            return fail(opened.error());
        m_store.emplace(std::move(*opened));
    }
    return &*m_store;
}

} // namespace etherdeck
