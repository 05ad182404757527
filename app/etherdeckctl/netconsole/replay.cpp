#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/stop_signals.h"
#include "app/etherdeckctl/netconsole/commands.h"
#include "core/capture/capture_file.h"
#include "core/sockets/socket.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t burst = 64; ///< datagrams sent at a time with --fast, so that a receiver keeps up
constexpr auto burstInterval = 1ms;

/// Sends a capture; each sender in it gets a port of its own.
class Replay {
public:
    Replay(std::vector<CapturedDatagram> datagrams, ConsoleAddress to, bool fast) :
        m_datagrams(std::move(datagrams)), m_to(to), m_fast(fast) {}

    /// False when interrupted by a signal. Errors: those of ConsoleSocket.
    Result<bool> run();
    [[nodiscard]] std::size_t sent() const { return m_next; }

private:
    /// Sends what is due. Returns the time until the next datagram is due, or nothing at the end.
    Result<std::optional<Duration>> sendDue();
    Result<void> send(const CapturedDatagram& datagram);
    Result<ConsoleSocket*> socketFor(const netconsole::Endpoint& sender);
    [[nodiscard]] Duration untilDue() const {
        return m_datagrams[m_next].time - m_datagrams.front().time - (Clock::now() - m_start);
    }

    std::vector<CapturedDatagram> m_datagrams;
    ConsoleAddress m_to;
    bool m_fast;
    TimePoint m_start = Clock::now();
    std::size_t m_next = 0;
    std::map<netconsole::Endpoint, std::unique_ptr<ConsoleSocket>> m_sockets;
};

Result<bool> Replay::run() {
    StopSignals stopSignals;
    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(Qt::PreciseTimer);
    std::optional<Error> failure;
    bool interrupted = false;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        const auto wait = sendDue();
        if (!wait)
            failure = wait.error();
        if (!wait || !*wait)
            loop.quit();
        else
            timer.start(std::chrono::ceil<std::chrono::milliseconds>(**wait));
    });
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &loop, [&] {
        interrupted = true;
        loop.quit();
    });
    timer.start(0);
    loop.exec();
    if (failure)
        return fail(*failure);
    return !interrupted;
}

Result<std::optional<Duration>> Replay::sendDue() {
    for (std::size_t count = 0; m_next < m_datagrams.size(); ++count) {
        if (!m_fast && untilDue() > Duration::zero())
            return std::min<Duration>(untilDue(), 1h);
        if (count == burst)
            return m_fast ? Duration(burstInterval) : Duration::zero();
        const auto sent = send(m_datagrams[m_next]);
        if (!sent && sent.error().code == ErrorCode::Busy)
            return Duration(burstInterval);
        if (!sent)
            return fail(sent.error());
        ++m_next;
    }
    return std::nullopt;
}

Result<void> Replay::send(const CapturedDatagram& datagram) {
    const auto socket = socketFor(datagram.from);
    if (!socket)
        return fail(socket.error());
    return (*socket)->send(m_to, datagram.bytes);
}

Result<ConsoleSocket*> Replay::socketFor(const netconsole::Endpoint& sender) {
    if (const auto known = m_sockets.find(sender); known != m_sockets.end())
        return known->second.get();
    const auto any = ConsoleAddress::parse(m_to.endpoint.isV4() ? "0.0.0.0" : "::", 0);
    auto socket = ConsoleSocket::open(*any, 0);
    if (!socket)
        return fail(socket.error());
    return m_sockets.emplace(sender, std::move(*socket)).first->second.get();
}

void printFileProblem(const std::string& file, const Error& error) {
    printProblem(
        "'" + file + "' cannot be replayed: " + describe(error),
        error.code == ErrorCode::Malformed
            ? "Expected: JSON lines such as {\"t\": 0.5, \"dir\": \"rx\", \"hex\": \"55…\"}, or pcap."
            : "",
        error.detail);
}

} // namespace

ExitStatus runNetconsoleReplay(Output& /*output*/, const NetconsoleOptions& options) {
    const auto to = ConsoleAddress::resolve(options.host, consolePort);
    if (!to) {
        printProblem("there is no host '" + options.host + "'.", {}, to.error().detail);
        return ExitStatus::Failed;
    }
    CaptureFilter filter;
    filter.toPorts = options.ports;
    auto datagrams = readCapture(options.file, filter);
    if (!datagrams) {
        printFileProblem(options.file, datagrams.error());
        return ExitStatus::Failed;
    }
    if (datagrams->empty()) {
        printProblem("'" + options.file + "' contains no datagrams from a box.",
                     "Use --port N for datagrams sent to another port.");
        return ExitStatus::Failed;
    }
    Replay replay(std::move(*datagrams), *to, options.fast);
    const auto ended = replay.run();
    if (!ended) {
        printProblem("cannot send: " + describe(ended.error()), {}, ended.error().detail);
        return ExitStatus::Failed;
    }
    printNote("Sent " + std::to_string(replay.sent()) + " datagrams to " + to->endpoint.toString() + ".\n");
    return *ended ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
