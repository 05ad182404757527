#include "tests/bench/flood.h"

#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <linux/udp.h>
#include <netinet/in.h>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <vector>

namespace etherdeck::bench {

namespace {

constexpr std::size_t atOnce = 64;

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

/// Datagrams of one source and one length, which the kernel accepts as one and delivers separately
/// (UDP_SEGMENT). All but their numbers is written in advance, so that the sender does not limit the rate.
class Burst {
public:
    Burst() {
        for (std::size_t i = 0; i < atOnce; ++i)
            std::ranges::copy(record, m_text.data() + i * record.size());
    }
    /// Sends numbers from `first` on; returns how many the kernel accepted.
    std::uint64_t send(int socket, std::uint64_t first, std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            auto* const text = m_text.data() + i * record.size();
            for (auto place : numberPlaces)
                writeNumber(first + i, text + place);
        }
        return sendAtOnce(socket, count) ? count : 0;
    }

private:
    static constexpr std::string_view record =
        "6,0000000000,0000000000,-;usb 1-1: line 0000000000 of a flood, as long as lines of a kernel are\n";
    static constexpr std::size_t digits = 10;
    static constexpr std::array<std::size_t, 3> numberPlaces{2, 13, 40};
    static_assert(record.substr(numberPlaces.back()).starts_with("0000000000 "));

    static void writeNumber(std::uint64_t number, char* to) {
        for (std::size_t i = digits; i > 0; --i, number /= 10)
            to[i - 1] = static_cast<char>('0' + number % 10);
    }

    bool sendAtOnce(int socket, std::size_t count) {
        iovec part{m_text.data(), record.size() * count};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(std::uint16_t))> control{};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        auto* segment = CMSG_FIRSTHDR(&message);
        segment->cmsg_level = IPPROTO_UDP;
        segment->cmsg_type = UDP_SEGMENT;
        segment->cmsg_len = CMSG_LEN(sizeof(std::uint16_t));
        const auto segmentSize = static_cast<std::uint16_t>(record.size());
        std::memcpy(CMSG_DATA(segment), &segmentSize, sizeof segmentSize);
        return ::sendmsg(socket, &message, 0) > 0;
    }

    std::array<char, atOnce * record.size()> m_text{};
};

/// Busy-waits at the end, since a sleep may end too late.
void waitUntil(TimePoint due) {
    constexpr auto shortestSleep = std::chrono::microseconds(500);
    while (Clock::now() < due)
        if (due - Clock::now() > shortestSleep)
            std::this_thread::sleep_for(shortestSleep / 2);
}

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
            waitUntil(start + std::chrono::nanoseconds(offered * 1'000'000'000 / perSecond));
    }
    sent.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return sent;
}

} // namespace etherdeck::bench
