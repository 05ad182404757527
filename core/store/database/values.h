#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

/// How Etherdeck's values are stored in SQLite.
namespace etherdeck::store {

/// The value whose name this is, of those up to `last`; the first one for what is no name.
template <class Value>
[[nodiscard]] Value valueOf(std::string_view text, Value last) {
    for (int i = 0; i <= static_cast<int>(last); ++i)
        if (name(static_cast<Value>(i)) == text)
            return static_cast<Value>(i);
    return Value{};
}

/// Microseconds since 1970, UTC.
[[nodiscard]] inline std::int64_t toNumber(WallTime time) {
    return std::chrono::floor<std::chrono::microseconds>(time.time_since_epoch()).count();
}

[[nodiscard]] inline WallTime toTime(std::int64_t microseconds) {
    return WallTime(std::chrono::microseconds(microseconds));
}

[[nodiscard]] inline std::int64_t toNumber(Address address) {
    return std::int64_t{address.shelf()} << 8 | address.slot();
}

[[nodiscard]] inline Address toAddress(std::int64_t number) {
    return {static_cast<std::uint16_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

[[nodiscard]] inline std::optional<std::int64_t> toNumber(const std::optional<MacAddress>& mac) {
    return mac ? std::optional(static_cast<std::int64_t>(mac->toNumber())) : std::nullopt;
}

[[nodiscard]] inline MacAddress toMac(std::int64_t number) {
    MacAddress::Bytes bytes{};
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, number >>= 8)
        *byte = static_cast<std::uint8_t>(number);
    return MacAddress(bytes);
}

} // namespace etherdeck::store
