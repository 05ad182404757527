#include "core/link/pcap/capture.h"

#include <pcap/pcap.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace etherdeck::link {

namespace {

constexpr int ringSize = 16 << 20; // bytes: over 10,000 frames at the usual MTU
constexpr int arpRingSize = 1 << 20;
constexpr int headers = 14 + 4; // Ethernet and one VLAN tag
constexpr int framesAtOnce = 1024;

Error errorOf(int status, pcap* handle) {
    ErrorCode code = ErrorCode::System;
    switch (status) {
    case PCAP_ERROR_PERM_DENIED:
    case PCAP_ERROR_PROMISC_PERM_DENIED:
        code = ErrorCode::PermissionDenied;
        break;
    case PCAP_ERROR_NO_SUCH_DEVICE:
        code = ErrorCode::NoSuchInterface;
        break;
    case PCAP_ERROR_IFACE_NOT_UP:
        code = ErrorCode::InterfaceDown;
        break;
    default:
        break;
    }
    return {code, std::string(pcap_statustostr(status)) + ": " + pcap_geterr(handle), 0};
}

/// Captures only incoming frames, not those that other programs of this computer send.
Result<void> setFilter(pcap* handle, Captured what) {
    const char* filter =
        what == Captured::Arp ? "arp" : "ether proto 0x88a2 or (vlan and ether proto 0x88a2)";
    bpf_program program{};
    if (pcap_compile(handle, &program, filter, 1, PCAP_NETMASK_UNKNOWN) != 0)
        return fail(ErrorCode::System, pcap_geterr(handle));
    const int status = pcap_setfilter(handle, &program);
    pcap_freecode(&program);
    if (status != 0 || pcap_setdirection(handle, PCAP_D_IN) != 0)
        return fail(ErrorCode::System, pcap_geterr(handle));
    return {};
}

Result<void> activate(pcap* handle, std::uint32_t mtu, Captured what) {
    // The ring's slots are as large as the longest frame, so this decides how many there are.
    pcap_set_snaplen(handle, static_cast<int>(mtu) + headers);
    pcap_set_buffer_size(handle, what == Captured::Arp ? arpRingSize : ringSize);
    pcap_set_immediate_mode(handle, 1);
    pcap_set_promisc(handle, 0);
    (void)pcap_set_tstamp_precision(handle, PCAP_TSTAMP_PRECISION_NANO);
    if (const int status = pcap_activate(handle); status < 0)
        return fail(errorOf(status, handle));
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    if (pcap_setnonblock(handle, 1, error.data()) != 0)
        return fail(ErrorCode::System, error.data());
    if (pcap_datalink(handle) != DLT_EN10MB)
        return fail(ErrorCode::NotEthernet);
    return setFilter(handle, what);
}

WallTime timeOf(const timeval& stamp, bool nanoseconds) {
    const auto fraction = std::chrono::nanoseconds(nanoseconds ? stamp.tv_usec : stamp.tv_usec * 1000);
    return WallTime(
        std::chrono::duration_cast<WallTime::duration>(std::chrono::seconds(stamp.tv_sec) + fraction));
}

struct ClosePcap {
    void operator()(pcap* handle) const { pcap_close(handle); }
};
using PcapHandle = std::unique_ptr<pcap, ClosePcap>;

class PcapCapture : public FrameCapture {
public:
    explicit PcapCapture(PcapHandle handle) :
        m_handle(std::move(handle)),
        m_nanoseconds(pcap_get_tstamp_precision(m_handle.get()) == PCAP_TSTAMP_PRECISION_NANO) {}

    int descriptor() const override { return pcap_get_selectable_fd(m_handle.get()); }

    Result<void> read(std::deque<LinkEvent>& events) override {
        m_events = &events;
        const int status = pcap_dispatch(m_handle.get(), framesAtOnce, &PcapCapture::frameCaptured,
                                         reinterpret_cast<unsigned char*>(this));
        if (status < 0)
            return fail(ErrorCode::System, pcap_geterr(m_handle.get()));
        return {};
    }

    Result<void> send(std::span<const std::byte> frame) override {
        if (pcap_inject(m_handle.get(), frame.data(), frame.size()) >= 0)
            return {};
        const int error = errno;
        return fail(codeOfSendError(error), pcap_geterr(m_handle.get()), error);
    }

    void countLosses(LinkStatistics& statistics) override {
        pcap_stat counters{};
        if (pcap_stats(m_handle.get(), &counters) != 0)
            return;
        statistics.droppedByKernel = counters.ps_drop + m_cutShort;
        statistics.droppedByInterface = counters.ps_ifdrop;
    }

private:
    static void frameCaptured(unsigned char* self, const pcap_pkthdr* header, const unsigned char* bytes) {
        auto& capture = *reinterpret_cast<PcapCapture*>(self);
        if (header->caplen < header->len) {
            ++capture.m_cutShort;
            return;
        }
        const auto* begin = reinterpret_cast<const std::byte*>(bytes);
        capture.m_events->emplace_back(
            Received{timeOf(header->ts, capture.m_nanoseconds), {begin, begin + header->caplen}});
    }

    PcapHandle m_handle;
    bool m_nanoseconds;
    std::deque<LinkEvent>* m_events = nullptr; ///< during read()
    std::uint64_t m_cutShort = 0;
};

} // namespace

Result<std::unique_ptr<FrameCapture>> openPcapCapture(const InterfaceStatus& status, Captured what) {
    if (status.state == LinkState::Down)
        return fail(ErrorCode::InterfaceDown);
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    PcapHandle handle(pcap_create(status.name.c_str(), error.data()));
    if (!handle)
        return fail(ErrorCode::System, error.data());
    if (auto activated = activate(handle.get(), status.mtu, what); !activated)
        return fail(activated.error());
    return std::make_unique<PcapCapture>(std::move(handle));
}

} // namespace etherdeck::link
