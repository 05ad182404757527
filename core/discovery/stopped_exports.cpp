#include "core/discovery/stopped_exports.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

void StoppedExports::stopped(Address address, std::set<MacAddress> box, TimePoint now) {
    if (const auto found = m_stops.find(address); found != m_stops.end())
        found->second.box = std::move(box); // it is still stopped
    else if (m_stops.size() < limit)
        m_stops.emplace(address, Stop{std::move(box), now});
}

bool StoppedExports::explains(Address address, const Path& path) const {
    const auto found = m_stops.find(address);
    return found != m_stops.end() && path.state == PathState::Lost &&
           path.lastSeen <= found->second.since + lastAnswers && found->second.box.contains(path.key.mac);
}

bool StoppedExports::explains(const Target& target) const {
    return m_stops.contains(target.address) && std::ranges::all_of(target.paths, [&](const Path& path) {
               return explains(target.address, path);
           });
}

} // namespace etherdeck::discovery
