#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace etherdeck::agent {

/// Waits for descriptors, deadlines and posted tasks, and calls their handlers, all in the thread of run().
/// Sleeps without a time limit while nothing is due.
class EventLoop {
public:
    using Task = std::function<void()>;
    /// Something that has a next deadline (TimePoint::max() for none) and is told when it is reached.
    struct Timed {
        std::function<TimePoint()> nextDeadline;
        std::function<void(TimePoint)> timeReached;
    };

    /// Errors: System.
    [[nodiscard]] static Result<std::unique_ptr<EventLoop>> create();
    EventLoop(const EventLoop&) = delete;
    EventLoop& operator=(const EventLoop&) = delete;
    ~EventLoop() = default;

    /// Calls `ready` while the descriptor is readable, or its other end has gone. Does not own it. Only in
    /// the thread of run(), as all but post() and stop().
    void watch(int descriptor, Task ready);
    /// Calls `ready` when the other end has gone, and while watchWriting() is on.
    void watchOnlyWriting(int descriptor, Task ready);
    /// Also calls it while the descriptor takes bytes.
    void watchWriting(int descriptor, bool on);
    void forget(int descriptor);
    /// Lives as long as the loop.
    void addTimed(Timed timed) { m_timed.push_back(std::move(timed)); }

    /// From any thread: run the task in the loop's.
    void post(Task task);
    /// From any thread: run() returns soon.
    void stop();
    void run();

private:
    EventLoop(link::UniqueDescriptor set, link::UniqueDescriptor wake) :
        m_set(std::move(set)), m_wake(std::move(wake)) {}
    [[nodiscard]] int millisecondsToNextDeadline() const;
    void runPosted();

    link::UniqueDescriptor m_set;
    link::UniqueDescriptor m_wake;
    struct Watched {
        std::shared_ptr<Task> task;
        bool reads = true;
        std::uint32_t turn = 0;
    };
    std::uint32_t m_lastTurn = 0;
    std::set<int> m_alwaysReady; ///< files, which epoll does not take
    std::map<int, Watched> m_watched;
    std::vector<Timed> m_timed;
    std::mutex m_mutex;
    std::vector<Task> m_posted; ///< guarded by m_mutex
    bool m_stopped = false;     ///< guarded by m_mutex
};

} // namespace etherdeck::agent
