#pragma once

#include "app/agent/exports/paths.h"
#include "core/plans/box_state.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"
#include "core/system/unique_descriptor.h"

#include <optional>
#include <string>
#include <vector>

/// U-Boot's environment in the flash memory of the box: reading it, and the steps that change it.
namespace etherdeck::agent {

/// The box has raw flash memory.
[[nodiscard]] bool hasFlash(const AgentPaths& paths);

/// Refusals: UnknownLayout, StateMoved, Failed.
[[nodiscard]] plans::Outcome<plans::BoxEnvironment>
readBoxEnvironment(const AgentPaths& paths, const std::vector<plans::BoxInterface>& interfaces,
                   const std::optional<plans::FlashArea>& place);

/// A copy of the partition of this area; without one, of where the environment is found. Refusals:
/// UnknownLayout, StateMoved, Failed.
[[nodiscard]] plans::Outcome<plans::FlashBackup>
readBoxBackup(const AgentPaths& paths, const std::vector<plans::BoxInterface>& interfaces,
              const std::optional<plans::FlashArea>& area);

/// The file with what was in the flash before a write that was begun and not finished; empty when there is
/// none. It is noted before a block is erased, and forgotten when the new content, or what is in that file,
/// was read back.
[[nodiscard]] std::string unfinishedFlash(const AgentPaths& paths);

[[nodiscard]] bool changesFlash(const plans::Action& action);
/// Keeps fw_setenv of the box away if flash is changed, as far as it can be kept. Refusals: Busy.
[[nodiscard]] plans::Outcome<link::UniqueDescriptor> holdEnvironment(const AgentPaths& paths, bool isChanged);

/// Keeps the newest few backups. Refusals: StateMoved, NoRoom, Failed.
[[nodiscard]] plans::Outcome<void> backUpFlash(const AgentPaths& paths, const plans::BackUpFlash& action);
/// Refusals: StateMoved, and then it has erased nothing; ReadOnly, NoRoom, Failed.
[[nodiscard]] plans::Outcome<void> eraseFlash(const AgentPaths& paths, const plans::EraseFlash& action);
[[nodiscard]] plans::Outcome<void> writeFlash(const AgentPaths& paths, const plans::WriteFlash& action);
[[nodiscard]] plans::Outcome<void> checkFlash(const AgentPaths& paths, const plans::CheckFlash& action);
/// Refusals: StateMoved when somebody else has written an environment there, which stays; ReadOnly, Failed.
[[nodiscard]] plans::Outcome<void> restoreFlash(const AgentPaths& paths, const plans::RestoreFlash& action);

} // namespace etherdeck::agent
