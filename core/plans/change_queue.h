#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/plans/wish.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::plans {

/// A change that waits to be applied together with others.
struct QueuedChange {
    std::int64_t number = 0; ///< stays the same while the change is in the queue
    std::string device;      ///< as typed
    WallTime queuedAt;       ///< whole seconds
    Wish wish;

    friend bool operator==(const QueuedChange&, const QueuedChange&) = default;
};

/// False for those that have to be kept within a minute, and for those whose meaning depends on the moment.
[[nodiscard]] bool canWait(const Wish& wish);

/// The changes that wait, of one or more boxes, in the order in which they are applied.
class ChangeQueue {
public:
    static constexpr std::size_t maxChanges = 200;
    static constexpr std::size_t maxText = 8u << 20;

    /// Puts it last, and returns its number. Errors: TooLong, when there are maxChanges.
    Result<std::int64_t> add(std::string device, Wish wish, WallTime now);
    /// False when there is no such change.
    bool remove(std::int64_t number);
    /// To a place that is counted from 0; past the end means last. False when there is no such change.
    bool move(std::int64_t number, std::size_t place);
    void clear() { m_changes.clear(); }
    [[nodiscard]] const std::vector<QueuedChange>& changes() const { return m_changes; }

    /// As it is kept in a file.
    [[nodiscard]] std::string text() const;
    /// Errors: TooLong; Malformed, with the member; Unsupported, for a later version's file.
    [[nodiscard]] static Result<ChangeQueue> parse(std::string_view text);

    friend bool operator==(const ChangeQueue&, const ChangeQueue&) = default;

private:
    [[nodiscard]] std::vector<QueuedChange>::iterator find(std::int64_t number);

    std::vector<QueuedChange> m_changes;
    std::int64_t m_latest = 0; ///< number that was given last
};

} // namespace etherdeck::plans
