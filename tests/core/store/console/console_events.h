#pragma once

#include "core/netconsole/base/events.h"
#include "core/netconsole/base/source_info.h"
#include "tests/support/must.h"

#include <QTest>

#include <string>
#include <vector>

/// Events as a Netconsole tells them.
namespace etherdeck::tests {

inline const WallTime consoleStart{std::chrono::seconds(1'700'000'000)};

inline netconsole::Endpoint endpointOf(int box, std::uint16_t port = 6665) {
    return netconsole::Endpoint::v4({192, 168, 1, static_cast<std::uint8_t>(box)}, port);
}

inline netconsole::SourceInfo sourceInfo(std::uint32_t id, int box, std::string name = {}) {
    netconsole::SourceInfo info;
    info.id = static_cast<netconsole::SourceId>(id);
    info.name = std::move(name);
    info.endpoints.push_back({});
    info.endpoints.back().endpoint = endpointOf(box);
    return info;
}

inline netconsole::Line consoleLine(std::string text, std::uint64_t id = 1, std::uint32_t source = 1,
                                    std::uint32_t boot = 1) {
    netconsole::Line line;
    line.id = static_cast<netconsole::LineId>(id);
    line.source = static_cast<netconsole::SourceId>(source);
    line.boot = static_cast<netconsole::BootNumber>(boot);
    line.time = consoleStart + std::chrono::milliseconds(id);
    line.text = std::move(text);
    return line;
}

/// A record of the kernel's log, of a kernel that started at consoleStart.
inline netconsole::Line kernelLine(std::string text, std::uint64_t seq, netconsole::Level level,
                                   std::uint32_t boot = 1) {
    auto line = consoleLine(std::move(text), seq, 1, boot);
    line.kind = netconsole::Kind::Extended;
    line.seq = seq;
    line.level = level;
    line.facility = 0;
    line.kernelTime = std::chrono::milliseconds(seq);
    return line;
}

} // namespace etherdeck::tests
