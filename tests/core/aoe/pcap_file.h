#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::test {

/// The frames of a classic pcap file of Ethernet, in the order of capture. Either byte order, micro- or
/// nanoseconds. Errors: Truncated, Malformed (no pcap file), Unsupported (not Ethernet).
[[nodiscard]] Result<std::vector<std::vector<std::byte>>> readPcap(std::span<const std::byte> file);

/// The whole of a file. Errors: System.
[[nodiscard]] Result<std::vector<std::byte>> readFile(const std::string& path);

/// Frames of a capture in tests/data/aoe.
[[nodiscard]] Result<std::vector<std::vector<std::byte>>> loadCapture(const std::string& path);

} // namespace etherdeck::test
