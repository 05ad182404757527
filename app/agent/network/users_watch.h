#pragma once

#include "app/agent/network/aoe_tap.h"
#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"
#include "core/plans/box_state.h"

#include <map>

namespace etherdeck::agent {

/// An initiator that was seen at work.
struct ExportUser {
    MacAddress mac;
    std::uint64_t reads = 0;
    std::uint64_t writes = 0;

    friend bool operator==(const ExportUser&, const ExportUser&) = default;
};

/// Counts who reads and writes which export. Only that proves a use, since everybody on the wire queries
/// configurations and identities. An idle initiator is not seen.
class UserCounter {
public:
    static constexpr std::size_t maxExports = 256;
    static constexpr std::size_t maxUsersOfOne = 64; ///< twice what vblade's list of initiators holds

    void frameReceived(std::span<const std::byte> frame);
    /// Sorted by MAC address.
    [[nodiscard]] std::vector<ExportUser> usersOf(Address address) const;

private:
    struct Count {
        std::uint64_t reads = 0;
        std::uint64_t writes = 0;
    };
    std::map<Address, std::map<MacAddress, Count>> m_counts;
};

/// A UserCounter on interfaces of this box, for a limited time.
class UsersWatch {
public:
    /// Errors: those of AoeTap.
    [[nodiscard]] static Result<UsersWatch> open(const std::vector<std::string>& interfaces, TimePoint end);

    /// Readable when handle() should be called, apart from the deadline.
    [[nodiscard]] int descriptor() const { return m_tap.descriptor(); }
    void handle();
    [[nodiscard]] TimePoint end() const { return m_end; }
    [[nodiscard]] std::vector<ExportUser> usersOf(Address address) const {
        return m_counter.usersOf(address);
    }
    [[nodiscard]] plans::UsersSeen seen(Address address) const;

private:
    UsersWatch(AoeTap tap, TimePoint end) : m_tap(std::move(tap)), m_end(end) {}

    AoeTap m_tap;
    TimePoint m_end;
    UserCounter m_counter;
};

} // namespace etherdeck::agent
