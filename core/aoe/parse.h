#pragma once

#include "core/aoe/frame.h"
#include "core/base/result.h"

#include <span>

namespace etherdeck::aoe {

/// Parses one Ethernet frame: request or reply, tagged or not, padded or as short as its content (real
/// targets send replies of 26 to 59 bytes). Bytes after the content are padding and are ignored.
///
/// Errors: Truncated when the frame is shorter than it claims; Unsupported for another EtherType or an AoE
/// version other than 0 and 1; Malformed for a list or string that no correct target sends; TooLong over
/// `largestFrame`. The arguments of a reply with the error flag never cause a failure: they become
/// NoArguments, except that the current string of a "config string present" error is kept if it is there.
///
/// `Ata::data` points into `bytes`.
[[nodiscard]] Result<Frame> parse(std::span<const std::byte> bytes);

} // namespace etherdeck::aoe
