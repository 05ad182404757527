#include "core/sockets/socket_linux.h"

#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

namespace etherdeck {

namespace {

using netconsole::Endpoint;

ErrorCode codeOf(int error) {
    switch (error) {
    case EADDRINUSE:
    case EAGAIN:
    case ENOBUFS:
        return ErrorCode::Busy;
    case EACCES:
    case EPERM:
        return ErrorCode::PermissionDenied;
    case EADDRNOTAVAIL:
        return ErrorCode::OutOfRange;
    case ENODEV:
    case ENXIO:
        return ErrorCode::NoSuchInterface;
    case EAFNOSUPPORT:
        return ErrorCode::Unsupported;
    case EMSGSIZE:
        return ErrorCode::TooLong;
    default:
        return ErrorCode::System;
    }
}

tl::unexpected<Error> failed(const char* call) {
    const int error = errno;
    return fail(codeOf(error), std::string(call) + ": " + std::strerror(error), error);
}

bool setOption(int descriptor, int level, int option, int value) {
    return ::setsockopt(descriptor, level, option, &value, sizeof value) == 0;
}

struct SystemAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;

    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

SystemAddress toSystem(const ConsoleAddress& address) {
    SystemAddress result;
    const auto& bytes = address.endpoint.address;
    if (address.endpoint.isV4()) {
        auto& v4 = reinterpret_cast<sockaddr_in&>(result.storage);
        v4.sin_family = AF_INET;
        v4.sin_port = htons(address.endpoint.port);
        std::memcpy(&v4.sin_addr, bytes.data() + 12, sizeof v4.sin_addr);
        result.size = sizeof v4;
    } else {
        auto& v6 = reinterpret_cast<sockaddr_in6&>(result.storage);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(address.endpoint.port);
        v6.sin6_scope_id = address.interface;
        std::memcpy(&v6.sin6_addr, bytes.data(), sizeof v6.sin6_addr);
        result.size = sizeof v6;
    }
    return result;
}

Endpoint fromSystem(const sockaddr_storage& storage) {
    if (storage.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(storage);
        std::array<std::uint8_t, 4> octets{};
        std::memcpy(octets.data(), &v4.sin_addr, octets.size());
        return Endpoint::v4(octets, ntohs(v4.sin_port));
    }
    const auto& v6 = reinterpret_cast<const sockaddr_in6&>(storage);
    Endpoint endpoint;
    std::memcpy(endpoint.address.data(), &v6.sin6_addr, endpoint.address.size());
    endpoint.port = ntohs(v6.sin6_port);
    return endpoint;
}

WallTime toWall(const timespec& stamp) {
    return WallTime(std::chrono::duration_cast<WallTime::duration>(std::chrono::seconds(stamp.tv_sec) +
                                                                   std::chrono::nanoseconds(stamp.tv_nsec)));
}

/// What the kernel reports along with a datagram.
struct Ancillary {
    WallTime time;
    std::uint32_t drops = 0; ///< 0: none so far; the kernel leaves it out then
};

Ancillary readAncillary(msghdr& header, WallTime now) {
    Ancillary found{now, 0};
    for (auto* part = CMSG_FIRSTHDR(&header); part; part = CMSG_NXTHDR(&header, part)) {
        if (part->cmsg_level != SOL_SOCKET)
            continue;
        if (part->cmsg_type == SCM_TIMESTAMPNS) {
            timespec stamp{};
            std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
            found.time = toWall(stamp);
        } else if (part->cmsg_type == SO_RXQ_OVFL) {
            std::memcpy(&found.drops, CMSG_DATA(part), sizeof found.drops);
        }
    }
    return found;
}

/// Memory for one recvmmsg() call, allocated once.
struct Batch {
    static constexpr std::size_t maxAtOnce = ConsoleSocket::maxAtOnce;
    static constexpr std::size_t maxDatagram = ConsoleSocket::maxDatagram;
    static constexpr std::size_t ancillarySpace =
        CMSG_SPACE(sizeof(timespec)) + CMSG_SPACE(sizeof(std::uint32_t));

    Batch() : bytes(maxAtOnce * maxDatagram) {
        for (std::size_t i = 0; i < maxAtOnce; ++i) {
            parts[i] = {bytes.data() + i * maxDatagram, maxDatagram};
            auto& header = headers[i].msg_hdr;
            header.msg_name = &names[i];
            header.msg_iov = &parts[i];
            header.msg_iovlen = 1;
            header.msg_control = ancillary[i].bytes.data();
        }
    }
    void makeReady() {
        for (auto& header : headers) {
            header.msg_hdr.msg_namelen = sizeof names[0];
            header.msg_hdr.msg_controllen = ancillarySpace;
            header.msg_hdr.msg_flags = 0;
        }
    }

    struct alignas(cmsghdr) Space {
        std::array<std::byte, ancillarySpace> bytes;
    };
    std::vector<std::byte> bytes;
    std::array<sockaddr_storage, maxAtOnce> names{};
    std::array<iovec, maxAtOnce> parts{};
    std::array<Space, maxAtOnce> ancillary{};
    std::array<mmsghdr, maxAtOnce> headers{};
    std::array<ConsoleDatagram, maxAtOnce> datagrams{};
};

class LinuxSocket final : public ConsoleSocket {
public:
    explicit LinuxSocket(link::UniqueDescriptor descriptor) : m_descriptor(std::move(descriptor)) {}

    Result<void> setUp(const ConsoleAddress& address, std::size_t buffer);

    int descriptor() const override { return m_descriptor.get(); }
    const ConsoleAddress& address() const override { return m_address; }
    std::size_t buffer() const override { return m_buffer; }
    Result<std::span<const ConsoleDatagram>> receive() override;
    std::optional<std::uint64_t> lost() override;
    Result<void> send(const ConsoleAddress& to, std::span<const std::byte> datagram) override;

private:
    Result<void> join(const ConsoleAddress& group);
    void enlargeBuffer(std::size_t wanted);
    void noteAddress();
    void noteDrops(std::uint32_t counter);

    link::UniqueDescriptor m_descriptor;
    ConsoleAddress m_address;
    std::size_t m_buffer = 0;
    Batch m_batch;
    std::uint32_t m_dropCounter = 0; ///< as last reported by the kernel; wraps
    std::uint64_t m_lost = 0;
};

Result<void> LinuxSocket::setUp(const ConsoleAddress& address, std::size_t buffer) {
    m_address = address;
    enlargeBuffer(buffer); // before bind(): nothing arrives while it is small
    (void)setOption(descriptor(), SOL_SOCKET, SO_RXQ_OVFL, 1);
    (void)setOption(descriptor(), SOL_SOCKET, SO_TIMESTAMPNS, 1);
    (void)setOption(descriptor(), SOL_SOCKET, SO_BROADCAST, 1);
    if (!address.endpoint.isV4() && !setOption(descriptor(), IPPROTO_IPV6, IPV6_V6ONLY, 1))
        return failed("IPV6_V6ONLY");
    // Several programs may listen to a group. For other addresses this would let another program take over
    // the port.
    if (address.isMulticast() && !setOption(descriptor(), SOL_SOCKET, SO_REUSEADDR, 1))
        return failed("SO_REUSEADDR");
    const auto where = toSystem(address);
    if (::bind(descriptor(), where.get(), where.size) != 0)
        return failed("bind");
    noteAddress();
    return address.isMulticast() ? join(address) : Result<void>();
}

Result<void> LinuxSocket::join(const ConsoleAddress& group) {
    group_req request{};
    const auto where = toSystem(group);
    request.gr_interface = group.interface;
    std::memcpy(&request.gr_group, where.get(), where.size);
    const int level = group.endpoint.isV4() ? IPPROTO_IP : IPPROTO_IPV6;
    if (::setsockopt(descriptor(), level, MCAST_JOIN_GROUP, &request, sizeof request) != 0)
        return failed("MCAST_JOIN_GROUP");
    return {};
}

void LinuxSocket::enlargeBuffer(std::size_t wanted) {
    const int size = static_cast<int>(std::min<std::size_t>(wanted, 1 << 30));
    if (!setOption(descriptor(), SOL_SOCKET, SO_RCVBUFFORCE, size))
        (void)setOption(descriptor(), SOL_SOCKET, SO_RCVBUF, size);
    int granted = 0;
    socklen_t length = sizeof granted;
    if (::getsockopt(descriptor(), SOL_SOCKET, SO_RCVBUF, &granted, &length) == 0)
        m_buffer = static_cast<std::size_t>(granted) / 2; // the kernel includes its own overhead
}

void LinuxSocket::noteAddress() {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(descriptor(), reinterpret_cast<sockaddr*>(&storage), &size) == 0)
        m_address.endpoint = fromSystem(storage);
}

Result<std::span<const ConsoleDatagram>> LinuxSocket::receive() {
    auto& batch = m_batch;
    batch.makeReady();
    const int count = ::recvmmsg(descriptor(), batch.headers.data(), Batch::maxAtOnce, MSG_DONTWAIT, nullptr);
    if (count < 0) {
        if (errno == EAGAIN || errno == EINTR)
            return std::span<const ConsoleDatagram>();
        return failed("recvmmsg");
    }
    const auto now = std::chrono::system_clock::now();
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        auto& header = batch.headers[i];
        const auto beside = readAncillary(header.msg_hdr, now);
        if (beside.drops != 0)
            noteDrops(beside.drops);
        batch.datagrams[i] = {fromSystem(batch.names[i]),
                              std::span(batch.bytes).subspan(i * Batch::maxDatagram, header.msg_len),
                              beside.time, (header.msg_hdr.msg_flags & MSG_TRUNC) != 0};
    }
    return std::span<const ConsoleDatagram>(batch.datagrams).first(static_cast<std::size_t>(count));
}

void LinuxSocket::noteDrops(std::uint32_t counter) {
    const auto more = counter - m_dropCounter;
    if (more > UINT32_MAX / 2)
        return; // reported with a datagram that was queued before the last look
    m_lost += more;
    m_dropCounter = counter;
}

// A datagram reports only losses before it; this query also reports those since.
std::optional<std::uint64_t> LinuxSocket::lost() {
    std::array<std::uint32_t, SK_MEMINFO_VARS> memory{};
    socklen_t size = sizeof memory;
    if (::getsockopt(descriptor(), SOL_SOCKET, SO_MEMINFO, memory.data(), &size) == 0 &&
        size > SK_MEMINFO_DROPS * sizeof memory[0])
        noteDrops(memory[SK_MEMINFO_DROPS]);
    return m_lost;
}

Result<void> LinuxSocket::send(const ConsoleAddress& to, std::span<const std::byte> datagram) {
    if (to.endpoint.isV4() != m_address.endpoint.isV4())
        return fail(ErrorCode::Unsupported);
    const auto where = toSystem(to);
    if (::sendto(descriptor(), datagram.data(), datagram.size(), 0, where.get(), where.size) < 0)
        return failed("sendto");
    return {};
}

} // namespace

Result<std::unique_ptr<ConsoleSocket>> openLinuxSocket(const ConsoleAddress& address, std::size_t buffer) {
    const int family = address.endpoint.isV4() ? AF_INET : AF_INET6;
    link::UniqueDescriptor descriptor(::socket(family, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!descriptor.isOpen())
        return failed("socket");
    auto socket = std::make_unique<LinuxSocket>(std::move(descriptor));
    if (auto ready = socket->setUp(address, buffer); !ready)
        return fail(ready.error());
    return socket;
}

} // namespace etherdeck
