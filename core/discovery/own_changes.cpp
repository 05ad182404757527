#include "core/discovery/own_changes.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

void OwnChanges::expect(Address address, std::string configString, TimePoint now) {
    std::erase_if(m_wishes, [&](const Wish& wish) { return now - wish.time > lasting; });
    if (m_wishes.size() >= most)
        m_wishes.pop_front();
    m_wishes.push_back({address, std::move(configString), now});
}

bool OwnChanges::explains(const Event& event) const {
    if (event.kind != EventKind::Changed || event.differences.size() != 1 ||
        event.differences.front().fact != Change::ConfigString)
        return false;
    return std::any_of(m_wishes.begin(), m_wishes.end(), [&](const Wish& wish) {
        return wish.address == event.address && event.time >= wish.time &&
               event.time - wish.time <= lasting && wish.configString == event.differences.front().after;
    });
}

} // namespace etherdeck::discovery
