#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"

#include <chrono>
#include <cstdint>

/// How values of ours stand in SQLite.
namespace etherdeck::store {

[[nodiscard]] inline std::int64_t toNumber(WallTime time) {
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

[[nodiscard]] inline WallTime toTime(std::int64_t milliseconds) {
    return WallTime(std::chrono::milliseconds(milliseconds));
}

[[nodiscard]] inline std::int64_t toNumber(Address address) {
    return std::int64_t{address.shelf()} << 8 | address.slot();
}

[[nodiscard]] inline Address toAddress(std::int64_t number) {
    return {static_cast<std::uint16_t>(number >> 8), static_cast<std::uint8_t>(number)};
}

[[nodiscard]] inline MacAddress toMac(std::int64_t number) {
    MacAddress::Bytes bytes{};
    for (auto byte = bytes.rbegin(); byte != bytes.rend(); ++byte, number >>= 8)
        *byte = static_cast<std::uint8_t>(number);
    return MacAddress(bytes);
}

} // namespace etherdeck::store
