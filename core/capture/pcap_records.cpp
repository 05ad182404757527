#include "core/capture/pcap_records.h"

#include "core/capture/udp_packet.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <utility>

namespace etherdeck::netconsole {

namespace {

constexpr std::uint32_t magicWithNanoseconds = 0xa1b23c4d;
constexpr std::uint32_t rawIp = 101; // LINKTYPE_RAW
constexpr std::uint32_t longestPacket = 65'535;
constexpr std::uint32_t second = 1'000'000'000;

void append32(std::uint32_t value, std::vector<std::byte>& file) {
    for (int shift = 0; shift < 32; shift += 8)
        file.push_back(std::byte(value >> shift & 0xff));
}

void set32(std::uint32_t value, std::size_t at, std::vector<std::byte>& file) {
    for (std::size_t i = 0; i < 4; ++i)
        file[at + i] = std::byte(value >> (8 * i) & 0xff);
}

std::uint32_t get32(std::span<const std::byte> file, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
        value |= std::to_integer<std::uint32_t>(file[at + i]) << (8 * i);
    return value;
}

} // namespace

// magic | major, minor version | time zone | accuracy | longest packet | link type
void appendPcapFileHeader(std::vector<std::byte>& file) {
    for (const auto word : {magicWithNanoseconds, 4u << 16 | 2u, 0u, 0u, longestPacket, rawIp})
        append32(word, file);
}

// seconds | nanoseconds | captured bytes | original bytes
void appendPcapRecord(const PcapRecord& record, std::vector<std::byte>& file) {
    const auto time =
        std::chrono::duration_cast<std::chrono::nanoseconds>(record.time.time_since_epoch()).count();
    const auto start = file.size();
    append32(static_cast<std::uint32_t>(time / second), file);
    append32(static_cast<std::uint32_t>(time % second), file);
    append32(0, file);
    append32(0, file);
    appendUdpPacket(record.from, record.to, record.payload, file);
    const auto size = static_cast<std::uint32_t>(file.size() - start - pcapRecordHeader);
    set32(size, start + 8, file);
    set32(size + (record.cut ? 1 : 0), start + 12, file);
}

namespace {

/// The header of a record.
struct RecordHead {
    std::uint32_t seconds = 0;
    std::uint32_t nanoseconds = 0;
    std::uint32_t size = 0; ///< of the packet, as far as it was captured
    std::uint32_t wholeSize = 0;

    [[nodiscard]] bool isPossible() const {
        return nanoseconds < second && size >= ipv4Header + udpHeader && size <= longestPacket &&
               (wholeSize == size || wholeSize == size + 1);
    }
};

RecordHead headOf(std::span<const std::byte> file) {
    return {get32(file, 0), get32(file, 4), get32(file, 8), get32(file, 12)};
}

template <std::size_t size>
std::array<std::uint8_t, size> octets(std::span<const std::byte> bytes, std::size_t at) {
    std::array<std::uint8_t, size> array{};
    for (std::size_t i = 0; i < size; ++i)
        array[i] = std::to_integer<std::uint8_t>(bytes[at + i]);
    return array;
}

std::uint16_t port(std::span<const std::byte> packet, std::size_t at) {
    const auto [high, low] = octets<2>(packet, at);
    return static_cast<std::uint16_t>(high << 8 | low);
}

/// Sender and receiver. Errors: those of parsePcapRecord().
Result<std::pair<Endpoint, Endpoint>> endpointsOf(std::span<const std::byte> packet, std::size_t size) {
    if (packet.empty())
        return fail(ErrorCode::Truncated);
    const auto version = std::to_integer<unsigned>(packet[0]) >> 4;
    const auto headers = (version == 4 ? ipv4Header : ipv6Header) + udpHeader;
    if ((version != 4 && version != 6) || size < headers)
        return fail(ErrorCode::Malformed);
    if (packet.size() < headers)
        return fail(ErrorCode::Truncated);
    std::pair<Endpoint, Endpoint> ends;
    if (version == 4)
        ends = {Endpoint::v4(octets<4>(packet, 12), port(packet, 20)),
                Endpoint::v4(octets<4>(packet, 16), port(packet, 22))};
    else
        ends = {{octets<16>(packet, 8), port(packet, 40)}, {octets<16>(packet, 24), port(packet, 42)}};
    // Either every field is as we write it, or the record is damaged.
    const auto written = udpHeaders(ends.first, ends.second, size - headers);
    if (written.size != headers ||
        !std::equal(written.bytes.begin(), written.bytes.begin() + headers, packet.begin()))
        return fail(ErrorCode::Malformed);
    return ends;
}

} // namespace

Result<ParsedPcapRecord> parsePcapRecord(std::span<const std::byte> file) {
    if (file.size() < pcapRecordHeader)
        return fail(ErrorCode::Truncated);
    const auto head = headOf(file);
    if (!head.isPossible())
        return fail(ErrorCode::Malformed);
    file = file.subspan(pcapRecordHeader);
    const auto ends = endpointsOf(file.first(std::min<std::size_t>(file.size(), head.size)), head.size);
    if (!ends)
        return fail(ends.error());
    if (file.size() < head.size)
        return fail(ErrorCode::Truncated);
    const auto headers = (ends->first.isV4() ? ipv4Header : ipv6Header) + udpHeader;
    const auto time = std::chrono::seconds(head.seconds) + std::chrono::nanoseconds(head.nanoseconds);
    return ParsedPcapRecord{{ends->first, ends->second, file.subspan(headers, head.size - headers),
                             WallTime(std::chrono::duration_cast<WallTime::duration>(time)),
                             head.wholeSize > head.size},
                            pcapRecordHeader + head.size};
}

std::size_t nextPcapRecord(std::span<const std::byte> file) {
    for (std::size_t at = 1; at + pcapRecordHeader <= file.size(); ++at) {
        const auto rest = file.subspan(at);
        if (!headOf(rest).isPossible())
            continue;
        const auto record = parsePcapRecord(rest);
        if (record || record.error().code == ErrorCode::Truncated)
            return at;
    }
    return std::max(file.size() - std::min(file.size(), pcapRecordHeader - 1),
                    std::min<std::size_t>(file.size(), 1));
}

} // namespace etherdeck::netconsole
