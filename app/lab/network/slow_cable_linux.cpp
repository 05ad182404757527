#include "app/lab/network/delay_line.h"
#include "app/lab/network/namespaces.h"
#include "app/lab/network/slow_cable.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

constexpr std::size_t largestFrame = 80 << 10; ///< segments of TCP that the kernel has not cut yet
constexpr int framesPerTurn = 64;

/// All frames of one interface. What is read begins with a virtio_net_hdr: between virtual interfaces frames
/// travel with checksums that are yet to be computed, and the header says so.
class CablePort {
public:
    [[nodiscard]] static Result<CablePort> open(const std::string& interface) {
        CablePort port;
        port.m_socket = UniqueDescriptor(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        const int yes = 1;
        if (!port.m_socket.isOpen() ||
            ::setsockopt(port.descriptor(), SOL_PACKET, PACKET_VNET_HDR, &yes, sizeof yes) != 0 ||
            ::setsockopt(port.descriptor(), SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof yes) != 0)
            return systemFailure("packet socket");
        sockaddr_ll address{};
        address.sll_family = AF_PACKET;
        address.sll_protocol = htons(ETH_P_ALL);
        address.sll_ifindex = static_cast<int>(::if_nametoindex(interface.c_str()));
        if (address.sll_ifindex == 0)
            return fail(ErrorCode::NoSuchInterface, interface);
        if (::bind(port.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            return systemFailure("bind");
        port.m_buffer.resize(largestFrame);
        return port;
    }

    [[nodiscard]] int descriptor() const { return m_socket.get(); }

    /// What waits, at most some frames. False when the interface has gone.
    [[nodiscard]] bool readInto(DelayLine& line) {
        for (int i = 0; i < framesPerTurn; ++i) {
            const auto size = ::recv(descriptor(), m_buffer.data(), m_buffer.size(), 0);
            if (size >= 0)
                line.add({m_buffer.data(), static_cast<std::size_t>(size)}, Clock::now());
            else if (errno == EAGAIN || errno == EINTR)
                return true;
            else
                return false;
        }
        return true;
    }

    void sendDue(DelayLine& line) const {
        for (auto frame = line.due(Clock::now()); frame; frame = line.due(Clock::now())) {
            (void)::send(descriptor(), frame->data(), frame->size(), 0);
            line.removeFirst();
        }
    }

private:
    CablePort() = default;

    UniqueDescriptor m_socket;
    std::vector<std::byte> m_buffer;
};

int untilNext(const DelayLine& there, const DelayLine& back) {
    constexpr int asLongAsItTakes = -1;
    const auto first = there.nextDeadline();
    const auto second = back.nextDeadline();
    if (!first && !second)
        return asLongAsItTakes;
    return millisecondsUntil(std::min(first.value_or(TimePoint::max()), second.value_or(TimePoint::max())));
}

} // namespace

Result<void> passFrames(const std::string& one, const std::string& other, Duration delay,
                        const std::function<void()>& ready) {
    auto left = CablePort::open(one);
    auto right = CablePort::open(other);
    if (!left || !right)
        return fail(left ? right.error() : left.error());
    DelayLine there(delay);
    DelayLine back(delay);
    ready();
    for (;;) {
        std::array<pollfd, 2> wanted{pollfd{left->descriptor(), POLLIN, 0},
                                     pollfd{right->descriptor(), POLLIN, 0}};
        if (::poll(wanted.data(), wanted.size(), untilNext(there, back)) < 0 && errno != EINTR)
            return systemFailure("poll");
        if (!left->readInto(there) || !right->readInto(back))
            return {};
        right->sendDue(there);
        left->sendDue(back);
    }
}

Result<void> startPassingFrames(const std::string& one, const std::string& other, Duration delay,
                                const Box& box) {
    auto ready = makePipe();
    if (!ready)
        return fail(ready.error());
    const auto started = startCopy(
        [&] {
            (void)::prctl(PR_SET_NAME, "slow cable");
            const auto passed = passFrames(one, other, delay, [&] {
                (void)writeAll(ready->writer.get(), "1");
                ready->writer.reset();
            });
            return passed ? 0 : 1;
        },
        box.process.get());
    if (!started)
        return fail(started.error());
    ready->writer.reset();
    char mark = 0;
    if (::read(ready->reader.get(), &mark, 1) != 1)
        return fail(ErrorCode::ProgramFailed, "slow cable between " + one + " and " + other);
    return {};
}

} // namespace etherdeck::lab
