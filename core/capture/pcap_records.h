#pragma once

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace etherdeck::netconsole {

/// Datagrams in the form of a pcap file with nanoseconds and IP packets (LINKTYPE_RAW), which any tool for
/// captures reads. Written and read little endian.

inline constexpr std::size_t pcapFileHeader = 24;   ///< bytes
inline constexpr std::size_t pcapRecordHeader = 16; ///< before each packet

struct PcapRecord {
    Endpoint from;
    Endpoint to;
    std::span<const std::byte> payload; ///< in what was parsed
    WallTime time;                      ///< of arrival
    bool cut = false;                   ///< there was more of it
};

/// What a file begins with.
void appendPcapFileHeader(std::vector<std::byte>& file);
void appendPcapRecord(const PcapRecord& record, std::vector<std::byte>& file);

struct ParsedPcapRecord {
    PcapRecord record;
    std::size_t size = 0; ///< with its header: where the next one starts
};
/// The record at the start of `file`, which is one of appendPcapRecord(): any other packet is Malformed.
/// Errors: Truncated (more is to come, or the file was cut), Malformed (damaged).
[[nodiscard]] Result<ParsedPcapRecord> parsePcapRecord(std::span<const std::byte> file);
/// In a file that is damaged at its start, the first place behind that where a record may begin; where there
/// is none, the first one of which too little is there to tell. At least 1, unless the file is empty.
[[nodiscard]] std::size_t nextPcapRecord(std::span<const std::byte> file);

} // namespace etherdeck::netconsole
