#include "app/agent/loop/event_loop.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>

namespace etherdeck::agent {

namespace {

using link::UniqueDescriptor;

constexpr std::size_t eventsAtOnce = 32;

/// `turn` distinguishes the descriptor from a later one with its number.
bool control(int set, int operation, int descriptor, std::uint32_t events, std::uint32_t turn = 0) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = std::uint64_t{turn} << 32U | static_cast<std::uint32_t>(descriptor);
    return ::epoll_ctl(set, operation, descriptor, &event) == 0;
}

} // namespace

Result<std::unique_ptr<EventLoop>> EventLoop::create() {
    UniqueDescriptor set(::epoll_create1(EPOLL_CLOEXEC));
    UniqueDescriptor wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!set.isOpen() || !wake.isOpen())
        return fail(ErrorCode::System, "epoll", errno);
    control(set.get(), EPOLL_CTL_ADD, wake.get(), EPOLLIN);
    return std::unique_ptr<EventLoop>(new EventLoop(std::move(set), std::move(wake)));
}

void EventLoop::watch(int descriptor, Task ready) {
    m_watched[descriptor] = {std::make_shared<Task>(std::move(ready)), true, ++m_lastTurn};
    if (!control(m_set.get(), EPOLL_CTL_ADD, descriptor, EPOLLIN, m_lastTurn) && errno == EPERM)
        m_alwaysReady.insert(descriptor);
}

void EventLoop::watchOnlyWriting(int descriptor, Task ready) {
    m_watched[descriptor] = {std::make_shared<Task>(std::move(ready)), false, ++m_lastTurn};
    control(m_set.get(), EPOLL_CTL_ADD, descriptor, 0, m_lastTurn);
}

void EventLoop::watchWriting(int descriptor, bool on) {
    const auto found = m_watched.find(descriptor);
    if (found == m_watched.end())
        return;
    const std::uint32_t reading = found->second.reads ? std::uint32_t{EPOLLIN} : 0U;
    control(m_set.get(), EPOLL_CTL_MOD, descriptor, on ? reading | EPOLLOUT : reading, found->second.turn);
}

void EventLoop::forget(int descriptor) {
    if (m_watched.erase(descriptor) != 0)
        control(m_set.get(), EPOLL_CTL_DEL, descriptor, 0);
    m_alwaysReady.erase(descriptor);
}

void EventLoop::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(task));
    }
    ::eventfd_write(m_wake.get(), 1);
}

void EventLoop::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    ::eventfd_write(m_wake.get(), 1);
}

int EventLoop::millisecondsToNextDeadline() const {
    if (!m_alwaysReady.empty())
        return 0;
    auto next = TimePoint::max();
    for (const auto& timed : m_timed)
        next = std::min(next, timed.nextDeadline());
    if (next == TimePoint::max())
        return -1;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(wait, 0, 3'600'000));
}

void EventLoop::runPosted() {
    eventfd_t count = 0;
    ::eventfd_read(m_wake.get(), &count);
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_posted);
    }
    for (const auto& task : tasks)
        task();
}

void EventLoop::run() {
    std::array<epoll_event, eventsAtOnce> events;
    while (true) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_stopped)
                return;
        }
        const auto count = ::epoll_wait(m_set.get(), events.data(), static_cast<int>(events.size()),
                                        millisecondsToNextDeadline());
        for (auto at = 0; at < count; ++at) {
            const auto key = events[static_cast<std::size_t>(at)].data.u64;
            const auto descriptor = static_cast<int>(key & 0xffffffffU);
            if (descriptor == m_wake.get()) {
                runPosted();
                continue;
            }
            const auto found = m_watched.find(descriptor);
            if (found == m_watched.end() || found->second.turn != key >> 32U)
                continue; // forgotten by one before it, which may have opened another of this number
            const auto task = found->second.task;
            (*task)();
        }
        for (const auto descriptor : std::set(m_alwaysReady)) {
            if (!m_alwaysReady.contains(descriptor))
                continue;
            const auto task = m_watched.at(descriptor).task;
            (*task)();
        }
        const auto now = Clock::now();
        for (const auto& timed : m_timed) {
            if (timed.nextDeadline() <= now)
                timed.timeReached(now);
        }
    }
}

} // namespace etherdeck::agent
