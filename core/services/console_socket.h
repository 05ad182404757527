#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/link/unique_descriptor.h"
#include "core/services/console_address.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace etherdeck {

struct ConsoleDatagram {
    netconsole::Endpoint from;
    std::span<const std::byte> bytes;
    WallTime time;    ///< of arrival, by the kernel's stamp
    bool cut = false; ///< longer than a batch takes of one: the rest is gone
};

/// A UDP socket that hears consoles and answers them from the same port. Never blocks.
class ConsoleSocket {
public:
    static constexpr std::size_t mostAtOnce = 512;
    static constexpr std::size_t longestDatagram = 2048; ///< netconsole's are 1000 bytes, U-Boot's 512
    static constexpr std::size_t wantedBuffer = std::size_t{64} << 20;

    /// Takes part in a multicast group when the address is one; the port 0 is any free one. Errors: Busy (the
    /// port is taken; portHolders() knows by whom), PermissionDenied, OutOfRange (not an address of this
    /// machine), NoSuchInterface, Unsupported (no such kind of address here), System.
    [[nodiscard]] static Result<ConsoleSocket> open(const ConsoleAddress& address,
                                                    std::size_t buffer = wantedBuffer);
    ConsoleSocket(ConsoleSocket&& other) noexcept;
    ConsoleSocket& operator=(ConsoleSocket&& other) noexcept;
    ~ConsoleSocket();

    /// For poll().
    [[nodiscard]] int descriptor() const { return m_descriptor.get(); }
    /// With the port that was given.
    [[nodiscard]] const ConsoleAddress& address() const { return m_address; }
    /// Bytes of receive buffer that the kernel has granted; it holds about as many in datagrams of a line.
    [[nodiscard]] std::size_t buffer() const { return m_buffer; }

    /// What is there, at most mostAtOnce; empty when nothing is. Valid until the next call. Errors: System.
    [[nodiscard]] Result<std::span<const ConsoleDatagram>> receive();
    /// Datagrams that the kernel has thrown away since open(), for want of room or for a wrong checksum.
    [[nodiscard]] std::uint64_t lost();
    /// Errors: Unsupported (an IPv4 address from an IPv6 socket, or the reverse), Busy, PermissionDenied,
    /// TooLong, System.
    [[nodiscard]] Result<void> send(const ConsoleAddress& to, std::span<const std::byte> datagram);

private:
    struct Batch;
    explicit ConsoleSocket(link::UniqueDescriptor descriptor);

    Result<void> setUp(const ConsoleAddress& address, std::size_t buffer);
    Result<void> join(const ConsoleAddress& group);
    void enlargeBuffer(std::size_t wanted);
    void noteAddress();
    void noteDrops(std::uint32_t counter);

    link::UniqueDescriptor m_descriptor;
    ConsoleAddress m_address;
    std::size_t m_buffer = 0;
    std::unique_ptr<Batch> m_batch;
    std::uint32_t m_dropCounter = 0; ///< as the kernel told it last; wraps
    std::uint64_t m_lost = 0;
};

/// The most that the kernel grants without privilege, and what an administrator changes to raise it.
struct BufferLimit {
    std::size_t most = 0; ///< bytes; 0: not known
    const char* setting = "net.core.rmem_max";
};
[[nodiscard]] BufferLimit receiveBufferLimit();

} // namespace etherdeck
