#pragma once

#include "app/agent/network/aoe_tap.h"
#include "core/base/address.h"
#include "core/base/clock.h"

namespace etherdeck::agent {

/// True for a frame in which a target says what it is: the advertisement that vblade sends when it starts, or
/// an answer to a Query Config.
[[nodiscard]] bool isAdvertisementOf(Address address, std::span<const std::byte> frame);

/// Sees that a vblade that is started on an interface of this box serves its address. Open it before the
/// start: vblade advertises itself once.
class AdvertisementWatch {
public:
    /// Errors: those of AoeTap.
    [[nodiscard]] static Result<AdvertisementWatch> open(Address address, const std::string& interface,
                                                         TimePoint deadline);

    /// Readable when handle() should be called, apart from the deadline.
    [[nodiscard]] int descriptor() const { return m_tap.descriptor(); }
    void handle();
    [[nodiscard]] bool wasSeen() const { return m_seen; }
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }

private:
    AdvertisementWatch(AoeTap tap, Address address, TimePoint deadline) :
        m_tap(std::move(tap)), m_address(address), m_deadline(deadline) {}

    AoeTap m_tap;
    Address m_address;
    TimePoint m_deadline;
    bool m_seen = false;
};

} // namespace etherdeck::agent
