#pragma once

#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck {

/// The port of netconsole, at both ends of U-Boot's and at the receiving end of the kernel's.
inline constexpr std::uint16_t consolePort = 6666;

/// Where to listen, or whom to send to: an address, a UDP port, and for link-local and multicast addresses
/// the interface.
struct ConsoleAddress {
    netconsole::Endpoint endpoint;
    std::uint32_t interface = 0; ///< its index; 0: the system chooses

    /// "0.0.0.0", "::1", "192.168.1.5:6667", "[fe80::1%eth0]:6666", "239.1.2.3%eth0". `port` is that of texts
    /// without one. Errors: Malformed, OutOfRange (the port), NoSuchInterface.
    [[nodiscard]] static Result<ConsoleAddress> parse(std::string_view text, std::uint16_t port);
    /// The same for names too, which the resolver is asked for: may block. Errors besides: System, with what
    /// the resolver said.
    [[nodiscard]] static Result<ConsoleAddress> resolve(std::string_view text, std::uint16_t port);

    /// Whether resolve() may find something, as far as the writing tells. Errors: Malformed, OutOfRange.
    [[nodiscard]] static Result<void> checkHost(std::string_view text);

    [[nodiscard]] bool isMulticast() const;
    [[nodiscard]] bool isAny() const;

    friend bool operator==(const ConsoleAddress&, const ConsoleAddress&) = default;
};

} // namespace etherdeck
