#include "app/agent/network/advertisement.h"

#include "core/aoe/parse.h"

namespace etherdeck::agent {

bool isAdvertisementOf(Address address, std::span<const std::byte> frame) {
    const auto parsed = aoe::parse(frame);
    return parsed && parsed->header.response && !parsed->header.error && parsed->header.address == address &&
           parsed->header.command == static_cast<std::uint8_t>(aoe::Command::QueryConfig);
}

Result<AdvertisementWatch> AdvertisementWatch::open(Address address, const std::string& interface,
                                                    TimePoint deadline) {
    auto tap = AoeTap::open({interface}, AoeTap::Frames::RepliesSent);
    if (!tap)
        return fail(tap.error());
    return AdvertisementWatch(std::move(*tap), address, deadline);
}

void AdvertisementWatch::handle() {
    while (!m_seen) {
        const auto head = m_tap.next();
        if (!head)
            return;
        m_seen = isAdvertisementOf(m_address, *head);
    }
}

} // namespace etherdeck::agent
