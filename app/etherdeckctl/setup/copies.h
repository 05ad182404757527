#pragma once

#include "app/etherdeckctl/setup/box.h"
#include "core/setup/manifest.h"

#include <optional>
#include <string>
#include <vector>

/// Copies of the flash memory of a box in a folder of this computer.
namespace etherdeck::ctl {

/// Of this box.
[[nodiscard]] std::string copyFolder(const MacAddress& mac);
/// What its list names and is there in the right size. With `withDigests`, only what is as it was read.
[[nodiscard]] setup::Manifest keptCopies(const MacAddress& mac, bool withDigests);

/// Reads a partition twice, compares, and keeps it. What fails is reported before it returns false; what was
/// there before stays then.
[[nodiscard]] bool keepCopy(SetupBox& box, const SeenBox& seen, const plans::FlashState& state);

} // namespace etherdeck::ctl
