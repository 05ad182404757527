#pragma once

#include "core/aoe/frame.h"
#include "core/discovery/content_comparison.h"
#include "core/discovery/requests.h"
#include "core/discovery/settings.h"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace etherdeck::discovery {

/// Two paths to one address whose content would show whether they lead to one disk.
struct ComparisonOrder {
    Address address;
    std::array<PathKey, 2> paths;
    std::array<std::uint16_t, 2> buffers{}; ///< how many requests each can queue
    Sectors size;
    std::uint64_t epoch = 0; ///< set by the caller: changes when a result would be worthless
};

struct ComparisonResult {
    ComparisonOrder order;
    ComparisonFinding finding;
};

/// Runs comparisons, a few at a time and slowly, so that inventing targets does not make us send more
/// requests. Does no I/O; same order of calls as Discovery.
class DiskComparisons {
public:
    struct Request {
        PathRef to;
        aoe::Tag tag;
        Sectors sector;
    };

    static constexpr std::size_t maxUnderWay = 4;
    static constexpr std::size_t maxReadsPerSecond = 2000;

    /// `seed` starts the tags.
    DiskComparisons(const Settings& settings, std::uint32_t seed) : m_settings(&settings), m_nextTag(seed) {}

    /// At most one for each address at a time; further ones are ignored, as are all when there is no room.
    void want(const ComparisonOrder& order);
    [[nodiscard]] bool isWanted(Address address) const { return m_addresses.contains(address); }
    void frameReceived(const PathRef& from, const aoe::Frame& frame, TimePoint now);
    void timeReached(TimePoint now);
    /// A read to send now.
    [[nodiscard]] std::optional<Request> takeRequest(TimePoint now);
    [[nodiscard]] std::optional<ComparisonResult> takeResult();
    [[nodiscard]] TimePoint nextDeadline(TimePoint now) const;
    [[nodiscard]] bool isIdle() const { return m_addresses.empty() && m_results.empty(); }

private:
    struct Run {
        ComparisonOrder order;
        ContentComparison comparison;
    };
    struct Pending {
        std::uint32_t run = 0;
        ContentComparison::Read read;
        int tries = 1;
        TimePoint due{};
    };

    void fill();
    void finishRuns();
    [[nodiscard]] bool mayRead(TimePoint now) const { return now >= m_nextRead; }
    void countRead(TimePoint now);
    [[nodiscard]] Request request(const Pending& pending, std::uint32_t number) const;

    const Settings* m_settings;
    std::uint32_t m_nextTag;
    std::uint32_t m_lastRun = 0;
    std::deque<ComparisonOrder> m_waiting;
    std::set<Address> m_addresses; ///< waiting or in progress
    std::map<std::uint32_t, Run> m_runs;
    std::map<std::uint32_t, Pending> m_pending; ///< by the number in the tag
    std::deque<std::uint32_t> m_again;          ///< to be sent again
    std::deque<ComparisonResult> m_results;
    TimePoint m_nextRead{}; ///< the rate allows no read before
};

} // namespace etherdeck::discovery
