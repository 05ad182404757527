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

/// What was found out about the disks behind the paths of one target, and what is still to be.
class PathDisks {
public:
    /// `firstEpoch` differs between any two targets, also those at one address one after the other.
    explicit PathDisks(std::uint64_t firstEpoch) : m_epoch(firstEpoch) {}

    /// A path is gone, or tells another identity: what was found of its MAC holds no more.
    void invalidate(const MacAddress& mac);
    /// It was asked who it is, and did not say.
    void unidentified(const PathKey& path) { m_unidentified.insert(path); }
    void identified(const PathKey& path) { m_unidentified.erase(path); }
    /// A result that comes too late to be of use is left out.
    void compared(const ComparisonResult& result, TimePoint now);
    /// A doubt is old enough to be looked into again, which happens rarely, or waits for long.
    [[nodiscard]] bool isDue(const Target& target, TimePoint now) const;
    void retryOldDoubts(TimePoint now);
    /// All that comparisons found is to be found out anew, and stands until then.
    void compareAnew();

    /// Works out conflict, doubt and disks of the target; returns the comparison that would tell more.
    [[nodiscard]] std::optional<ComparisonOrder> judge(Target& target, TimePoint now);

private:
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>>
    stalePair(const std::vector<Path>& paths) const;
    [[nodiscard]] bool mayOrder(TimePoint now);
    [[nodiscard]] bool isOld(const Verdict& verdict, TimePoint now) const;

    Verdicts m_verdicts;
    std::set<PathKey> m_unidentified;
    std::uint64_t m_epoch;
    bool m_isOrdered = false; ///< a comparison is under way
    bool m_isPutOff = false;  ///< one was wanted and not ordered, for there were many
    std::optional<TimePoint> m_openSince;
    std::uint32_t m_retries = 0;
    TimePoint m_period{};
    std::size_t m_ordersInPeriod = 0;
};

/// Counts the MACs that answer as a target and found no room in its list.
class UnlistedMacs {
public:
    static constexpr std::size_t most = 64;

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
