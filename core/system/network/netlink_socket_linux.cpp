#include "core/system/network/netlink_socket_linux.h"

#include "core/system/network/netlink_message_linux.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>

namespace etherdeck::link {

namespace {

constexpr std::size_t largestDatagram = 32768; // the kernel's maximum for dumps
constexpr int answerTimeout = 2000;            // ms

tl::unexpected<Error> netlinkFailure(int error) {
    return fail(ErrorCode::System, std::strerror(error), error);
}

/// True when a message ends an answer: an acknowledgement, an error, or the end of a dump.
bool endsAnswer(const nlmsghdr& header) {
    return header.nlmsg_type == NLMSG_DONE || header.nlmsg_type == NLMSG_ERROR ||
           (header.nlmsg_flags & NLM_F_MULTI) == 0;
}

/// The errno in a message; 0: none.
int errorOf(std::span<const std::byte> message) {
    const auto body = netlink::bodyOf(message);
    const auto type = reinterpret_cast<const nlmsghdr*>(message.data())->nlmsg_type;
    if (type != NLMSG_ERROR || body.size() < sizeof(nlmsgerr))
        return 0;
    return -reinterpret_cast<const nlmsgerr*>(body.data())->error;
}

} // namespace

Result<NetlinkSocket> NetlinkSocket::open(std::uint32_t groups) {
    NetlinkSocket socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = groups;
    if (!socket.m_socket.isOpen() ||
        ::bind(socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return netlinkFailure(errno);
    return socket;
}

Result<bool> NetlinkSocket::receive(const MessageHandler& handler) {
    alignas(nlmsghdr) std::array<std::byte, largestDatagram> buffer; // NOLINT: filled by recvfrom
    sockaddr_nl sender{};
    socklen_t senderSize = sizeof sender;
    const auto size = ::recvfrom(descriptor(), buffer.data(), buffer.size(), 0,
                                 reinterpret_cast<sockaddr*>(&sender), &senderSize);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (size < 0)
        return netlinkFailure(errno);
    if (sender.nl_pid == 0) // from the kernel, not from another program
        netlink::forEachMessage(std::span(buffer).first(static_cast<std::size_t>(size)), handler);
    return true;
}

Result<void> NetlinkSocket::ask(std::span<const std::byte> request, const MessageHandler& handler) {
    sockaddr_nl kernel{};
    kernel.nl_family = AF_NETLINK;
    if (::sendto(descriptor(), request.data(), request.size(), 0, reinterpret_cast<const sockaddr*>(&kernel),
                 sizeof kernel) < 0)
        return netlinkFailure(errno);
    bool ended = false;
    int error = 0;
    while (!ended) {
        pollfd readable{descriptor(), POLLIN, 0};
        if (::poll(&readable, 1, answerTimeout) == 0)
            return fail(ErrorCode::TimedOut);
        const auto received = receive([&](std::span<const std::byte> message) {
            const auto& header = *reinterpret_cast<const nlmsghdr*>(message.data());
            ended = ended || endsAnswer(header);
            error = error != 0 ? error : errorOf(message);
            handler(message);
        });
        if (!received)
            return fail(received.error());
    }
    if (error != 0)
        return netlinkFailure(error);
    return {};
}

} // namespace etherdeck::link
