#include "core/discovery/own_changes.h"

#include <algorithm>
#include <utility>

namespace etherdeck::discovery {

void OwnChanges::expect(Address address, std::string configString, TimePoint now) {
    std::erase_if(m_wishes, [&](const Wish& wish) { return now - wish.time > lasting; });
    if (m_wishes.size() >= limit)
        m_wishes.pop_front();
    m_wishes.push_back({address, std::move(configString), now});
}

void OwnChanges::heard(const aoe::Frame& frame, MacAddress own, TimePoint now) {
    if (!frame.header.response || frame.header.error || frame.header.destination != own)
        return;
    const auto* config = std::get_if<aoe::Config>(&frame.body);
    if (config != nullptr && (config->command == aoe::ConfigCommand::SetIfEmpty ||
                              config->command == aoe::ConfigCommand::ForceSet))
        expect(frame.header.address, config->string, now);
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
