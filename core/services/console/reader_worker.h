#pragma once

#include "core/base/result.h"
#include "core/store/console/store.h"

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
/// A job is stopped by its stop source: while it waits, it is dropped; while it runs, where it looks at it.
class ReaderWorker {
public:
    /// If the store cannot be opened, the result says why.
    using Job = std::function<void(const Result<const store::ConsoleStore*>&)>;

    /// The file is opened by the first job, on the thread.
    explicit ReaderWorker(std::string path);
    /// Stops the running job and drops the waiting ones.
    ~ReaderWorker();
    ReaderWorker(const ReaderWorker&) = delete;
    ReaderWorker& operator=(const ReaderWorker&) = delete;

    void add(std::stop_source stop, Job job);

private:
    struct Task {
        std::stop_source stop;
        Job job;
    };
    void run();
    [[nodiscard]] std::optional<Task> next();
    [[nodiscard]] Result<const store::ConsoleStore*> store();

    std::string m_path;
    std::optional<store::ConsoleStore> m_store;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_waiting;
    std::stop_source m_running{std::nostopstate};
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace etherdeck
