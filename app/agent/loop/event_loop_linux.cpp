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

void control(int set, int operation, int descriptor, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    ::epoll_ctl(set, operation, descriptor, &event);
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
    m_watched[descriptor] = {std::make_shared<Task>(std::move(ready)), true};
    control(m_set.get(), EPOLL_CTL_ADD, descriptor, EPOLLIN);
}

void EventLoop::watchOnlyWriting(int descriptor, Task ready) {
    m_watched[descriptor] = {std::make_shared<Task>(std::move(ready)), false};
    control(m_set.get(), EPOLL_CTL_ADD, descriptor, 0);
}

void EventLoop::watchWriting(int descriptor, bool on) {
    const auto found = m_watched.find(descriptor);
    if (found == m_watched.end())
        return;
    const std::uint32_t reading = found->second.reads ? std::uint32_t{EPOLLIN} : 0U;
    control(m_set.get(), EPOLL_CTL_MOD, descriptor, on ? reading | EPOLLOUT : reading);
}

void EventLoop::forget(int descriptor) {
    if (m_watched.erase(descriptor) != 0)
        control(m_set.get(), EPOLL_CTL_DEL, descriptor, 0);
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
            const auto descriptor = events[static_cast<std::size_t>(at)].data.fd;
            if (descriptor == m_wake.get()) {
                runPosted();
                continue;
            }
            const auto found = m_watched.find(descriptor);
            if (found == m_watched.end())
                continue; // forgotten by one before it
            const auto task = found->second.task;
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
