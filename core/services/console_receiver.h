#pragma once

#include "core/services/console_intake.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace etherdeck {

/// A thread that runs a ConsoleIntake and hands its batches to sinks. A sink that waits holds it up; then
/// datagrams wait in the kernel's buffer.
class ConsoleReceiver {
public:
    /// Sinks are called on the thread, in this order. Errors: System (no thread or no pipe).
    [[nodiscard]] static Result<std::unique_ptr<ConsoleReceiver>> start(ConsoleIntake intake,
                                                                        std::vector<ConsoleSink> sinks);
    ~ConsoleReceiver();

    using Task = std::function<void(ConsoleIntake&)>;
    /// Has it run on the thread, between two looks at the sockets; never once the thread has ended.
    void post(Task task);

    /// Receives what has arrived until now, ends open lines, hands all of it to the sinks, and returns.
    void stop();

    /// At most a second old while datagrams come in or time passes; exact after stop().
    [[nodiscard]] ConsoleCounts counts() const;
    /// Why it has ended by itself, if it has: all its sockets have failed.
    [[nodiscard]] std::optional<Error> failure() const;

private:
    ConsoleReceiver(ConsoleIntake intake, std::vector<ConsoleSink> sinks) :
        m_intake(std::move(intake)), m_sinks(std::move(sinks)) {}

    void run();
    void runPosted();
    void finish();
    void wait();
    void handOver();
    void noteCounts();

    ConsoleIntake m_intake;
    std::vector<ConsoleSink> m_sinks;
    link::UniqueDescriptor m_wakeUpRead;
    link::UniqueDescriptor m_wakeUpWrite;
    std::atomic<bool> m_stop = false;
    std::atomic<bool> m_hasPosted = false;
    mutable std::mutex m_mutex;
    std::vector<Task> m_posted;     ///< under the mutex
    ConsoleCounts m_counts;         ///< under the mutex
    std::optional<Error> m_failure; ///< under the mutex
    TimePoint m_counted;
    std::thread m_thread;
};

} // namespace etherdeck
