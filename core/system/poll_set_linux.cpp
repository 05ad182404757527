#include "core/system/poll_set.h"

#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/timerfd.h>

namespace etherdeck::link {

Result<PollSet> PollSet::create() {
    PollSet set(UniqueDescriptor(::epoll_create1(EPOLL_CLOEXEC)),
                UniqueDescriptor(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)));
    if (!set.m_set.isOpen() || !set.m_timer.isOpen())
        return fail(ErrorCode::System, std::strerror(errno), errno);
    if (auto added = set.add(set.m_timer.get()); !added)
        return fail(added.error());
    return set;
}

Result<void> PollSet::add(int descriptor) {
    epoll_event readable{};
    readable.events = EPOLLIN;
    if (::epoll_ctl(m_set.get(), EPOLL_CTL_ADD, descriptor, &readable) != 0)
        return fail(ErrorCode::System, std::strerror(errno), errno);
    return {};
}

void PollSet::setAlarm(Duration delay) {
    if (m_alarmSet)
        return;
    const auto nanoseconds = std::chrono::nanoseconds(delay).count();
    itimerspec when{};
    when.it_value.tv_sec = nanoseconds / 1'000'000'000;
    when.it_value.tv_nsec = static_cast<long>(nanoseconds % 1'000'000'000);
    m_alarmSet = ::timerfd_settime(m_timer.get(), 0, &when, nullptr) == 0;
}

bool PollSet::takeAlarm() {
    std::uint64_t times = 0;
    if (!m_alarmSet || ::read(m_timer.get(), &times, sizeof times) != sizeof times)
        return false;
    m_alarmSet = false;
    return true;
}

} // namespace etherdeck::link
