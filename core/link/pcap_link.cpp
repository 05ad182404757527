#include "core/link/pcap_link.h"

#include <pcap/pcap.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace etherdeck::link {

namespace {

constexpr const char* kernelFilter = "ether proto 0x88a2 or (vlan and ether proto 0x88a2)";
constexpr int ringSize = 16 << 20; // bytes: over 10,000 frames at the usual MTU
constexpr int headers = 14 + 4;    // Ethernet and one VLAN tag
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
Result<void> setFilter(pcap* handle) {
    bpf_program program{};
    if (pcap_compile(handle, &program, kernelFilter, 1, PCAP_NETMASK_UNKNOWN) != 0)
        return fail(ErrorCode::System, pcap_geterr(handle));
    const int status = pcap_setfilter(handle, &program);
    pcap_freecode(&program);
    if (status != 0 || pcap_setdirection(handle, PCAP_D_IN) != 0)
        return fail(ErrorCode::System, pcap_geterr(handle));
    return {};
}

Result<void> activate(pcap* handle, std::uint32_t mtu) {
    // The ring's slots are as large as the longest frame, so this decides how many there are.
    pcap_set_snaplen(handle, static_cast<int>(mtu) + headers);
    pcap_set_buffer_size(handle, ringSize);
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
    return setFilter(handle);
}

WallTime timeOf(const timeval& stamp, bool nanoseconds) {
    const auto fraction = std::chrono::nanoseconds(nanoseconds ? stamp.tv_usec : stamp.tv_usec * 1000);
    return WallTime(
        std::chrono::duration_cast<WallTime::duration>(std::chrono::seconds(stamp.tv_sec) + fraction));
}

ErrorCode codeOfSendError(int error) {
    switch (error) {
    case EAGAIN:
    case ENOBUFS:
    case EINTR:
        return ErrorCode::Busy;
    case ENETDOWN:
        return ErrorCode::InterfaceDown;
    case ENXIO:
    case ENODEV:
        return ErrorCode::InterfaceVanished;
    case EMSGSIZE:
        return ErrorCode::TooLong;
    default:
        return ErrorCode::System;
    }
}

} // namespace

void PcapLink::Close::operator()(pcap* handle) const { pcap_close(handle); }

PcapLink::PcapLink(InterfaceMonitor monitor, PollSet set, WhenCapturing whenCapturing) :
    m_monitor(std::move(monitor)), m_set(std::move(set)), m_whenCapturing(std::move(whenCapturing)) {}

PcapLink::~PcapLink() = default;

Result<std::unique_ptr<PcapLink>> PcapLink::open(const std::string& interface, WhenCapturing whenCapturing) {
    auto monitor = InterfaceMonitor::open(interface);
    if (!monitor)
        return fail(monitor.error());
    // Checked before libpcap is called, which accepts names like usbmon1 that are not network interfaces.
    if (!monitor->status().ethernet)
        return fail(ErrorCode::NotEthernet, interface);
    auto set = PollSet::create();
    if (!set)
        return fail(set.error());
    if (auto added = set->add(monitor->descriptor()); !added)
        return fail(added.error());

    std::unique_ptr<PcapLink> link(
        new PcapLink(std::move(*monitor), std::move(*set), std::move(whenCapturing)));
    const auto started = link->startCapturing();
    if (!started && started.error().code != ErrorCode::InterfaceDown)
        return fail(started.error());
    auto state = link->m_monitor.status().state;
    if (!started && state != LinkState::Gone)
        state = LinkState::Down;
    const auto& status = link->m_monitor.status();
    link->m_events.emplace_back(Opened{status.name, status.mac, status.mtu, state});
    return link;
}

int PcapLink::descriptor() const { return m_ended ? -1 : m_set.descriptor(); }

void PcapLink::serve() {
    if (m_ended)
        return;
    // Frames first: those received before the interface went down are reported before that.
    readFrames();
    if (m_set.takeAlarm())
        tellStatistics();
    takeChanges();
    if (m_statistics != m_toldStatistics && !m_ended)
        m_set.setAlarm(statisticsInterval);
}

std::optional<LinkEvent> PcapLink::takeEvent() {
    if (m_events.empty())
        return std::nullopt;
    auto event = std::move(m_events.front());
    m_events.pop_front();
    return event;
}

Result<void> PcapLink::send(std::span<const std::byte> frame) {
    if (m_ended)
        return fail(ErrorCode::Closed);
    if (!m_handle)
        return fail(ErrorCode::InterfaceDown);
    if (pcap_inject(m_handle.get(), frame.data(), frame.size()) < 0) {
        const int error = errno;
        return fail(codeOfSendError(error), pcap_geterr(m_handle.get()), error);
    }
    ++m_statistics.sent;
    m_set.setAlarm(statisticsInterval);
    return {};
}

Result<void> PcapLink::startCapturing() {
    const auto& status = m_monitor.status();
    if (status.state == LinkState::Down)
        return fail(ErrorCode::InterfaceDown);
    std::array<char, PCAP_ERRBUF_SIZE> error{};
    Handle handle(pcap_create(status.name.c_str(), error.data()));
    if (!handle)
        return fail(ErrorCode::System, error.data());
    if (auto activated = activate(handle.get(), status.mtu); !activated)
        return activated;
    if (m_whenCapturing) {
        if (auto told = m_whenCapturing(); !told)
            return told;
    }
    if (auto added = m_set.add(pcap_get_selectable_fd(handle.get())); !added)
        return added;
    m_handle = std::move(handle);
    return {};
}

void PcapLink::takeChanges() {
    while (!m_ended) {
        const auto change = m_monitor.takeChange();
        if (!change)
            return;
        if (!m_handle && change->state != LinkState::Gone) {
            const auto started = startCapturing();
            if (!started && started.error().code != ErrorCode::InterfaceDown)
                return end(started.error());
        }
        m_events.emplace_back(StateChanged{change->state, change->mac, change->mtu});
        if (change->state == LinkState::Gone)
            return end({ErrorCode::InterfaceVanished, change->name, 0});
    }
}

void PcapLink::readFrames() {
    if (!m_handle)
        return;
    const int status = pcap_dispatch(m_handle.get(), framesAtOnce, &PcapLink::frameCaptured,
                                     reinterpret_cast<unsigned char*>(this));
    if (status >= 0)
        return;
    // Also fails when an interface vanishes, possibly before the monitor reports it.
    std::string detail = pcap_geterr(m_handle.get());
    m_monitor.lookAgain();
    takeChanges();
    if (!m_ended)
        end({ErrorCode::System, std::move(detail), 0});
}

void PcapLink::frameCaptured(unsigned char* self, const pcap_pkthdr* header, const unsigned char* bytes) {
    auto& link = *reinterpret_cast<PcapLink*>(self);
    if (header->caplen < header->len) {
        ++link.m_cutShort;
        return;
    }
    const bool nanoseconds = pcap_get_tstamp_precision(link.m_handle.get()) == PCAP_TSTAMP_PRECISION_NANO;
    const auto* begin = reinterpret_cast<const std::byte*>(bytes);
    link.m_events.emplace_back(Received{timeOf(header->ts, nanoseconds), {begin, begin + header->caplen}});
    ++link.m_statistics.received;
}

void PcapLink::tellStatistics() {
    pcap_stat counters{};
    if (m_handle && pcap_stats(m_handle.get(), &counters) == 0) {
        m_statistics.droppedByKernel = counters.ps_drop + m_cutShort;
        m_statistics.droppedByInterface = counters.ps_ifdrop;
    }
    if (m_statistics == m_toldStatistics)
        return;
    m_toldStatistics = m_statistics;
    m_events.emplace_back(m_statistics);
}

void PcapLink::end(Error error) {
    tellStatistics();
    m_ended = true;
    m_handle.reset();
    m_events.emplace_back(Ended{std::move(error)});
}

} // namespace etherdeck::link
