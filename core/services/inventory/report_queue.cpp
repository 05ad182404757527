#include "core/services/inventory/report_queue.h"

#include <utility>

namespace etherdeck {

bool DiscoveryReport::isEmpty() const {
    return events.empty() && eventsLeftOut == 0 && silences.empty() && inventory.updated.empty() &&
           inventory.removed.empty() && heard.empty();
}

void ReportQueue::add(const DiscoveryEvent& event) {
    if (m_waiting.events.size() < m_limit)
        m_waiting.events.push_back(event);
    else
        ++m_waiting.eventsLeftOut;
}

void ReportQueue::add(const SilentLink& silence) {
    if (m_waiting.silences.size() < m_limit)
        m_waiting.silences.push_back(silence);
}

void ReportQueue::add(const InventoryChange& change) {
    for (const auto& target : change.updated) {
        m_removed.erase(target.address);
        m_updated.insert_or_assign(target.address, target);
    }
    for (const auto address : change.removed) {
        m_updated.erase(address);
        auto heard = m_heard.lower_bound({address, {}});
        while (heard != m_heard.end() && heard->first.first == address)
            heard = m_heard.erase(heard);
        if (m_listed.contains(address)) // else it came and went while the receiver was busy
            m_removed.insert(address);
    }
}

/// Bounded by what is listed: a path that is removed meanwhile goes with its target.
void ReportQueue::add(const std::vector<HeardPath>& heard) {
    for (const auto& [address, path, time] : heard)
        m_heard[{address, path}] = time;
}

bool ReportQueue::isEmpty() const {
    return m_updated.empty() && m_removed.empty() && m_heard.empty() && m_waiting.isEmpty();
}

DiscoveryReport ReportQueue::take() {
    auto report = std::exchange(m_waiting, {});
    report.inventory.updated.reserve(m_updated.size());
    for (auto& [address, target] : std::exchange(m_updated, {})) {
        m_listed.insert(address);
        report.inventory.updated.push_back(std::move(target));
    }
    for (const auto address : std::exchange(m_removed, {})) {
        m_listed.erase(address);
        report.inventory.removed.push_back(address);
    }
    for (const auto& [key, time] : std::exchange(m_heard, {}))
        report.heard.push_back({key.first, key.second, time});
    return report;
}

} // namespace etherdeck
