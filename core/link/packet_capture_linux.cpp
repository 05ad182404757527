#include "core/aoe/frame.h"
#include "core/link/packet_capture.h"
#include "core/system/small_files.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <sys/socket.h>

namespace etherdeck::link {

namespace {

/// Holds the burst that answers a broadcast: some ten thousand short frames.
constexpr int packetBuffer = 8 << 20;
constexpr int packetsAtOnce = 1024;
constexpr std::uint32_t maxMtu = 65535;
constexpr std::size_t addresses = 12; ///< bytes of a frame before its tag or type
constexpr std::size_t tagSize = 4;

tl::unexpected<Error> packetFailure(const char* call) {
    const int error = errno;
    const auto code =
        error == EPERM || error == EACCES ? ErrorCode::PermissionDenied : codeOfSendError(error);
    return fail(code, std::string(call) + ": " + std::strerror(error), error);
}

bool setOption(int socket, int level, int option, int value) {
    return ::setsockopt(socket, level, option, &value, sizeof value) == 0;
}

/// Passes AoE frames that others have sent. The kernel has taken off a tag before.
bool filterIncomingAoe(int socket) {
    constexpr auto kindOfPacket = static_cast<std::uint32_t>(SKF_AD_OFF + SKF_AD_PKTTYPE);
    constexpr std::uint32_t typeAt = 12;
    constexpr std::uint32_t wholeFrame = 0x40000;
    std::array program{
        sock_filter BPF_STMT(BPF_LD | BPF_B | BPF_ABS, kindOfPacket),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PACKET_OUTGOING, 3, 0),
        sock_filter BPF_STMT(BPF_LD | BPF_H | BPF_ABS, typeAt),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, aoe::etherType, 0, 1),
        sock_filter BPF_STMT(BPF_RET | BPF_K, wholeFrame),
        sock_filter BPF_STMT(BPF_RET | BPF_K, 0),
    };
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return ::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &filter, sizeof filter) == 0;
}

/// What the network adapter itself has dropped since the interface exists.
std::uint64_t droppedByAdapter(const std::string& interface) {
    std::uint64_t sum = 0;
    for (const auto* counter : {"rx_missed_errors", "rx_fifo_errors"}) {
        const auto text = readLine("/sys/class/net/" + interface + "/statistics/" + counter);
        std::uint64_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        sum += value;
    }
    return sum;
}

/// What the kernel reports with a frame.
struct PacketNotes {
    std::optional<WallTime> time;
    std::optional<std::array<std::byte, tagSize>> tag;
};

PacketNotes notesOf(msghdr& message) {
    PacketNotes notes;
    for (auto* part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS &&
            part->cmsg_len >= CMSG_LEN(sizeof(timespec))) {
            timespec stamp{};
            std::memcpy(&stamp, CMSG_DATA(part), sizeof stamp);
            notes.time = WallTime(std::chrono::duration_cast<WallTime::duration>(
                std::chrono::seconds(stamp.tv_sec) + std::chrono::nanoseconds(stamp.tv_nsec)));
        }
        if (part->cmsg_level != SOL_PACKET || part->cmsg_type != PACKET_AUXDATA ||
            part->cmsg_len < CMSG_LEN(sizeof(tpacket_auxdata)))
            continue;
        tpacket_auxdata data{};
        std::memcpy(&data, CMSG_DATA(part), sizeof data);
        if ((data.tp_status & TP_STATUS_VLAN_VALID) == 0)
            continue;
        const unsigned type =
            (data.tp_status & TP_STATUS_VLAN_TPID_VALID) != 0 ? data.tp_vlan_tpid : unsigned{ETH_P_8021Q};
        notes.tag = {static_cast<std::byte>(type >> 8), static_cast<std::byte>(type),
                     static_cast<std::byte>(data.tp_vlan_tci >> 8), static_cast<std::byte>(data.tp_vlan_tci)};
    }
    return notes;
}

class PacketCapture : public FrameCapture {
public:
    PacketCapture(UniqueDescriptor socket, const InterfaceStatus& status) :
        m_socket(std::move(socket)),
        m_interface(status.name),
        m_adapterDropped(droppedByAdapter(status.name)),
        m_buffer(ETH_HLEN + std::min(status.mtu, maxMtu)) {}

    int descriptor() const override { return m_socket.get(); }

    Result<void> read(std::deque<LinkEvent>& events) override {
        for (int count = 0; count < packetsAtOnce; ++count) {
            iovec part{m_buffer.data(), m_buffer.size()};
            alignas(cmsghdr) std::array<char, 256> control; // NOLINT: filled by recvmsg
            msghdr message{};
            message.msg_iov = &part;
            message.msg_iovlen = 1;
            message.msg_control = control.data();
            message.msg_controllen = control.size();
            const auto got = ::recvmsg(m_socket.get(), &message, MSG_TRUNC);
            if (got < 0 && (errno == EAGAIN || errno == EINTR))
                return {};
            if (got < 0 && errno == ENETDOWN) // reported once, and by the monitor
                continue;
            if (got < 0)
                return packetFailure("recvmsg");
            if (static_cast<std::size_t>(got) > m_buffer.size())
                ++m_cutShort;
            else
                events.emplace_back(received(static_cast<std::size_t>(got), notesOf(message)));
        }
        return {};
    }

    Result<void> send(std::span<const std::byte> frame) override {
        if (::send(m_socket.get(), frame.data(), frame.size(), 0) < 0)
            return packetFailure("send");
        return {};
    }

    void countLosses(LinkStatistics& statistics) override {
        tpacket_stats counters{}; // since they were asked for last
        socklen_t size = sizeof counters;
        if (::getsockopt(m_socket.get(), SOL_PACKET, PACKET_STATISTICS, &counters, &size) == 0)
            m_dropped += counters.tp_drops;
        statistics.droppedByKernel = m_dropped + m_cutShort;
        const auto adapter = droppedByAdapter(m_interface);
        statistics.droppedByInterface = adapter - std::min(adapter, m_adapterDropped);
    }

private:
    [[nodiscard]] Received received(std::size_t size, const PacketNotes& notes) const {
        Received frame{notes.time.value_or(std::chrono::system_clock::now()), {}};
        const std::span<const std::byte> bytes(m_buffer.data(), size);
        const auto head = bytes.first(std::min(size, addresses));
        frame.frame.reserve(size + tagSize);
        frame.frame.assign(head.begin(), head.end());
        if (notes.tag)
            frame.frame.insert(frame.frame.end(), notes.tag->begin(), notes.tag->end());
        const auto rest = bytes.subspan(head.size());
        frame.frame.insert(frame.frame.end(), rest.begin(), rest.end());
        return frame;
    }

    UniqueDescriptor m_socket;
    std::string m_interface;
    std::uint64_t m_adapterDropped;
    std::vector<std::byte> m_buffer;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_cutShort = 0;
};

} // namespace

Result<std::unique_ptr<FrameCapture>> openPacketCapture(const InterfaceStatus& status) {
    // Protocol 0: receives nothing before it has its filter and bind().
    UniqueDescriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!socket.isOpen())
        return packetFailure("socket");
    if (!filterIncomingAoe(socket.get()))
        return packetFailure("SO_ATTACH_FILTER");
    // Only the host's administrator may exceed the system's limit; others get the limit.
    if (!setOption(socket.get(), SOL_SOCKET, SO_RCVBUFFORCE, packetBuffer))
        (void)setOption(socket.get(), SOL_SOCKET, SO_RCVBUF, packetBuffer);
    // An emulator may have neither: frames then come without their tags, and with the time of reading.
    (void)setOption(socket.get(), SOL_PACKET, PACKET_AUXDATA, 1);
    (void)setOption(socket.get(), SOL_SOCKET, SO_TIMESTAMPNS, 1);
    // A socket for AoE alone would be given tagged frames after their tags are lost.
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_protocol = htons(ETH_P_ALL);
    address.sll_ifindex = static_cast<int>(status.index);
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return packetFailure("bind");
    return std::make_unique<PacketCapture>(std::move(socket), status);
}

} // namespace etherdeck::link
