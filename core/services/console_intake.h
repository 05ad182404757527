#pragma once

#include "core/netconsole/netconsole.h"
#include "core/services/console_batch.h"
#include "core/services/console_socket.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck {

/// What became of the datagrams. `received` and `lost` together are all that reached the sockets.
struct ConsoleCounts {
    std::uint64_t received = 0;   ///< taken from the kernel
    std::uint64_t lost = 0;       ///< thrown away by the kernel, for want of room
    std::uint64_t cut = 0;        ///< of those received, longer than is taken of one
    std::uint64_t refused = 0;    ///< of those received, from more senders than are told apart
    std::uint64_t lines = 0;      ///< that they made
    std::uint64_t eventsLost = 0; ///< lines and others that had no room in the Netconsole

    friend bool operator==(const ConsoleCounts&, const ConsoleCounts&) = default;
};

/// Sockets, and the Netconsole that they feed, a step at a time. Never blocks and has no thread: one may run
/// it, or an event loop. Order of calls: receive() when a socket is readable and no later than
/// nextDeadline(), then takeBatch().
class ConsoleIntake {
public:
    explicit ConsoleIntake(netconsole::Settings settings = {}) :
        m_netconsole(std::make_unique<netconsole::Netconsole>(settings)) {}

    /// Errors: those of ConsoleSocket::open().
    Result<void> listen(const ConsoleAddress& address);
    [[nodiscard]] const std::vector<ConsoleSocket>& sockets() const { return m_sockets; }
    [[nodiscard]] netconsole::Netconsole& netconsole() { return *m_netconsole; }

    /// Takes a share of what is there; lets the time pass once nothing is. True when there may be more.
    bool receive();
    [[nodiscard]] TimePoint nextDeadline() const { return m_netconsole->nextDeadline(); }
    /// What has happened since; nullptr when nothing has.
    [[nodiscard]] ConsoleBatchPtr takeBatch();
    /// The end: what had arrived before `end` is still received, a share at a time; false when all of it is,
    /// and open lines have ended. takeBatch() after each call.
    bool receiveRest(WallTime end);

    /// Sees each datagram before it is made lines of. Must be fast.
    using Tap = std::function<void(const ConsoleDatagram&)>;
    void setTap(Tap tap) { m_tap = std::move(tap); }

    /// From the first socket of the right kind. Errors: those of ConsoleSocket::send().
    Result<void> send(const ConsoleAddress& to, std::string_view datagram);

    [[nodiscard]] ConsoleCounts counts();
    /// A socket that has failed, and is closed since; told once.
    [[nodiscard]] std::optional<Error> takeFailure() { return std::exchange(m_failure, std::nullopt); }

private:
    static constexpr int roundsAtOnce = 8; ///< of each socket, so that none waits for the others

    bool receiveFrom(ConsoleSocket& socket);
    void take(const ConsoleDatagram& datagram);
    [[nodiscard]] netconsole::Arrival arrivalAt(WallTime time);
    void lookAtClocks();
    void refreshSources(const std::vector<netconsole::Event>& events);
    [[nodiscard]] bool hasNewSources(const std::vector<netconsole::Event>& events) const;

    std::unique_ptr<netconsole::Netconsole> m_netconsole;
    std::vector<ConsoleSocket> m_sockets;
    Tap m_tap;
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> m_sources;
    TimePoint m_sourcesAsked;
    TimePoint m_clock; ///< both looked at together
    WallTime m_wallClock;
    TimePoint m_now;   ///< of the last datagram: the Netconsole's time never runs backwards
    WallTime m_latest; ///< arrival of the last one received
    std::uint64_t m_received = 0;
    std::uint64_t m_cut = 0;
    std::uint64_t m_lostByClosed = 0;
    std::optional<Error> m_failure;
};

} // namespace etherdeck
