#pragma once

#include "core/base/result.h"
#include "core/netconsole/base/events.h"
#include "core/netconsole/base/settings.h"
#include "core/netconsole/base/source_info.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::netconsole {

/// Counters since the start, for status lines and tests.
struct Statistics {
    std::uint64_t datagrams = 0;
    std::uint64_t lines = 0;
    std::uint64_t datagramsRefused = 0; ///< from endpoints for which there was no room
    std::uint64_t fragmentsRefused = 0; ///< fragments of records: impossible, too long, or too many
    std::uint64_t eventsLost = 0;       ///< not taken in time

    friend bool operator==(const Statistics&, const Statistics&) = default;
};

/// See Netconsole::heldRecords().
struct HeldRecords {
    Endpoint from;
    std::uint64_t since = 0; ///< journal position of the first one's datagram
};

/// Turns what boxes send to the console port into lines, boots, gaps and states: U-Boot's netconsole and both
/// of the kernel's formats, told apart datagram by datagram. Does no I/O: pass it datagrams and the time, and
/// take events.
///
/// Order of calls: datagramReceived() for a batch; then drain(); and timeReached() no later than
/// nextDeadline(). Time must never go backwards. Not thread-safe.
class Netconsole {
public:
    explicit Netconsole(Settings settings = {});
    ~Netconsole();

    void datagramReceived(const Endpoint& from, std::span<const std::byte> datagram, Arrival arrival);
    void timeReached(TimePoint now);

    /// Call it before the program ends: open lines become lines, held records and crashes are reported.
    void finish();
    /// TimePoint::max() when idle. Cheap.
    [[nodiscard]] TimePoint nextDeadline() const;

    /// The lowest journal position, from `since` on, of a datagram with which a line or a record began that
    /// has not ended: who starts anew with that datagram has it whole.
    [[nodiscard]] std::optional<std::uint64_t> oldestOpen(std::uint64_t since) const;
    /// From where on nothing of an endpoint's records was told, as it is open whether a log is sent again.
    [[nodiscard]] std::vector<HeldRecords> heldRecords() const;
    /// Decides about held records with what is known now, and reports them.
    void resolveHeldRecords();

    /// Moves the events since the last call into `events`, which is cleared first; pass the same vector again
    /// to avoid allocations. Open lines come last, each of them once, however often it has changed.
    void drain(std::vector<Event>& events);

    [[nodiscard]] std::vector<SourceInfo> sources() const;
    [[nodiscard]] std::optional<SourceInfo> source(SourceId id) const;
    [[nodiscard]] std::optional<SourceId> sourceAt(const Endpoint& endpoint) const;

    /// Creates a source for an endpoint that has not been heard yet, so that it has a name from the first
    /// line on. It stays until it is forgotten. Errors: Busy (no room).
    Result<SourceId> expect(const Endpoint& endpoint, TimePoint now);
    /// Sources with a name or a known box are never dropped to make room. Errors: OutOfRange (no such
    /// source).
    Result<void> setName(SourceId id, std::string name);
    Result<void> tieTo(SourceId id, std::optional<MacAddress> box);
    /// The endpoints of `from` become endpoints of `into`, for example for U-Boot and its Linux, which have
    /// different addresses. Errors: OutOfRange (no such source, or both are the same).
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
