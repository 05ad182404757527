#include "core/netconsole/pcap_records.h"

#include "core/netconsole/udp_frame.h"
#include "core/netconsole/udp_packet.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

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

// magic | major, minor version | zone | accuracy | longest packet | link type
void appendPcapFileHeader(std::vector<std::byte>& file) {
    for (const auto word : {magicWithNanoseconds, 4u << 16 | 2u, 0u, 0u, longestPacket, rawIp})
        append32(word, file);
}

// seconds | nanoseconds | bytes that follow | bytes that there were
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

Result<ParsedPcapRecord> parsePcapRecord(std::span<const std::byte> file) {
    if (file.size() < pcapRecordHeader)
        return fail(ErrorCode::Truncated);
    const auto nanoseconds = get32(file, 4);
    const auto size = get32(file, 8);
    const auto wholeSize = get32(file, 12);
    if (nanoseconds >= second || size > longestPacket || wholeSize < size)
        return fail(ErrorCode::Malformed);
    if (file.size() < pcapRecordHeader + size)
        return fail(ErrorCode::Truncated);
    const auto frame = parseUdpFrame(FrameKind::Ip, file.subspan(pcapRecordHeader, size));
    if (!frame)
        return fail(ErrorCode::Malformed, std::string(name(frame.error().code)));
    const auto time = std::chrono::seconds(get32(file, 0)) + std::chrono::nanoseconds(nanoseconds);
    return ParsedPcapRecord{{frame->from, frame->to, frame->payload,
                             WallTime(std::chrono::duration_cast<WallTime::duration>(time)),
                             wholeSize > size},
                            pcapRecordHeader + size};
}

} // namespace etherdeck::netconsole
