#pragma once

#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::link {

/// Ethernet frames of one type on one interface, directly from and to the kernel: for programs without
/// libpcap. Does not check outgoing frames. Never blocks. Does not receive what this host sends.
class PacketSocket {
public:
    /// Errors: PermissionDenied, NoSuchInterface, NotEthernet, System.
    [[nodiscard]] static Result<PacketSocket> open(const std::string& interface, std::uint16_t etherType);

    /// For poll().
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    [[nodiscard]] const MacAddress& mac() const { return m_mac; }

    /// The next waiting frame, or nothing. Valid until the next call. Errors: InterfaceDown (it may come back
    /// up), InterfaceVanished, System.
    [[nodiscard]] Result<std::optional<std::span<const std::byte>>> receive();
    /// Sends as many as the kernel takes now, in order, and returns how many. Retry the rest after a short
    /// while: a full transmit queue gives no notice when it has room. Errors: TooLong (over the MTU), and
    /// those of receive(); they concern the first frame, when none was sent.
    [[nodiscard]] Result<std::size_t> send(std::span<const std::span<const std::byte>> frames);

private:
    PacketSocket() = default;

    UniqueDescriptor m_descriptor;
    MacAddress m_mac;
    std::vector<std::byte> m_buffer;
};

} // namespace etherdeck::link
