#include "app/etherdeckctl/base/interrupt.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

sigset_t interruptingSignals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, signal);
    return set;
}

} // namespace

Interrupt::Interrupt() {
    const auto set = interruptingSignals();
    sigprocmask(SIG_BLOCK, &set, nullptr);
    m_descriptor = link::UniqueDescriptor(::signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC));
}

bool Interrupt::take() {
    signalfd_siginfo info{};
    return ::read(m_descriptor.get(), &info, sizeof info) == static_cast<ssize_t>(sizeof info);
}

Interrupt::~Interrupt() {
    const auto set = interruptingSignals();
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace etherdeck::ctl
