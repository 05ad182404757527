#pragma once

#include "tests/core/store/console/console_stores.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Records of a kernel's log: as they arrived, and as the box keeps them.
namespace etherdeck::tests {

inline std::chrono::microseconds stampOf(std::uint64_t seq) {
    return std::chrono::seconds(10) + std::chrono::milliseconds(10) * seq;
}

inline std::string textOf(std::uint64_t seq, const std::string& start = "record ") {
    return start + std::to_string(seq);
}

inline netconsole::Line recordLine(std::uint64_t seq, std::uint32_t boot = 1, std::uint32_t source = 1) {
    auto line = kernelLine(textOf(seq), seq, netconsole::Level::Information, boot);
    line.source = static_cast<netconsole::SourceId>(source);
    line.kernelTime = stampOf(seq);
    line.time = consoleStart + stampOf(seq);
    return line;
}

inline netconsole::Gap missing(std::uint64_t first, std::uint64_t last, std::uint32_t boot = 1) {
    return {static_cast<netconsole::SourceId>(1), static_cast<netconsole::BootNumber>(boot), first, last,
            consoleStart + stampOf(last + 1)};
}

inline std::vector<store::BoxLogRecord> boxLog(std::uint64_t first, std::uint64_t last) {
    std::vector<store::BoxLogRecord> log;
    for (auto seq = first; seq <= last; ++seq)
        log.push_back({seq, netconsole::Level::Information, 0, stampOf(seq), false, textOf(seq), {}});
    return log;
}

inline std::vector<std::uint64_t> numbers(const std::vector<netconsole::Line>& lines) {
    std::vector<std::uint64_t> found;
    for (const auto& line : lines)
        found.push_back(line.seq.value_or(0));
    return found;
}

inline store::FilledGaps outcomeOf(std::vector<std::int64_t> boots, std::int64_t gaps, std::int64_t filled,
                                   std::int64_t records) {
    return {std::move(boots), true, gaps, filled, gaps - filled, records};
}

} // namespace etherdeck::tests
