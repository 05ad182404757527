#pragma once

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// A datagram in a capture.
struct CapturedDatagram {
    Duration time{};           ///< since an arbitrary start, the same for the whole capture
    netconsole::Endpoint from; ///< as far as the capture has it, otherwise zero
    std::uint16_t toPort = 0;  ///< likewise
    std::vector<std::byte> bytes;

    friend bool operator==(const CapturedDatagram&, const CapturedDatagram&) = default;
};

/// Which datagrams of a capture to read.
struct CaptureFilter {
    std::vector<std::uint16_t> toPorts; ///< any of these; empty: all in JSON lines, consolePort in packets
    std::optional<netconsole::Endpoint> from; ///< this address, any port
    std::size_t maxDatagrams = 2'000'000;
    std::size_t maxBytes = std::size_t{512} << 20;
};

/// A row of a capture in JSON lines: {"t": seconds, "hex": "5265…"} and, where known, "dir" ("rx" for what
/// came from the box), "sport", and "dport" or "port". Nothing for a row of another direction ("tx", "mark").
/// Errors: Malformed, OutOfRange (time or port), TooLong.
[[nodiscard]] Result<std::optional<CapturedDatagram>> parseCaptureRow(std::string_view row);

/// The datagrams of a capture in JSON lines, or the UDP datagrams of a pcap or pcapng file. Errors: System
/// (cannot be read), Unsupported (a link type other than those of FrameKind), TooLong (over the filter's
/// limits), and those of parseCaptureRow(), with "line N" as detail.
[[nodiscard]] Result<std::vector<CapturedDatagram>> readCapture(const std::string& path,
                                                                const CaptureFilter& filter = {});

} // namespace etherdeck
