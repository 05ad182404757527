#pragma once

#include <cstddef>
#include <cstdint>

/// Sizes of the headers of UDP datagrams in IP packets.
namespace etherdeck::netconsole {

inline constexpr std::uint8_t udpProtocol = 17; ///< in the IP header
inline constexpr std::size_t udpHeader = 8;     ///< bytes
inline constexpr std::size_t ipv4Header = 20;   ///< bytes, without options
inline constexpr std::size_t ipv6Header = 40;   ///< bytes, without extensions

} // namespace etherdeck::netconsole
