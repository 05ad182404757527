#pragma once

#include "core/base/result.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace etherdeck {

/// A 48-bit Ethernet address, in wire order.
class MacAddress {
public:
    using Bytes = std::array<std::uint8_t, 6>;

    constexpr MacAddress() = default;
    constexpr explicit MacAddress(Bytes bytes) : m_bytes(bytes) {}

    /// Accepts 00:25:31:0a:bc:de, 00-25-31-0A-BC-DE and 0025310abcde. Errors: Malformed.
    [[nodiscard]] static Result<MacAddress> parse(std::string_view text);
    [[nodiscard]] static constexpr MacAddress broadcast() {
        return MacAddress({0xff, 0xff, 0xff, 0xff, 0xff, 0xff});
    }

    [[nodiscard]] constexpr const Bytes& bytes() const { return m_bytes; }
    /// True for group addresses: multicast and broadcast. No station uses one as its source address.
    [[nodiscard]] constexpr bool isGroup() const { return (m_bytes[0] & 0x01) != 0; }
    [[nodiscard]] constexpr bool isZero() const { return *this == MacAddress(); }
    /// Lower case with colons.
    [[nodiscard]] std::string toString() const;
    /// The 48 bits as a number, for hashing and ordering.
    [[nodiscard]] constexpr std::uint64_t toNumber() const {
        std::uint64_t number = 0;
        for (const auto byte : m_bytes)
            number = number << 8 | byte;
        return number;
    }

    friend constexpr auto operator<=>(const MacAddress&, const MacAddress&) = default;

private:
    Bytes m_bytes{};
};

} // namespace etherdeck

template <>
struct std::hash<etherdeck::MacAddress> {
    std::size_t operator()(const etherdeck::MacAddress& mac) const noexcept {
        return std::hash<std::uint64_t>()(mac.toNumber());
    }
};
