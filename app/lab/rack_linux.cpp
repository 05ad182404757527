#include "app/lab/servers.h"
#include "app/lab/targets/responder.h"
#include "core/system/network/packet_socket.h"

#include <algorithm>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <vector>

namespace etherdeck::lab {

namespace {

/// A virtual cable passes frames to a queue of this CPU that holds 1000 (net.core.netdev_max_backlog) and
/// silently drops the excess. So only a few are sent at a time, and the queue is drained after each batch.
constexpr std::size_t framesAtOnce = 64;
/// Replies that may wait before requests are left unread. Twenty thousand answers to IDENTIFY fit.
constexpr std::size_t maxWaiting = 64 << 20;

/// Pads a short frame with zeroes, as a network card does but a virtual cable does not. Some initiators rely
/// on it.
std::vector<std::byte> padded(std::span<const std::byte> frame) {
    std::vector<std::byte> bytes(frame.begin(), frame.end());
    bytes.resize(std::max(bytes.size(), aoe::smallestFrame));
    return bytes;
}

/// Receives everything that is waiting. False when the interface is gone.
bool receiveAll(link::PacketSocket& socket, Responder& responder, FrameQueue& replies) {
    FrameQueue bare;
    while (replies.bytes() < maxWaiting) {
        const auto frame = socket.receive();
        if (!frame)
            return frame.error().code == ErrorCode::InterfaceDown;
        if (!*frame)
            return true;
        responder.frameReceived(padded(**frame), bare);
        for (const auto reply : bare.front(bare.size()))
            replies.append(padded(reply));
        bare.clear();
    }
    return true;
}

void sendSome(link::PacketSocket& socket, FrameQueue& replies) {
    const auto frames = replies.front(framesAtOnce);
    const auto sent = socket.send(frames);
    if (!sent)
        replies.drop(1); // what cannot be sent is lost, as on a real network
    else if (*sent == 0)
        ::poll(nullptr, 0, 1);
    else
        replies.drop(*sent);
    ::sched_yield();
}

int serve(link::PacketSocket socket, Responder responder) {
    FrameQueue replies;
    for (;;) {
        pollfd wanted{socket.descriptor(), POLLIN, 0};
        ::poll(&wanted, 1, replies.isEmpty() ? -1 : 0);
        if (!receiveAll(socket, responder, replies))
            return 1;
        if (!replies.isEmpty())
            sendSome(socket, replies);
    }
}

} // namespace

Result<std::vector<PlugServers>> startResponder(const Profile& profile, const Wire& wire,
                                                TimePoint deadline) {
    auto ready = makePipe();
    if (!ready)
        return fail(ready.error());
    const auto& plug = profile.plugs.front();
    const auto pid = startCopy(
        [&] {
            (void)::prctl(PR_SET_NAME, "responder");
            auto socket = link::PacketSocket::open("eth0", aoe::etherType);
            if (!socket)
                return 1;
            Responder responder(plug.mac, playedTargets(profile, plug));
            (void)writeAll(ready->writer.get(), "1");
            return serve(std::move(*socket), std::move(responder));
        },
        wire.plugs.front().process.get());
    if (!pid)
        return fail(pid.error());
    ready->writer.reset();
    if (auto readable = waitReadable(ready->reader.get(), deadline); !readable)
        return fail(readable.error().code, "responder");
    char mark = 0;
    if (::read(ready->reader.get(), &mark, 1) != 1)
        return fail(ErrorCode::ProgramFailed, "responder");
    std::vector<PlugServers> servers(1);
    servers[0].pids.assign(plug.targets.size(), *pid);
    return servers;
}

} // namespace etherdeck::lab
