#include "app/lab/network/directory.h"
#include "app/lab/report.h"
#include "app/lab/session.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <poll.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

/// The lab's init, seen from outside. The destructor kills it if it is still running, and the whole lab with
/// it.
class Init {
public:
    Init(pid_t pid, UniqueDescriptor orders, UniqueDescriptor reports) :
        m_pid(pid), m_orders(std::move(orders)), m_reports(std::move(reports)) {}
    Init(const Init&) = delete;
    Init& operator=(const Init&) = delete;
    ~Init() { end(); }

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] int reports() const { return m_reports.get(); }

    /// Nothing when it ended unexpectedly.
    [[nodiscard]] std::optional<InitReport> readReport() {
        InitReport report;
        const auto size = ::read(m_reports.get(), &report, sizeof report);
        m_reports.reset();
        return size == sizeof report ? std::optional(report) : std::nullopt;
    }
    void passOn(int signal) const {
        const auto byte = static_cast<std::uint8_t>(signal);
        (void)!::write(m_orders.get(), &byte, 1);
    }
    int wait() { return waitForEnd(std::exchange(m_pid, -1)); }
    void end() {
        if (m_pid > 0) {
            (void)::kill(m_pid, SIGKILL);
            (void)wait();
        }
    }

private:
    pid_t m_pid;
    UniqueDescriptor m_orders;
    UniqueDescriptor m_reports;
};

Result<std::unique_ptr<Init>> launch(const Order& order, Ownership ownership) {
    auto orders = makePipe();
    auto reports = makePipe();
    if (!orders || !reports)
        return fail(orders ? reports.error() : orders.error());
    const auto pid = startInit(ownership, [&](const Result<void>& prepared) {
        // The starter's ends: while init held one, it would not notice that the starter is gone.
        orders->writer.reset();
        reports->reader.reset();
        return runInit(order, {std::move(orders->reader), std::move(reports->writer)}, prepared);
    });
    if (!pid)
        return fail(pid.error());
    return std::make_unique<Init>(*pid, std::move(orders->writer), std::move(reports->reader));
}

/// The next signal, or nothing once the descriptor is readable.
std::optional<Signal> waitFor(int descriptor, SignalInbox& signals) {
    for (;;) {
        pollfd wanted[] = {{descriptor, POLLIN, 0}, {signals.descriptor(), POLLIN, 0}};
        if (::poll(wanted, 2, -1) < 0 && errno != EINTR)
            return Signal{SIGTERM, false};
        while (const auto signal = signals.take())
            if (signal->number != SIGCHLD)
                return signal;
        if (wanted[0].revents != 0)
            return std::nullopt;
    }
}

/// Runs until init ends, which it does when COMMAND ends.
int standForCommand(Init& init, SignalInbox& signals) {
    const auto process = openProcess(init.pid());
    if (!process)
        return init.wait();
    while (const auto signal = waitFor(process->get(), signals))
        if (!signal->fromTerminal)
            init.passOn(signal->number);
    return init.wait();
}

int waitForWord(Init& init, const Order& order, SignalInbox& signals) {
    const auto process = openProcess(init.pid());
    if (!process)
        return 1;
    const auto enter =
        "  " + order.ownFolder + "/etherdeck-lab --enter " + std::to_string(init.pid()) + " -- ";
    const auto voices = voiceInventory(order.profile);
    const auto text = inventory(order.profile) + (voices.empty() ? "" : "\n" + voices) + "\nIt is on " +
                      order.profile.interface + ", in a network of its own. From another terminal:\n" +
                      enter + "etherdeckctl discover -i " + order.profile.interface + "\n" + enter +
                      "bash\nCtrl-C ends it.\n";
    if (const auto told = writeAll(STDOUT_FILENO, text); !told) {
        complain("what it built could not be printed: " + told.error().detail);
        return 1;
    }
    if (waitFor(process->get(), signals))
        return 0;
    complain("the lab ended unexpectedly");
    return 1;
}

} // namespace

SignalInbox sessionSignals() { return SignalInbox({SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD}); }

Result<int> runInNamespaces(const Order& order, Ownership ownership, SignalInbox& signals) {
    const auto launched = launch(order, ownership);
    if (!launched)
        return fail(launched.error());
    auto& init = **launched;
    if (const auto signal = waitFor(init.reports(), signals))
        return 128 + signal->number;
    const auto report = init.readReport();
    if (!report) {
        complain("the lab ended before it was there");
        return 1;
    }
    switch (report->stage) {
    case Stage::Namespaces:
        if (report->code != ErrorCode::ProgramMissing)
            return fail(report->error());
        [[fallthrough]];
    case Stage::Targets:
        complain(explain(report->error()));
        return 1;
    case Stage::Ready:
        break;
    }
    if (order.command.empty())
        return waitForWord(init, order, signals);
    const TerminalKeeper terminal;
    return standForCommand(init, signals);
}

int runInExisting(pid_t init, const Order& order, SignalInbox& signals) {
    if (auto joined = joinLab(init); !joined) {
        complain("cannot enter the lab of process " + std::to_string(init) + ": " + joined.error().detail);
        return 1;
    }
    const auto description = findDescription();
    if (!description) {
        complain("process " + std::to_string(init) + " is not in a lab");
        return 1;
    }
    int status = 0;
    {
        const TerminalKeeper terminal;
        const auto command =
            startCommand(order.command, commandEnvironment(order.ownFolder, *description), true);
        status = command ? waitForCommand(*command, signals) : commandFailed(order.command, command.error());
    }
    // After joining a process namespace a process cannot start threads any more, as a leak checker would at
    // exit.
    std::_Exit(status);
}

} // namespace etherdeck::lab
