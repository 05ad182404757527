#pragma once

#include "core/console/batch.h"
#include "core/journal/damage.h"
#include "core/netconsole/netconsole.h"
#include "core/sockets/socket.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck {

/// What became of the datagrams. `received` plus `lost` is all that reached the sockets.
struct ConsoleCounts {
    std::uint64_t received = 0;            ///< taken from the kernel
    std::optional<std::uint64_t> lost = 0; ///< dropped by the kernel for lack of room, if it tells
    std::uint64_t cut = 0;                 ///< of those received, cut at the maximum length
    std::uint64_t refused = 0;             ///< of those received, from more senders than are told apart
    std::uint64_t fragmentsRefused = 0;    ///< of those received, pieces of records that none can be
    std::uint64_t lines = 0;               ///< that they made
    std::uint64_t eventsLost = 0; ///< lines and other events dropped for lack of room in the Netconsole
    JournalDamage damage;         ///< of what was written down, left by an earlier run or not

    friend bool operator==(const ConsoleCounts&, const ConsoleCounts&) = default;
};

/// A Netconsole with its clocks. Never blocks and has no thread. Order of calls: look() before
/// a share of datagrams, datagramReceived() for each, timePasses() once nothing waits and no later than
/// nextDeadline(), then takeBatch().
class ConsoleIntake {
public:
    explicit ConsoleIntake(netconsole::Settings settings = {}) :
        m_netconsole(std::make_unique<netconsole::Netconsole>(settings)) {}

    [[nodiscard]] netconsole::Netconsole& netconsole() { return *m_netconsole; }
    [[nodiscard]] const netconsole::Netconsole& netconsole() const { return *m_netconsole; }

    [[nodiscard]] TimePoint nextDeadline() const { return m_netconsole->nextDeadline(); }
    /// What has happened since; nullptr when nothing has, and the checkpoints say nothing new either.
    [[nodiscard]] ConsoleBatchPtr takeBatch(JournalsReached journals = {});
    /// The same, of lines that are stored already.
    void dropStored();
    /// Looks at the clocks; the times of what is received count from there.
    void look();
    /// `journalPosition`: see Netconsole::oldestOpen().
    void datagramReceived(const ConsoleDatagram& datagram, std::uint64_t journalPosition = 0);
    void timePasses();
    /// Up to a moment of the past at most.
    void timePasses(WallTime until);
    /// The time of the Netconsole.
    [[nodiscard]] WallTime timePassed() const;
    /// Open lines end.
    void finish() { m_netconsole->finish(); }

    /// Sees each datagram before it is processed. Must be fast.
    using Tap = std::function<void(const ConsoleDatagram&)>;
    void setTap(Tap tap) { m_tap = std::move(tap); }

    /// Lines that were made, without those that were stored already.
    [[nodiscard]] std::uint64_t lines() const { return m_netconsole->statistics().lines - m_linesDropped; }

private:
    /// Of a datagram in the kernel or in a journal; an older stamp is from a clock that was set.
    static constexpr auto longestStay = std::chrono::hours(24 * 30);

    [[nodiscard]] netconsole::Arrival arrivalAt(WallTime time, std::uint64_t journalPosition);
    void refreshSources(const std::vector<netconsole::Event>& events);
    [[nodiscard]] bool hasNewSources(const std::vector<netconsole::Event>& events) const;

    std::unique_ptr<netconsole::Netconsole> m_netconsole;
    Tap m_tap;
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> m_sources;
    TimePoint m_sourcesAsked;
    store::JournalCheckpoints m_checkpointsGiven;
    NetconsoleIdentity m_identity = std::make_shared<int>();
    std::uint64_t m_linesDropped = 0;
    TimePoint m_clock; ///< both looked at together
    WallTime m_wallClock;
    /// Of the last datagram: the Netconsole's time never runs backwards. What a journal holds may be from
    /// before the system started, where this clock begins.
    TimePoint m_now = TimePoint() - longestStay;
};

} // namespace etherdeck
