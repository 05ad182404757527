#include "core/system/network/packet_socket.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <linux/if_packet.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace etherdeck::link {

namespace {

constexpr std::size_t largestFrame = 16384; ///< bytes; more than jumbo frames need

constexpr int receiveBufferSize = 8 << 20;
constexpr std::size_t framesPerCall = 64;

ErrorCode codeOf(int error) {
    switch (error) {
    case EPERM:
    case EACCES:
        return ErrorCode::PermissionDenied;
    case ENETDOWN:
        return ErrorCode::InterfaceDown;
    case ENODEV:
    case ENXIO:
        return ErrorCode::InterfaceVanished;
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

bool isTryAgain(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

/// The large buffer holds the burst that answers a broadcast. Only the host's administrator may exceed the
/// system's limit; others get the limit.
void enlargeReceiveBuffer(int descriptor) {
    if (::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUFFORCE, &receiveBufferSize, sizeof receiveBufferSize) !=
        0)
        (void)::setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBufferSize, sizeof receiveBufferSize);
}

} // namespace

Result<PacketSocket> PacketSocket::open(const std::string& interface, std::uint16_t etherType) {
    ifreq request{};
    if (interface.empty() || interface.size() >= sizeof request.ifr_name)
        return fail(ErrorCode::NoSuchInterface, interface);
    std::copy(interface.begin(), interface.end(), request.ifr_name);

    PacketSocket opened;
    // Protocol 0: receives nothing from other interfaces before bind().
    opened.m_descriptor = UniqueDescriptor(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!opened.m_descriptor.isOpen())
        return failed("socket");
    if (::ioctl(opened.descriptor(), SIOCGIFHWADDR, &request) != 0)
        return errno == ENODEV ? fail(ErrorCode::NoSuchInterface, interface, ENODEV)
                               : failed("SIOCGIFHWADDR");
    if (request.ifr_hwaddr.sa_family != ARPHRD_ETHER)
        return fail(ErrorCode::NotEthernet, interface);
    MacAddress::Bytes mac{};
    std::memcpy(mac.data(), request.ifr_hwaddr.sa_data, mac.size());
    opened.m_mac = MacAddress(mac);

    enlargeReceiveBuffer(opened.descriptor());
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(etherType);
    address.sll_ifindex = static_cast<int>(::if_nametoindex(interface.c_str()));
    if (::bind(opened.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return failed("bind");
    opened.m_buffer.resize(largestFrame);
    return opened;
}

Result<std::optional<std::span<const std::byte>>> PacketSocket::receive() {
    const auto size = ::recv(descriptor(), m_buffer.data(), m_buffer.size(), 0);
    if (size < 0) {
        if (isTryAgain(errno))
            return std::nullopt;
        return failed("recv");
    }
    return std::span<const std::byte>(m_buffer.data(), static_cast<std::size_t>(size));
}

Result<std::size_t> PacketSocket::send(std::span<const std::span<const std::byte>> frames) {
    std::size_t sent = 0;
    while (sent < frames.size()) {
        std::array<mmsghdr, framesPerCall> messages{};
        std::array<iovec, framesPerCall> parts{};
        const auto count = std::min(framesPerCall, frames.size() - sent);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& frame = frames[sent + i];
            parts[i] = {const_cast<std::byte*>(frame.data()), frame.size()};
            messages[i].msg_hdr.msg_iov = &parts[i];
            messages[i].msg_hdr.msg_iovlen = 1;
        }
        const int taken = ::sendmmsg(descriptor(), messages.data(), static_cast<unsigned>(count), 0);
        if (taken < 0) {
            if (sent > 0 || isTryAgain(errno) || errno == ENOBUFS)
                return sent;
            return failed("sendmmsg");
        }
        sent += static_cast<std::size_t>(taken);
        if (static_cast<std::size_t>(taken) < count)
            return sent;
    }
    return sent;
}

} // namespace etherdeck::link
