#include "app/agent/loop/end_signals.h"

#include <csignal>
#include <sys/signalfd.h>

namespace etherdeck::agent {

link::UniqueDescriptor endOnSignals(EventLoop& loop) {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGTERM);
    ::sigaddset(&signals, SIGINT);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    link::UniqueDescriptor descriptor(::signalfd(-1, &signals, SFD_CLOEXEC));
    loop.watch(descriptor.get(), [&loop] { loop.stop(); });
    return descriptor;
}

} // namespace etherdeck::agent
