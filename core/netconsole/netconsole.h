#pragma once

#include "core/base/result.h"
#include "core/netconsole/events.h"
#include "core/netconsole/settings.h"
#include "core/netconsole/source_info.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::netconsole {

/// Counts since the start, for status lines and tests.
struct Statistics {
    std::uint64_t datagrams = 0;
    std::uint64_t lines = 0;
    std::uint64_t datagramsRefused = 0; ///< from endpoints that had no room
    std::uint64_t fragmentsRefused = 0; ///< of records: impossible, too long, or of too many pieces
    std::uint64_t eventsLost = 0;       ///< not taken in time

    friend bool operator==(const Statistics&, const Statistics&) = default;
};

/// See Netconsole::heldRecords().
struct HeldRecords {
    Endpoint from;
    std::uint64_t since = 0; ///< ticket of the first one's datagram
};

/// Makes lines, boots, gaps and states of what boxes send to the console port: U-Boot's netconsole and both
/// formats of the kernel's, told apart datagram by datagram. Does no I/O: give it datagrams and the time,
/// take events.
///
/// Order of calls: datagramReceived() for a batch; then drain(); and timeReached() no later than
/// nextDeadline(). Time never runs backwards. Not for several threads at once.
class Netconsole {
public:
    explicit Netconsole(Settings settings = {});
    ~Netconsole();

    void datagramReceived(const Endpoint& from, std::span<const std::byte> datagram, Arrival arrival);
    void timeReached(TimePoint now);

    /// Ends what is open, before the program ends: open lines become lines, held records and crashes are
    /// told.
    void finish();
    /// TimePoint::max() when idle. Asking is cheap.
    [[nodiscard]] TimePoint nextDeadline() const;

    /// The least ticket, from `since` on, of a datagram with which a line or a record began that has not
    /// ended: who starts anew with that datagram has it whole.
    [[nodiscard]] std::optional<std::uint64_t> oldestOpen(std::uint64_t since) const;
    /// From where on nothing of an endpoint's records was told, as it is open whether a log is sent again.
    [[nodiscard]] std::vector<HeldRecords> heldRecords() const;
    /// Decides with what is known by now, and tells them.
    void settleHeld();

    /// Moves what has happened since into `events`, which is emptied first; give the same vector again and no
    /// memory is allocated. Open lines come last, each once however often it has changed.
    void drain(std::vector<Event>& events);

    [[nodiscard]] std::vector<SourceInfo> sources() const;
    [[nodiscard]] std::optional<SourceInfo> source(SourceId id) const;
    [[nodiscard]] std::optional<SourceId> sourceAt(const Endpoint& endpoint) const;

    /// A source for an endpoint that was not heard yet, so that it has its name from the first line on. It
    /// stays until it is forgotten. Errors: Busy (no room).
    Result<SourceId> expect(const Endpoint& endpoint, TimePoint now);
    /// Errors: OutOfRange (no such source). A source with a name or a box is never given up for another.
    Result<void> setName(SourceId id, std::string name);
    Result<void> tieTo(SourceId id, std::optional<MacAddress> box);
    /// The endpoints of `from` become endpoints of `into`: U-Boot and its Linux, which have different
    /// addresses. Errors: OutOfRange (no such source, or the same one).
    Result<void> merge(SourceId into, SourceId from);
    /// Undoes a merge for one endpoint. Errors: OutOfRange (unknown, or the only one of its source).
    Result<SourceId> separate(const Endpoint& endpoint);
    void forget(SourceId id);

    [[nodiscard]] Statistics statistics() const;

private:
    class Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace etherdeck::netconsole
