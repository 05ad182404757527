#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::lab {

/// One entry of a kernel's log.
struct KernelRecord {
    int priority = 6; ///< facility << 3 | level
    std::uint64_t seq = 0;
    std::chrono::microseconds time{}; ///< since the kernel's start
    std::string text;
    std::vector<std::pair<std::string, std::string>> dictionary;
};

inline constexpr std::size_t longestKernelDatagram = 1000;

/// netconsole's extended format (drivers/net/netconsole.c, Documentation/ABI/testing/dev-kmsg): one datagram,
/// or fragments if it is longer than 1000 bytes. A release, if given, comes first.
[[nodiscard]] std::vector<std::string> extendedDatagrams(const KernelRecord& record,
                                                         const std::string& release);

/// As /dev/kmsg has it: the extended format, in one piece.
[[nodiscard]] std::string logRecord(const KernelRecord& record);

/// The basic format: the text after its time stamp, split every 1000 bytes without a mark.
[[nodiscard]] std::vector<std::string> basicDatagrams(const KernelRecord& record);

} // namespace etherdeck::lab
