#pragma once

#include "app/agent/flash/find_environment.h"
#include "core/plans/flash.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// Who uses which partition, by its number, as /proc/mounts tells. `ubi` has the partitions that are
/// attached, by the number of the UBI device; `rootArgument` is "root=…" of the kernel's command line, for a
/// root file system that /proc/mounts only calls /dev/root.
[[nodiscard]] std::map<std::uint32_t, std::vector<plans::FlashUse>>
flashUses(std::string_view mounts, const std::map<std::uint32_t, std::uint32_t>& ubi,
          std::string_view rootArgument, const std::vector<FlashEntry>& entries);

/// All partitions, with their bad blocks and who uses them. Refusals: StateMoved, Failed.
[[nodiscard]] plans::Outcome<std::vector<plans::FlashState>>
listFlash(const std::string& root, const std::vector<FlashEntry>& entries);

/// At most maxFlashPiece bytes; bad blocks are read as erased ones. Refusals: StateMoved, BadValue, Failed.
[[nodiscard]] plans::Outcome<plans::FlashPiece> readFlash(const std::string& root,
                                                          const plans::FlashArea& area);

} // namespace etherdeck::agent
