#pragma once

#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck {

/// netconsole's port: at both ends for U-Boot, at the receiving end for the kernel.
inline constexpr std::uint16_t consolePort = 6666;

/// Where to listen, or where to send to: an address, a UDP port, and the interface for link-local and
/// multicast addresses.
struct ConsoleAddress {
    netconsole::Endpoint endpoint;
    std::uint32_t interface = 0; ///< interface index; 0: the system chooses

    /// "0.0.0.0", "::1", "192.168.1.5:6667", "[fe80::1%eth0]:6666", "239.1.2.3%eth0". `port` is used for
    /// texts without one. Errors: Malformed, OutOfRange (the port), NoSuchInterface.
    [[nodiscard]] static Result<ConsoleAddress> parse(std::string_view text, std::uint16_t port);
    /// Accepts host names as well and asks the resolver for them, so it may block. Additional error: System,
    /// with the resolver's message.
    [[nodiscard]] static Result<ConsoleAddress> resolve(std::string_view text, std::uint16_t port);

    /// Whether resolve() may succeed, judged by the spelling alone. Errors: Malformed, OutOfRange.
    [[nodiscard]] static Result<void> checkHost(std::string_view text);

    [[nodiscard]] bool isMulticast() const;
    [[nodiscard]] bool isAny() const;

    friend bool operator==(const ConsoleAddress&, const ConsoleAddress&) = default;
};

} // namespace etherdeck
