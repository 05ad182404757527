#pragma once

#include "core/discovery/disk_comparisons.h"
#include "core/discovery/disk_judgement.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// What is known about the disks behind the paths of one target, and what is still to be found out.
class PathDisks {
public:
    /// `firstEpoch` must differ for any two targets, including successive ones at one address.
    explicit PathDisks(std::uint64_t firstEpoch) : m_epoch(firstEpoch) {}

    /// A path is gone, or its identity has changed: findings about its MAC are no longer valid.
    void invalidate(const MacAddress& mac);
    /// The path was asked for its identity and did not answer.
    void unidentified(const PathKey& path) { m_unidentified.insert(path); }
    void identified(const PathKey& path) { m_unidentified.erase(path); }
    /// Ignores a result that is outdated.
    void compared(const ComparisonResult& result, TimePoint now);
    /// True when a doubt is due for a retry, which is rare, or when a comparison has waited too long.
    [[nodiscard]] bool isDue(const Target& target, TimePoint now) const;
    void retryOldDoubts(TimePoint now);
    /// Repeats all comparisons; their old results stand until then.
    void compareAnew();

    /// Sets conflict, doubt and disks of the target; returns the comparison that would tell more.
    [[nodiscard]] std::optional<ComparisonOrder> judge(Target& target, TimePoint now);

private:
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>>
    stalePair(const std::vector<Path>& paths) const;
    [[nodiscard]] bool mayOrder(TimePoint now);
    [[nodiscard]] bool isOld(const Verdict& verdict, TimePoint now) const;

    Verdicts m_verdicts;
    std::set<PathKey> m_unidentified;
    std::uint64_t m_epoch;
    bool m_isOrdered = false; ///< a comparison is in progress
    bool m_isPutOff = false;  ///< one was needed but not ordered, because there were many
    std::optional<TimePoint> m_openSince;
    std::uint32_t m_retries = 0;
    TimePoint m_period{};
    std::size_t m_ordersInPeriod = 0;
};

/// Counts the MACs that answer as a target but are not in its list for lack of room.
class UnlistedMacs {
public:
    static constexpr std::size_t limit = 64;

    void saw(const MacAddress& mac, TimePoint now);
    /// Without those that have not been heard for a while.
    [[nodiscard]] UnlistedPaths count(TimePoint now);
    void remove(const MacAddress& mac) { m_seen.erase(mac); }

private:
    std::map<MacAddress, TimePoint> m_seen;
    TimePoint m_overflow{};
    bool m_hasOverflowed = false;
};

} // namespace etherdeck::discovery
