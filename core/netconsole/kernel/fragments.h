#pragma once

#include "core/base/clock.h"
#include "core/netconsole/kernel/extended_record.h"

#include <optional>
#include <vector>

namespace etherdeck::netconsole {

/// A record put together from its fragments, and when its last one came in; the journal position is the first
/// one's.
struct Reassembled {
    OwnedRecord record;
    Arrival arrival;
};

/// Reassembles the long records of one sender from fragments in any order. A hole that is still there after
/// the wait, or when the place is needed, is replaced by an ellipsis in the body.
class Fragments {
public:
    static constexpr std::size_t maxRecords = 4; ///< being reassembled at the same time
    /// the kernel's own limit is 8192 (CONSOLE_EXT_LOG_MAX)
    static constexpr std::size_t longestBody = 16384;
    static constexpr std::size_t maxPieces = 32; ///< of a record

    explicit Fragments(Duration wait) : m_wait(wait) {}

    /// `record` must have a fragment place. False when it is impossible or too long.
    bool add(const ExtendedRecord& record, Arrival arrival);
    void timeReached(TimePoint now);
    /// The next record that is complete or given up; call it until it returns nothing.
    [[nodiscard]] std::optional<Reassembled> take();
    /// TimePoint::max() when nothing is being reassembled.
    [[nodiscard]] TimePoint nextDeadline() const;
    /// The lowest journal position, from `since` on, of a datagram with which a record began that is under
    /// way.
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
        std::vector<Piece> pieces; ///< sorted by offset
        Arrival last;              ///< with the journal position of the first
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
