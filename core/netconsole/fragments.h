#pragma once

#include "core/base/clock.h"
#include "core/netconsole/extended_record.h"

#include <optional>
#include <vector>

namespace etherdeck::netconsole {

/// A record put together from its fragments, and when its last one came in; the ticket is the first one's.
struct Reassembled {
    OwnedRecord record;
    Arrival arrival;
};

/// Puts the fragments of one sender's long records together, in any order. What is still missing after the
/// wait, or when room is needed, is left out: an ellipsis stands in the body for each hole.
class Fragments {
public:
    static constexpr std::size_t mostRecords = 4; ///< under way at a time
    static constexpr std::size_t longestBody =
        16384;                                    ///< the kernel's own limit is 8192 (CONSOLE_EXT_LOG_MAX)
    static constexpr std::size_t mostPieces = 32; ///< of one record

    explicit Fragments(Duration wait) : m_wait(wait) {}

    /// `record` has a fragment place. False when it is impossible or too long.
    bool add(const ExtendedRecord& record, Arrival arrival);
    void timeReached(TimePoint now);
    /// Complete and given-up records, until there are none.
    [[nodiscard]] std::optional<Reassembled> take();
    /// TimePoint::max() when nothing is under way.
    [[nodiscard]] TimePoint nextDeadline() const;
    /// The least ticket, from `since` on, of a datagram with which a record began that is under way.
    [[nodiscard]] std::optional<std::uint64_t> oldestOpen(std::uint64_t since) const;
    [[nodiscard]] bool isEmpty() const { return m_pending.empty() && m_finished.empty(); }

private:
    struct Piece {
        std::uint32_t offset;
        std::string bytes;
    };
    struct Pending {
        OwnedRecord header;
        std::uint32_t total;
        std::vector<Piece> pieces; ///< by offset
        Arrival last;              ///< with the ticket of the first
        TimePoint deadline;
    };
    using Iterator = std::vector<Pending>::iterator;

    Iterator pendingFor(const ExtendedRecord& record, Arrival arrival);
    void finish(Iterator pending);

    Duration m_wait;
    std::vector<Pending> m_pending;
    std::vector<Reassembled> m_finished;
};

} // namespace etherdeck::netconsole
