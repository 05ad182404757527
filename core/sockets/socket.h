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
    WallTime time;    ///< arrival according to the kernel, or when it was taken if the kernel gives no time
    bool cut = false; ///< longer than maxDatagram: the rest is lost
};

/// A UDP socket that receives console output and answers from the same port. Never blocks. Each
/// ConsoleTransport has its own kind.
class ConsoleSocket {
public:
    static constexpr std::size_t maxAtOnce = 512;
    static constexpr std::size_t maxDatagram = 2048; ///< netconsole's are 1000 bytes, U-Boot's 512
    static constexpr std::size_t defaultBuffer = std::size_t{64} << 20;

    /// Uses this system's own transport. Errors: those of ConsoleTransport::open().
    [[nodiscard]] static Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address,
                                                                     std::size_t buffer = defaultBuffer);

    ConsoleSocket() = default;
    virtual ~ConsoleSocket() = default;
    ConsoleSocket(const ConsoleSocket&) = delete;
    ConsoleSocket& operator=(const ConsoleSocket&) = delete;

    /// For poll(), on systems that have it.
    [[nodiscard]] virtual int descriptor() const = 0;
    /// Includes the port that was assigned.
    [[nodiscard]] virtual const ConsoleAddress& address() const = 0;
    /// Size in bytes of the receive buffer that the kernel granted; it holds about as many bytes in datagrams
    /// of one line.
    [[nodiscard]] virtual std::size_t buffer() const = 0;

    /// Takes what is there, at most maxAtOnce; may be empty. Valid until the next call. Errors: System.
    [[nodiscard]] virtual Result<std::span<const ConsoleDatagram>> receive() = 0;
    /// Datagrams that the kernel has dropped since the socket was opened, for lack of room or because of a
    /// bad checksum; nothing where the system does not tell.
    [[nodiscard]] virtual std::optional<std::uint64_t> lost() = 0;
    /// May be called while another thread receives. Errors: Unsupported (an IPv4 address on an IPv6 socket,
    /// or the reverse), Busy, PermissionDenied, TooLong, System.
    [[nodiscard]] virtual Result<void> send(const ConsoleAddress& to,
                                            std::span<const std::byte> datagram) = 0;
};

/// The largest buffer that the kernel grants without privilege, and what an administrator can change to raise
/// it.
struct BufferLimit {
    std::size_t bytes = 0; ///< 0: unknown
    const char* setting = "";
};
[[nodiscard]] BufferLimit receiveBufferLimit();

} // namespace etherdeck
