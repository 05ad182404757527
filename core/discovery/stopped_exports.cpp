#include "core/discovery/stopped_exports.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

void StoppedExports::stopped(Address address, std::set<MacAddress> box, TimePoint now) {
    if (m_stops.size() < limit || m_stops.contains(address))
        m_stops.insert_or_assign(address, Stop{std::move(box), now});
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
