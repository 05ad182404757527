#pragma once

#include "core/base/result.h"
#include "core/plans/flash.h"
#include "core/setup/steps.h"

#include <string>
#include <string_view>
#include <vector>

/// A box that has no agent, such as one with its factory firmware: what its shell tells.
namespace etherdeck::setup {

/// A script for sh that prints what lookFrom() reads; it changes nothing. Busybox has all that it needs.
[[nodiscard]] std::string lookScript();

struct ShellFacts {
    Facts facts;
    std::vector<plans::FlashState> flash; ///< bad blocks as far as the kernel has reported them
};
/// Everything in the output is hostile. Errors: Malformed when it is not of that script.
[[nodiscard]] Result<ShellFacts> lookFrom(std::string_view output);

/// Prints a part of a partition that begins with an erase block, and a character behind it: what ends a
/// script's output may be lost on the way.
[[nodiscard]] std::string readScript(const plans::FlashArea& area);
/// Of that output. Errors: Truncated.
[[nodiscard]] Result<std::string> partFrom(std::string_view output, const plans::FlashArea& area);

} // namespace etherdeck::setup
