#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::lab {

/// What a kernel puts into its log at a time.
struct KernelRecord {
    int priority = 6; ///< facility << 3 | level
    std::uint64_t seq = 0;
    std::chrono::microseconds time{}; ///< since the kernel's start
    std::string text;
    std::vector<std::pair<std::string, std::string>> dictionary;
};

inline constexpr std::size_t longestKernelDatagram = 1000;

/// As netconsole's extended format has it (drivers/net/netconsole.c, Documentation/ABI/testing/dev-kmsg): one
/// datagram, or fragments when it is longer than 1000 bytes. With a release, that stands first.
[[nodiscard]] std::vector<std::string> extendedDatagrams(const KernelRecord& record,
                                                         const std::string& release);

/// The basic format: text behind its time, cut every 1000 bytes without a mark.
[[nodiscard]] std::vector<std::string> basicDatagrams(const KernelRecord& record);

} // namespace etherdeck::lab
