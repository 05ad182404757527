#include "core/services/console/reader_worker.h"

#include <algorithm>
#include <utility>

namespace etherdeck {

ReaderWorker::ReaderWorker(std::string path) : m_path(std::move(path)), m_thread([this] { run(); }) {}

ReaderWorker::~ReaderWorker() {
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_waiting.clear();
        m_running.request_stop();
    }
    m_wake.notify_all();
    m_thread.join();
}

void ReaderWorker::add(quint64 ticket, Job job) {
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({ticket, std::move(job), {}});
    }
    m_wake.notify_one();
}

void ReaderWorker::cancel(quint64 ticket) {
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_waiting, [ticket](const Task& task) { return task.ticket == ticket; });
    if (m_runningTicket == ticket)
        m_running.request_stop();
}

std::optional<ReaderWorker::Task> ReaderWorker::next() {
    std::unique_lock lock(m_mutex);
    m_runningTicket.reset();
    m_wake.wait(lock, [this] { return m_isOver || !m_waiting.empty(); });
    if (m_isOver)
        return std::nullopt;
    auto task = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_runningTicket = task.ticket;
    m_running = task.stop;
    return task;
}

void ReaderWorker::run() {
    while (auto task = next())
        task->job(store(), task->stop.get_token());
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
