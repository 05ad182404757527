#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/console_address.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace etherdeck {

struct ConsoleDatagram {
    netconsole::Endpoint from;
    std::span<const std::byte> bytes;
    WallTime time;    ///< of arrival, by the kernel's stamp; where it gives none, of when it was taken
    bool cut = false; ///< longer than a batch takes of one: the rest is gone
};

/// A UDP socket that hears consoles and answers them from the same port. Never blocks. Each ConsoleTransport
/// has its own kind.
class ConsoleSocket {
public:
    static constexpr std::size_t maxAtOnce = 512;
    static constexpr std::size_t maxDatagram = 2048; ///< netconsole's are 1000 bytes, U-Boot's 512
    static constexpr std::size_t defaultBuffer = std::size_t{64} << 20;

    /// By this system's own transport. Errors: those of ConsoleTransport::open().
    [[nodiscard]] static Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address,
                                                                     std::size_t buffer = defaultBuffer);

    ConsoleSocket() = default;
    virtual ~ConsoleSocket() = default;
    ConsoleSocket(const ConsoleSocket&) = delete;
    ConsoleSocket& operator=(const ConsoleSocket&) = delete;

    /// For poll(), on systems that have it.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// With the port that was given.
    [[nodiscard]] virtual const ConsoleAddress& address() const = 0;
    /// Bytes of receive buffer that the kernel has granted; it holds about as many in datagrams of a line.
    [[nodiscard]] virtual std::size_t buffer() const = 0;

    /// What is there, at most maxAtOnce; empty when nothing is. Valid until the next call. Errors: System.
    [[nodiscard]] virtual Result<std::span<const ConsoleDatagram>> receive() = 0;
    /// Datagrams that the kernel has thrown away since it was opened, for want of room or for a wrong
    /// checksum; nothing where the system does not say.
    [[nodiscard]] virtual std::optional<std::uint64_t> lost() = 0;
    /// While another thread receives, too. Errors: Unsupported (an IPv4 address from an IPv6 socket, or the
    /// reverse), Busy, PermissionDenied, TooLong, System.
    [[nodiscard]] virtual Result<void> send(const ConsoleAddress& to,
                                            std::span<const std::byte> datagram) = 0;
};

/// The most that the kernel grants without privilege, and what an administrator changes to raise it.
struct BufferLimit {
    std::size_t bytes = 0; ///< 0: not known
    const char* setting = "";
};
[[nodiscard]] BufferLimit receiveBufferLimit();

} // namespace etherdeck
