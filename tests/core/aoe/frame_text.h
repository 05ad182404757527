#pragma once

#include "core/aoe/frame.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Frames as text, for golden files and readable failures.
namespace etherdeck::test {

/// One line with every field of the frame:
/// "2e:96:aa:d2:5e:34 > ff:ff:ff:ff:ff:ff v0 response e1.0 tag 00000000 config read …".
[[nodiscard]] std::string describe(const aoe::Frame& frame);
/// describe() of what parse() makes of the bytes, or "error: truncated".
[[nodiscard]] std::string describeBytes(std::span<const std::byte> bytes);

/// Equal in every field; ATA data by content.
[[nodiscard]] bool sameFrame(const aoe::Frame& a, const aoe::Frame& b);

/// Lower-case hex in groups of four digits.
[[nodiscard]] std::string toHex(std::span<const std::byte> bytes);
/// Blanks are ignored; anything else that is not a hex digit ends the reading.
[[nodiscard]] std::vector<std::byte> fromHex(std::string_view text);

} // namespace etherdeck::test
