#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace etherdeck {

/// An IPv4 address, in host order.
class Ipv4Address {
public:
    constexpr Ipv4Address() = default;
    constexpr explicit Ipv4Address(std::uint32_t number) : m_number(number) {}

    /// Four decimal numbers, without leading zeroes: "192.168.1.5". Errors: Malformed.
    [[nodiscard]] static Result<Ipv4Address> parse(std::string_view text);

    [[nodiscard]] constexpr std::uint32_t toNumber() const { return m_number; }
    [[nodiscard]] constexpr bool isZero() const { return m_number == 0; }
    /// An address that a station may have: not 0.0.0.0/8, loopback, multicast, or above.
    [[nodiscard]] constexpr bool isStation() const {
        const auto first = m_number >> 24;
        return first != 0 && first != 127 && first < 224;
    }
    [[nodiscard]] std::string toString() const;

    friend constexpr auto operator<=>(const Ipv4Address&, const Ipv4Address&) = default;

private:
    std::uint32_t m_number = 0;
};

} // namespace etherdeck

template <>
struct std::hash<etherdeck::Ipv4Address> {
    std::size_t operator()(const etherdeck::Ipv4Address& address) const noexcept {
        return std::hash<std::uint32_t>()(address.toNumber());
    }
};
