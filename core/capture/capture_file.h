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

/// A datagram that a capture holds.
struct CapturedDatagram {
    Duration time{};           ///< since any start, the same for all of a capture
    netconsole::Endpoint from; ///< as far as the capture tells: zeros else
    std::uint16_t toPort = 0;  ///< likewise
    std::vector<std::byte> bytes;

    friend bool operator==(const CapturedDatagram&, const CapturedDatagram&) = default;
};

/// Which datagrams of a capture are wanted.
struct CaptureFilter {
    std::vector<std::uint16_t> toPorts; ///< any of these; empty: all of JSON lines, consolePort of packets
    std::optional<netconsole::Endpoint> from; ///< this address, whatever the port
    std::size_t mostDatagrams = 2'000'000;
    std::size_t mostBytes = std::size_t{512} << 20;
};

/// A row of a capture in JSON lines: {"t": seconds, "hex": "5265…"} and, as they are known, "dir" ("rx" for
/// what came from the box), "sport", and "dport" or "port". Nothing for a row of another direction ("tx",
/// "mark"). Errors: Malformed, OutOfRange (time or port), TooLong.
[[nodiscard]] Result<std::optional<CapturedDatagram>> parseCaptureRow(std::string_view row);

/// The datagrams of a capture in JSON lines, or of a pcap or pcapng file; of the latter UDP only. Errors:
/// System (cannot be read), Unsupported (packets of another kind of network), TooLong (past the filter's
/// limits), and those of rows, whose detail is "line N".
[[nodiscard]] Result<std::vector<CapturedDatagram>> readCapture(const std::string& path,
                                                                const CaptureFilter& filter = {});

} // namespace etherdeck
