#pragma once

#include "core/base/result.h"
#include "core/syslog/message.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// A log server, and how to reach it.
struct SyslogTarget {
    enum class Transport : std::uint8_t {
        Udp, ///< RFC 5426
        Tcp, ///< RFC 6587, with octet counting
        Tls, ///< RFC 5425
    };
    static constexpr std::size_t longestUrl = 4096;

    Transport transport = Transport::Udp;
    std::string host; ///< a name or an address, IPv6 without brackets
    std::uint16_t port = 0;
    std::string caFile; ///< PEM file of the CA that signs the server's certificate; empty: the system's CAs
    SyslogFormat format;

    /// The URL with its port, and with the options that are not defaults.
    [[nodiscard]] std::string toString() const;

    friend bool operator==(const SyslogTarget&, const SyslogTarget&) = default;
};

/// "udp://host:514", "tcp://[::1]:601", "tls://logs.example:6514?ca=/etc/ssl/ca.pem"; these are the default
/// ports. "size=N" is the maximum length of a message, 480 to 8192 bytes; the default is 2048 for UDP and
/// 8192 otherwise. "enterprise=N" is the private enterprise number of SyslogFormat. Errors: Malformed,
/// OutOfRange (port, size, number), Unsupported (scheme, option), TooLong.
[[nodiscard]] Result<SyslogTarget> parseSyslogTarget(std::string_view url);

} // namespace etherdeck::netconsole
