#include "core/advisor/interface_rates.h"

#include <utility>

namespace etherdeck {

namespace {

/// Rates over a shorter time would be meaningless.
constexpr auto shortestInterval = std::chrono::milliseconds(50);

} // namespace

void InterfaceRates::observe(const std::vector<link::Interface>& interfaces, TimePoint now) {
    std::map<std::uint32_t, Entry> next;
    for (const auto& interface : interfaces) {
        if (!interface.traffic)
            continue;
        const link::Traffic& traffic = *interface.traffic;
        const auto known = m_entries.find(interface.index);
        const bool continues = known != m_entries.end() && traffic.received >= known->second.last.received &&
                               traffic.sent >= known->second.last.sent;
        if (!continues) {
            next[interface.index] = {traffic, now, {}};
            continue;
        }
        Entry entry = std::move(known->second);
        if (now - entry.time >= shortestInterval) {
            const double seconds = std::chrono::duration<double>(now - entry.time).count();
            entry.history.push_back({static_cast<double>(traffic.received - entry.last.received) / seconds,
                                     static_cast<double>(traffic.sent - entry.last.sent) / seconds});
            if (entry.history.size() > longestHistory)
                entry.history.erase(entry.history.begin());
            entry.last = traffic;
            entry.time = now;
        }
        next[interface.index] = std::move(entry);
    }
    m_entries = std::move(next);
}

std::optional<FrameRates> InterfaceRates::latest(std::uint32_t index) const {
    const auto found = m_entries.find(index);
    if (found == m_entries.end() || found->second.history.empty())
        return std::nullopt;
    return found->second.history.back();
}

std::vector<FrameRates> InterfaceRates::history(std::uint32_t index) const {
    const auto found = m_entries.find(index);
    return found == m_entries.end() ? std::vector<FrameRates>() : found->second.history;
}

} // namespace etherdeck
