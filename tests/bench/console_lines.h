#pragma once

#include "core/store/console/store.h"

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

/// Helpers for the figures of stored console lines.
namespace etherdeck::bench {

inline constexpr int boxes = 20;
inline constexpr std::uint64_t rareEvery = 100'000;

/// The value; on an error it prints the error and exits.
template <class T>
T must(Result<T> result) {
    if (!result) {
        std::cerr << name(result.error().code) << ": " << result.error().detail << '\n';
        std::exit(EXIT_FAILURE);
    }
    return std::move(*result);
}

inline void must(const Result<void>& result) {
    if (!result) {
        std::cerr << name(result.error().code) << ": " << result.error().detail << '\n';
        std::exit(EXIT_FAILURE);
    }
}

/// A line of a kernel's record without text: line `number`, from 0, of lines that arrive `apart`.
inline netconsole::Line lineWithoutText(std::uint64_t number, std::chrono::microseconds apart) {
    const auto since = apart * static_cast<std::int64_t>(number);
    netconsole::Line line;
    line.id = static_cast<netconsole::LineId>(number);
    line.source = static_cast<netconsole::SourceId>(1 + number % boxes);
    line.boot = static_cast<netconsole::BootNumber>(1 + number / 500'000);
    line.kind = netconsole::Kind::Extended;
    line.level = static_cast<netconsole::Level>(number % 64 == 3 ? 3 : 6);
    line.facility = 0;
    line.seq = number / boxes;
    line.kernelTime = since;
    line.time = WallTime(std::chrono::seconds(1'700'000'000) + since);
    return line;
}

/// Where these lines come from.
inline std::vector<netconsole::SourceInfo> sources() {
    std::vector<netconsole::SourceInfo> all;
    for (std::uint8_t i = 1; i <= boxes; ++i) {
        netconsole::SourceInfo info;
        info.id = static_cast<netconsole::SourceId>(i);
        info.endpoints.push_back({});
        info.endpoints.back().endpoint = netconsole::Endpoint::v4({192, 168, 1, i}, 6665);
        all.push_back(info);
    }
    return all;
}

/// "VmRSS:" or "VmHWM:" of this process.
inline double mebibytesOfProcess(const std::string& field) {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word)
        if (word == field) {
            double kibibytes = 0;
            status >> kibibytes;
            return kibibytes / 1024;
        }
    return 0;
}

} // namespace etherdeck::bench
