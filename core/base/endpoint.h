#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <string>

namespace etherdeck::netconsole {

/// Where a datagram came from: the sender's address and UDP port. An IPv4 address is stored as
/// ::ffff:a.b.c.d, so that a box has the same endpoint on an IPv4 and on a dual-stack socket.
struct Endpoint {
    std::array<std::uint8_t, 16> address{};
    std::uint16_t port = 0;

    [[nodiscard]] static Endpoint v4(std::array<std::uint8_t, 4> octets, std::uint16_t port);
    [[nodiscard]] bool isV4() const;
    /// "192.168.1.5" or "fe80::1" (RFC 5952).
    [[nodiscard]] std::string addressText() const;
    /// "192.168.1.5:6666" or "[fe80::1]:6665".
    [[nodiscard]] std::string toString() const;

    friend auto operator<=>(const Endpoint&, const Endpoint&) = default;
};

} // namespace etherdeck::netconsole

template <>
struct std::hash<etherdeck::netconsole::Endpoint> {
    std::size_t operator()(const etherdeck::netconsole::Endpoint& endpoint) const noexcept {
        std::uint64_t halves[2];
        std::memcpy(halves, endpoint.address.data(), sizeof halves);
        const auto mixed = (halves[0] ^ (halves[1] + endpoint.port)) * 0x9e3779b97f4a7c15u;
        return static_cast<std::size_t>(mixed ^ (mixed >> 32));
    }
};
