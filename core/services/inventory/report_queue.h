#pragma once

#include "core/services/inventory/discovery_values.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck {

/// What a receiver is told at a time.
struct DiscoveryReport {
    std::vector<DiscoveryEvent> events; ///< oldest first
    std::uint64_t eventsLeftOut = 0;    ///< after these: there were too many to tell each
    std::vector<SilentLink> silences;
    InventoryChange inventory;    ///< as it is after the events
    std::vector<HeardPath> heard; ///< the latest of each path; of targets that are listed by then

    [[nodiscard]] bool isEmpty() const;
};

/// What waits for a receiver that may be slower than what is told. Bounded, however much that is: of each
/// target the latest state replaces those before, and events past a number are only counted.
class ReportQueue {
public:
    static constexpr std::size_t maxEvents = 40'000; // more than all targets that fit into an inventory

    explicit ReportQueue(std::size_t limit = maxEvents) : m_limit(limit) {}

    void add(const DiscoveryEvent& event);
    void add(const SilentLink& silence);
    void add(const InventoryChange& change);
    void add(const std::vector<HeardPath>& heard);

    [[nodiscard]] bool isEmpty() const;
    /// All that waits.
    [[nodiscard]] DiscoveryReport take();

private:
    std::size_t m_limit;
    DiscoveryReport m_waiting; ///< but for the inventory
    std::map<Address, discovery::Target> m_updated;
    std::set<Address> m_removed;
    std::map<std::pair<Address, discovery::PathKey>, TimePoint> m_heard;
    std::set<Address> m_listed; ///< that the receiver has been told of
};

} // namespace etherdeck
