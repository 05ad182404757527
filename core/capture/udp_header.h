#pragma once

#include <cstddef>
#include <cstdint>

/// Of UDP datagrams in IP packets, as captures hold them.
namespace etherdeck::netconsole {

inline constexpr std::uint8_t udpProtocol = 17; ///< in IP's header
inline constexpr std::size_t udpHeader = 8;     ///< bytes
inline constexpr std::size_t ipv4Header = 20;   ///< bytes, without options
inline constexpr std::size_t ipv6Header = 40;   ///< bytes, without extensions

} // namespace etherdeck::netconsole
