#pragma once

#include "core/services/inventory/discovery_values.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck {

/// What a receiver gets in one report.
struct DiscoveryReport {
    std::vector<DiscoveryEvent> events; ///< oldest first
    std::uint64_t eventsLeftOut = 0;    ///< after these: there were too many to report each
    std::vector<SilentLink> silences;
    InventoryChange inventory;    ///< as it is after the events
    std::vector<HeardPath> heard; ///< the latest of each path; of targets that are listed by then

    [[nodiscard]] bool isEmpty() const;
};

/// Queues reports for a receiver that may be slower than the sender. Bounded: the latest state of a target
/// replaces earlier ones, and events past a limit are only counted.
class ReportQueue {
public:
    static constexpr std::size_t maxEvents = 40'000; // more than all targets that fit into an inventory

    explicit ReportQueue(std::size_t limit = maxEvents) : m_limit(limit) {}

    void add(const DiscoveryEvent& event);
    void add(const SilentLink& silence);
    void add(const InventoryChange& change);
    void add(const std::vector<HeardPath>& heard);

    [[nodiscard]] bool isEmpty() const;
    /// Everything that is queued.
    [[nodiscard]] DiscoveryReport take();

private:
    std::size_t m_limit;
    DiscoveryReport m_waiting; ///< except for the inventory
    std::map<Address, discovery::Target> m_updated;
    std::set<Address> m_removed;
    std::map<std::pair<Address, discovery::PathKey>, TimePoint> m_heard;
    std::set<Address> m_listed; ///< that were reported to the receiver
};

} // namespace etherdeck
