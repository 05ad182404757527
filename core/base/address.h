#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace etherdeck {

/// The address of a target: shelf (major, 16 bit) and slot (minor, 8 bit), written e7.3. All ones in either
/// part is a wildcard, written * (AoEr11, section 2.1).
class Address {
public:
    static constexpr std::uint16_t anyShelf = 0xffff;
    static constexpr std::uint8_t anySlot = 0xff;

    constexpr Address() = default;
    constexpr Address(std::uint16_t shelf, std::uint8_t slot) : m_shelf(shelf), m_slot(slot) {}

    /// Accepts e7.3 and 7.3, and the wildcards e*.3, e7.*, e*.*. Errors: Malformed, OutOfRange.
    [[nodiscard]] static Result<Address> parse(std::string_view text);
    [[nodiscard]] static constexpr Address everyone() { return {anyShelf, anySlot}; }

    [[nodiscard]] constexpr std::uint16_t shelf() const { return m_shelf; }
    [[nodiscard]] constexpr std::uint8_t slot() const { return m_slot; }
    /// True when neither part is a wildcard, so that this is the address of a single target.
    [[nodiscard]] constexpr bool isTarget() const { return m_shelf != anyShelf && m_slot != anySlot; }
    /// True when a target at `other` would answer a query to this address.
    [[nodiscard]] constexpr bool matches(const Address& other) const {
        return (m_shelf == anyShelf || m_shelf == other.m_shelf) &&
               (m_slot == anySlot || m_slot == other.m_slot);
    }
    [[nodiscard]] std::string toString() const;

    friend constexpr auto operator<=>(const Address&, const Address&) = default;

private:
    std::uint16_t m_shelf = anyShelf;
    std::uint8_t m_slot = anySlot;
};

} // namespace etherdeck

template <>
struct std::hash<etherdeck::Address> {
    std::size_t operator()(const etherdeck::Address& address) const noexcept {
        return static_cast<std::size_t>(address.shelf()) << 8 | address.slot();
    }
};
