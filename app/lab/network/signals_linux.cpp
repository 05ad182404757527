#include "app/lab/network/signals.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace etherdeck::lab {

SignalInbox::SignalInbox(std::initializer_list<int> numbers) {
    sigset_t set;
    sigemptyset(&set);
    for (const int number : numbers)
        sigaddset(&set, number);
    // A process that ignores it, possibly by inheritance, cannot wait for its children.
    (void)std::signal(SIGCHLD, SIG_DFL);
    (void)::sigprocmask(SIG_BLOCK, &set, nullptr);
    m_descriptor = UniqueDescriptor(::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

std::optional<Signal> SignalInbox::take() {
    signalfd_siginfo info{};
    if (::read(m_descriptor.get(), &info, sizeof info) != sizeof info)
        return std::nullopt;
    return Signal{static_cast<int>(info.ssi_signo), info.ssi_code == SI_KERNEL};
}

TerminalKeeper::TerminalKeeper() : m_terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    m_wasOurs = m_terminal.isOpen() && ::tcgetpgrp(m_terminal.get()) == ::getpgrp();
}

TerminalKeeper::~TerminalKeeper() {
    if (!m_wasOurs)
        return;
    const pid_t holder = ::tcgetpgrp(m_terminal.get());
    const bool isGone = holder <= 0 || (::kill(-holder, 0) != 0 && errno == ESRCH);
    if (!isGone)
        return;
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTTOU); // sent to a process that uses the terminal from the background
    (void)::sigprocmask(SIG_BLOCK, &set, nullptr);
    (void)::tcsetpgrp(m_terminal.get(), ::getpgrp());
}

} // namespace etherdeck::lab
