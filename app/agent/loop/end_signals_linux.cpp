#include "app/agent/loop/end_signals.h"

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>
#include <utility>

namespace etherdeck::agent {

link::UniqueDescriptor watchEndSignals(EventLoop& loop, EventLoop::Task end) {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGINT);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    link::UniqueDescriptor descriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
    loop.watch(descriptor.get(), [end = std::move(end), signal = descriptor.get()] {
        signalfd_siginfo info;
        if (::read(signal, &info, sizeof info) > 0)
            end();
    });
    return descriptor;
}

} // namespace etherdeck::agent
