#include "tests/bench/flood.h"

#include "core/link/unique_descriptor.h"

#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace etherdeck::bench {

namespace {

constexpr std::size_t atOnce = 64;
constexpr std::size_t longest = 160;

link::UniqueDescriptor connectedSocket(std::uint16_t port) {
    link::UniqueDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        std::perror("connect");
        std::exit(EXIT_FAILURE);
    }
    return socket;
}

/// Datagrams of one source that leave in one call.
class Burst {
public:
    Burst() {
        for (std::size_t i = 0; i < atOnce; ++i) {
            m_parts[i].iov_base = m_texts[i].data();
            m_messages[i].msg_hdr.msg_iov = &m_parts[i];
            m_messages[i].msg_hdr.msg_iovlen = 1;
        }
    }

    std::uint64_t send(int socket, std::uint64_t first, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto number = static_cast<unsigned long long>(first + i);
            m_parts[i].iov_len = static_cast<std::size_t>(std::snprintf(
                m_texts[i].data(), longest,
                "6,%llu,%llu,-;usb 1-1: line %llu of a flood, as long as lines of a kernel usually are\n",
                number, number * 3, number));
        }
        const int sent = ::sendmmsg(socket, m_messages.data(), static_cast<unsigned>(count), 0);
        return sent > 0 ? static_cast<std::uint64_t>(sent) : 0;
    }

private:
    std::array<std::array<char, longest>, atOnce> m_texts;
    std::array<iovec, atOnce> m_parts{};
    std::array<mmsghdr, atOnce> m_messages{};
};

} // namespace

void pauseFor(Duration time) { std::this_thread::sleep_for(time); }

Flood::Sent Flood::send(std::uint16_t port) const {
    std::vector<link::UniqueDescriptor> sockets;
    for (int i = 0; i < sources; ++i)
        sockets.push_back(connectedSocket(port));
    std::vector<std::uint64_t> next(sockets.size(), 1);
    Burst burst;
    Sent sent;
    const auto start = Clock::now();
    std::uint64_t offered = 0;
    for (std::size_t source = 0; offered < datagrams; source = (source + 1) % sockets.size()) {
        const auto count = std::min<std::uint64_t>(perSecond > 0 ? atOnce / 2 : atOnce, datagrams - offered);
        sent.datagrams += burst.send(sockets[source].get(), next[source], count);
        next[source] += count;
        offered += count;
        if (perSecond > 0)
            std::this_thread::sleep_until(start +
                                          std::chrono::nanoseconds(offered * 1'000'000'000 / perSecond));
    }
    sent.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return sent;
}

} // namespace etherdeck::bench
