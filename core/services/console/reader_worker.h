#pragma once

#include "core/base/result.h"
#include "core/store/console/store.h"

#include <QtGlobal>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace etherdeck {

/// A thread with its own connection to a console store, which only reads, that does one job after the other.
/// A job can be cancelled while it waits and, where it looks at its token, while it runs.
class ReaderWorker {
public:
    /// The store may be null: it could not be opened, and why is in the result.
    using Job = std::function<void(const Result<const store::ConsoleStore*>&, const std::stop_token&)>;

    /// The file is opened by the first job, on the thread.
    explicit ReaderWorker(std::string path);
    /// Stops what runs and forgets what waits.
    ~ReaderWorker();
    ReaderWorker(const ReaderWorker&) = delete;
    ReaderWorker& operator=(const ReaderWorker&) = delete;

    void add(quint64 ticket, Job job);
    /// A job that waits is dropped and one that runs is asked to stop; neither is told about.
    void cancel(quint64 ticket);

private:
    struct Task {
        quint64 ticket = 0;
        Job job;
        std::stop_source stop;
    };
    void run();
    [[nodiscard]] std::optional<Task> next();
    [[nodiscard]] Result<const store::ConsoleStore*> store();

    std::string m_path;
    std::optional<store::ConsoleStore> m_store;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_waiting;
    std::optional<quint64> m_runningTicket;
    std::stop_source m_running{std::nostopstate};
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace etherdeck
