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

/// A UDP socket that hears consoles and answers them from the same port. Never blocks. What does the work
/// is a back end, because systems differ: see ConsoleTransport.
class ConsoleSocket {
public:
    static constexpr std::size_t mostAtOnce = 512;
    static constexpr std::size_t longestDatagram = 2048; ///< netconsole's are 1000 bytes, U-Boot's 512
    static constexpr std::size_t wantedBuffer = std::size_t{64} << 20;

    /// One kind of sockets. The functions are those of ConsoleSocket.
    class BackEnd {
    public:
        virtual ~BackEnd() = default;
        [[nodiscard]] virtual int descriptor() const = 0;
        [[nodiscard]] virtual const ConsoleAddress& address() const = 0;
        [[nodiscard]] virtual std::size_t buffer() const = 0;
        [[nodiscard]] virtual Result<std::span<const ConsoleDatagram>> receive() = 0;
        [[nodiscard]] virtual std::optional<std::uint64_t> lost() = 0;
        [[nodiscard]] virtual Result<void> send(const ConsoleAddress& to,
                                                std::span<const std::byte> datagram) = 0;
    };

    explicit ConsoleSocket(std::unique_ptr<BackEnd> backEnd) : m_backEnd(std::move(backEnd)) {}
    /// By this system's own transport. Errors: those of ConsoleTransport::open().
    [[nodiscard]] static Result<ConsoleSocket> open(const ConsoleAddress& address,
                                                    std::size_t buffer = wantedBuffer);

    /// For poll(), on systems that have it.
    [[nodiscard]] int descriptor() const { return m_backEnd->descriptor(); }
    /// With the port that was given.
    [[nodiscard]] const ConsoleAddress& address() const { return m_backEnd->address(); }
    /// Bytes of receive buffer that the kernel has granted; it holds about as many in datagrams of a line.
    [[nodiscard]] std::size_t buffer() const { return m_backEnd->buffer(); }

    /// What is there, at most mostAtOnce; empty when nothing is. Valid until the next call. Errors: System.
    [[nodiscard]] Result<std::span<const ConsoleDatagram>> receive() { return m_backEnd->receive(); }
    /// Datagrams that the kernel has thrown away since it was opened, for want of room or for a wrong
    /// checksum; nothing where the system does not say.
    [[nodiscard]] std::optional<std::uint64_t> lost() { return m_backEnd->lost(); }
    /// While another thread receives, too. Errors: Unsupported (an IPv4 address from an IPv6 socket, or the
    /// reverse), Busy, PermissionDenied, TooLong, System.
    [[nodiscard]] Result<void> send(const ConsoleAddress& to, std::span<const std::byte> datagram) {
        return m_backEnd->send(to, datagram);
    }

private:
    std::unique_ptr<BackEnd> m_backEnd;
};

/// The most that the kernel grants without privilege, and what an administrator changes to raise it.
struct BufferLimit {
    std::size_t most = 0; ///< bytes; 0: not known
    const char* setting = "";
};
[[nodiscard]] BufferLimit receiveBufferLimit();

} // namespace etherdeck
