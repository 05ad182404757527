#pragma once

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace etherdeck::netconsole {

/// Datagrams as records of a pcap file with nanoseconds and IP packets (LINKTYPE_RAW), which any capture tool
/// reads. Written and read in little endian.

inline constexpr std::size_t pcapFileHeader = 24;   ///< bytes
inline constexpr std::size_t pcapRecordHeader = 16; ///< before each packet

struct PcapRecord {
    Endpoint from;
    Endpoint to;
    std::span<const std::byte> payload; ///< points into what was parsed
    WallTime time;                      ///< of arrival
    bool cut = false;                   ///< the datagram was longer
};

/// Appends the header of the file.
void appendPcapFileHeader(std::vector<std::byte>& file);
void appendPcapRecord(const PcapRecord& record, std::vector<std::byte>& file);

struct ParsedPcapRecord {
    PcapRecord record;
    std::size_t size = 0; ///< including its header: where the next record starts
};
/// The record at the start of `file`, which must be one of appendPcapRecord(): any other packet is Malformed.
/// Errors: Truncated (incomplete as yet, or the file was cut off), Malformed (damaged).
[[nodiscard]] Result<ParsedPcapRecord> parsePcapRecord(std::span<const std::byte> file);
/// For a file that is damaged at its start: the first later offset at which a record may begin, or, where
/// there is none, the first at which too few bytes are left to tell. At least 1, unless the file is empty.
[[nodiscard]] std::size_t nextPcapRecord(std::span<const std::byte> file);

} // namespace etherdeck::netconsole
