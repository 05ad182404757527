#include "app/agent/network/aoe_tap.h"
#include "core/aoe/frame.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/socket.h>

namespace etherdeck::agent {

namespace {

constexpr int tapBuffer = 1 << 20; // some thousand heads

tl::unexpected<Error> tapFailure(const char* call) {
    const int error = errno;
    const auto code = error == EPERM || error == EACCES ? ErrorCode::PermissionDenied : ErrorCode::System;
    return fail(code, std::string(call) + ": " + std::strerror(error), error);
}

/// Passes the head of AoE frames of one direction and command.
bool attachFilter(int socket, bool replies, aoe::Command command) {
    constexpr std::uint32_t typeAt = 12, flagsAt = 14, commandAt = 19, replyFlag = 0x08;
    const std::uint8_t ifReply = replies ? 0 : 2; // how many lines to skip
    const std::uint8_t ifRequest = replies ? 2 : 0;
    std::array program{
        sock_filter BPF_STMT(BPF_LD | BPF_H | BPF_ABS, typeAt),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, aoe::etherType, 0, 4),
        sock_filter BPF_STMT(BPF_LD | BPF_B | BPF_ABS, flagsAt),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, replyFlag, ifReply, ifRequest),
        sock_filter BPF_STMT(BPF_LD | BPF_B | BPF_ABS, commandAt),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(command), 1, 0),
        sock_filter BPF_STMT(BPF_RET | BPF_K, 0),
        sock_filter BPF_STMT(BPF_RET | BPF_K, AoeTap::maxHead),
    };
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return ::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) == 0;
}

} // namespace

Result<AoeTap> AoeTap::open(const std::vector<std::string>& interfaces, Frames frames) {
    AoeTap tap;
    tap.m_frames = frames;
    for (const auto& interface : interfaces) {
        const auto index = ::if_nametoindex(interface.c_str());
        if (index == 0)
            return fail(ErrorCode::NoSuchInterface, interface);
        tap.m_interfaces.insert(static_cast<int>(index));
    }
    // Protocol 0: receives nothing before it has its filter and bind().
    tap.m_socket = link::UniqueDescriptor(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!tap.m_socket.isOpen())
        return tapFailure("socket");
    const bool outgoing = frames == Frames::RepliesSent;
    if (!attachFilter(tap.descriptor(), outgoing, outgoing ? aoe::Command::QueryConfig : aoe::Command::Ata))
        return tapFailure("SO_ATTACH_FILTER");
    if (::setsockopt(tap.descriptor(), SOL_SOCKET, SO_RCVBUFFORCE, &tapBuffer, sizeof tapBuffer) != 0)
        (void)::setsockopt(tap.descriptor(), SOL_SOCKET, SO_RCVBUF, &tapBuffer, sizeof tapBuffer);
    // Only a socket for all protocols receives what this box sends. It is one for all interfaces: next()
    // drops frames of the others.
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(outgoing ? ETH_P_ALL : aoe::etherType);
    if (::bind(tap.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return tapFailure("bind");
    return tap;
}

std::optional<std::span<const std::byte>> AoeTap::next() {
    for (;;) {
        sockaddr_ll from{};
        socklen_t size = sizeof from;
        const auto got = ::recvfrom(descriptor(), m_buffer.data(), m_buffer.size(), 0,
                                    reinterpret_cast<sockaddr*>(&from), &size);
        // An interface that goes down is reported once; the others go on.
        if (got < 0 && (errno == EINTR || errno == ENETDOWN))
            continue;
        if (got < 0)
            return std::nullopt;
        const bool wasSent = from.sll_pkttype == PACKET_OUTGOING;
        if (m_interfaces.contains(from.sll_ifindex) && wasSent == (m_frames == Frames::RepliesSent))
            return std::span<const std::byte>(m_buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace etherdeck::agent
