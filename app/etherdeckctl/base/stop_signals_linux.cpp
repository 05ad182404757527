#include "app/etherdeckctl/base/stop_signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

sigset_t stopSignals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

} // namespace

StopSignals::StopSignals() {
    const auto set = stopSignals();
    sigprocmask(SIG_BLOCK, &set, nullptr);
    m_descriptor = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (m_descriptor < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        signalfd_siginfo info{};
        if (read(m_descriptor, &info, sizeof info) == static_cast<ssize_t>(sizeof info))
            emit stopRequested();
    });
}

StopSignals::~StopSignals() {
    m_notifier.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    const auto set = stopSignals();
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace etherdeck::ctl
