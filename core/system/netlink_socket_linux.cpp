#include "core/system/netlink_socket_linux.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <libmnl/libmnl.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sys/socket.h>

namespace etherdeck::link {

namespace {

constexpr std::size_t largestDatagram = 32768; // what the kernel uses at most for dumps
constexpr int answerTimeout = 2000;            // ms

tl::unexpected<Error> netlinkFailure(int error) {
    return fail(ErrorCode::System, std::strerror(error), error);
}

/// True when a message ends an answer: an acknowledgement, an error, or the end of a dump.
bool endsAnswer(const nlmsghdr& header) {
    return header.nlmsg_type == NLMSG_DONE || header.nlmsg_type == NLMSG_ERROR ||
           (header.nlmsg_flags & NLM_F_MULTI) == 0;
}

int errorOf(const nlmsghdr& header) {
    if (header.nlmsg_type != NLMSG_ERROR || mnl_nlmsg_get_payload_len(&header) < sizeof(nlmsgerr))
        return 0;
    return -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(&header))->error;
}

template <class Handler>
void forEachMessage(std::span<const std::byte> datagram, const Handler& handler) {
    auto rest = static_cast<int>(datagram.size());
    const auto* header = reinterpret_cast<const nlmsghdr*>(datagram.data());
    while (mnl_nlmsg_ok(header, rest)) {
        handler(*header);
        header = mnl_nlmsg_next(header, &rest);
    }
}

std::span<const std::byte> bytesOf(const nlmsghdr& header) {
    return {reinterpret_cast<const std::byte*>(&header), header.nlmsg_len};
}

} // namespace

void NetlinkSocket::Close::operator()(mnl_socket* socket) const { mnl_socket_close(socket); }

Result<NetlinkSocket> NetlinkSocket::open(std::uint32_t groups) {
    NetlinkSocket socket(mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket.m_socket || mnl_socket_bind(socket.m_socket.get(), groups, MNL_SOCKET_AUTOPID) != 0)
        return netlinkFailure(errno);
    return socket;
}

int NetlinkSocket::descriptor() const { return mnl_socket_get_fd(m_socket.get()); }

Result<bool> NetlinkSocket::receive(const MessageHandler& handler) {
    alignas(nlmsghdr) std::array<std::byte, largestDatagram> buffer; // NOLINT: filled by recvfrom
    const auto size = mnl_socket_recvfrom(m_socket.get(), buffer.data(), buffer.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (size < 0)
        return netlinkFailure(errno);
    forEachMessage(std::span(buffer).first(static_cast<std::size_t>(size)),
                   [&](const nlmsghdr& header) { handler(bytesOf(header)); });
    return true;
}

Result<void> NetlinkSocket::ask(std::span<const std::byte> request, const MessageHandler& handler) {
    if (mnl_socket_sendto(m_socket.get(), request.data(), request.size()) < 0)
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
            error = error != 0 ? error : errorOf(header);
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
