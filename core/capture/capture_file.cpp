#include "core/capture/capture_file.h"

#include "core/capture/udp_frame.h"
#include "core/system/console_address.h"

#include <nlohmann/json.hpp>
#include <pcap/pcap.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <memory>

namespace etherdeck {

namespace {

using Json = nlohmann::json;
using netconsole::FrameKind;

constexpr std::size_t longestRow = 300'000; // room for the longest datagram as hex and as text
constexpr double longestTime = 366.0 * 24 * 3600;

/// Collects what the filter lets through, up to its limits.
class Collector {
public:
    explicit Collector(CaptureFilter filter) : m_filter(std::move(filter)) {}

    /// False when a limit is reached.
    bool add(CapturedDatagram datagram) {
        const auto& ports = m_filter.toPorts;
        if (!ports.empty() && std::ranges::find(ports, datagram.toPort) == ports.end())
            return true;
        if (m_filter.from && m_filter.from->address != datagram.from.address)
            return true;
        m_bytes += datagram.bytes.size();
        if (datagrams.size() >= m_filter.maxDatagrams || m_bytes > m_filter.maxBytes)
            return false;
        datagrams.push_back(std::move(datagram));
        return true;
    }

    std::vector<CapturedDatagram> datagrams;

private:
    CaptureFilter m_filter;
    std::size_t m_bytes = 0;
};

Result<std::vector<std::byte>> readHex(const std::string& text) {
    std::vector<std::byte> bytes(text.size() / 2);
    if (text.size() % 2 != 0)
        return fail(ErrorCode::Malformed);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::uint8_t value = 0;
        const auto* digits = text.data() + 2 * i;
        if (std::from_chars(digits, digits + 2, value, 16).ptr != digits + 2)
            return fail(ErrorCode::Malformed);
        bytes[i] = std::byte{value};
    }
    return bytes;
}

/// 0 where the row has no such field.
Result<std::uint16_t> readPort(const Json& row, const char* field) {
    const auto found = row.find(field);
    if (found == row.end())
        return 0;
    if (!found->is_number_unsigned())
        return fail(ErrorCode::Malformed, field);
    const auto port = found->get<std::uint64_t>();
    if (port > 65535)
        return fail(ErrorCode::OutOfRange, field);
    return static_cast<std::uint16_t>(port);
}

Result<Duration> readTime(const Json& row) {
    const auto found = row.find("t");
    if (found == row.end() || !found->is_number())
        return fail(ErrorCode::Malformed, "t");
    const auto seconds = found->get<double>();
    if (!(seconds >= 0 && seconds <= longestTime))
        return fail(ErrorCode::OutOfRange, "t");
    return std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
}

Result<std::vector<CapturedDatagram>> readRows(std::ifstream& file, Collector collector) {
    std::string row;
    for (std::size_t number = 1; std::getline(file, row); ++number) {
        if (row.empty())
            continue;
        auto datagram = parseCaptureRow(row);
        if (!datagram)
            return fail(datagram.error().code, "line " + std::to_string(number));
        if (*datagram && !collector.add(std::move(**datagram)))
            return fail(ErrorCode::TooLong);
    }
    return std::move(collector.datagrams);
}

std::optional<FrameKind> frameKind(int linkType) {
    switch (linkType) {
    case DLT_EN10MB:
        return FrameKind::Ethernet;
    case DLT_LINUX_SLL:
        return FrameKind::Cooked;
#ifdef DLT_LINUX_SLL2
    case DLT_LINUX_SLL2:
        return FrameKind::Cooked2;
#endif
    case DLT_RAW:
    case DLT_IPV4:
    case DLT_IPV6:
        return FrameKind::Ip;
    default:
        return std::nullopt;
    }
}

struct ClosePcap {
    void operator()(pcap_t* capture) const { pcap_close(capture); }
};

Result<std::vector<CapturedDatagram>> readPackets(const std::string& path, Collector collector) {
    std::array<char, PCAP_ERRBUF_SIZE> why{};
    const std::unique_ptr<pcap_t, ClosePcap> capture(
        pcap_open_offline_with_tstamp_precision(path.c_str(), PCAP_TSTAMP_PRECISION_NANO, why.data()));
    if (!capture)
        return fail(ErrorCode::System, why.data());
    const auto kind = frameKind(pcap_datalink(capture.get()));
    if (!kind)
        return fail(ErrorCode::Unsupported, "link type " + std::to_string(pcap_datalink(capture.get())));
    pcap_pkthdr* header = nullptr;
    const u_char* data = nullptr;
    int state = 0;
    while ((state = pcap_next_ex(capture.get(), &header, &data)) == 1) {
        const auto frame =
            netconsole::parseUdpFrame(*kind, std::as_bytes(std::span(data, std::size_t{header->caplen})));
        if (!frame)
            continue; // not UDP, or not complete
        const auto time =
            std::chrono::seconds(header->ts.tv_sec) + std::chrono::nanoseconds(header->ts.tv_usec);
        if (!collector.add(
                {time, frame->from, frame->to.port, {frame->payload.begin(), frame->payload.end()}}))
            return fail(ErrorCode::TooLong);
    }
    if (state == PCAP_ERROR)
        return fail(ErrorCode::Truncated, pcap_geterr(capture.get()));
    return std::move(collector.datagrams);
}

} // namespace

Result<std::optional<CapturedDatagram>> parseCaptureRow(std::string_view text) {
    if (text.size() > longestRow)
        return fail(ErrorCode::TooLong);
    const auto row = Json::parse(text, nullptr, false);
    if (!row.is_object())
        return fail(ErrorCode::Malformed);
    const auto direction = row.find("dir");
    if (direction != row.end() && *direction != "rx")
        return std::nullopt;
    const auto hex = row.find("hex");
    const auto time = readTime(row);
    const auto from = readPort(row, "sport");
    const auto to = readPort(row, row.contains("dport") ? "dport" : "port");
    if (hex == row.end() || !hex->is_string())
        return fail(ErrorCode::Malformed, "hex");
    auto bytes = readHex(hex->get_ref<const std::string&>());
    if (!time || !from || !to || !bytes)
        return fail(!time ? time.error() : !from ? from.error() : !to ? to.error() : bytes.error());
    CapturedDatagram datagram{*time, {}, *to, std::move(*bytes)};
    datagram.from.port = *from;
    return datagram;
}

Result<std::vector<CapturedDatagram>> readCapture(const std::string& path, const CaptureFilter& filter) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail(ErrorCode::System, std::strerror(errno), errno);
    if (file.peek() == '{')
        return readRows(file, Collector(filter));
    auto packets = filter;
    if (packets.toPorts.empty())
        packets.toPorts.push_back(consolePort);
    return readPackets(path, Collector(std::move(packets)));
}

} // namespace etherdeck
