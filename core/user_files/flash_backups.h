#pragma once

#include "core/plans/environment.h"
#include "core/plans/json.h"
#include "core/plans/refusal.h"

#include <string>

/// Copies of the flash memory of boxes, on this computer.
namespace etherdeck::remote {

/// The parameters of uboot.env.backup.
[[nodiscard]] plans::Json backupParams(const plans::BackupRequest& request);

/// Stores one in a file of the folder, whose path it returns. Refusals: StateMoved when it is not the one
/// that was requested; Failed.
[[nodiscard]] plans::Outcome<std::string> keepFlashBackup(const std::string& folder,
                                                          const plans::FlashBackup& backup,
                                                          const plans::BackupRequest& request);

/// What the file has.
[[nodiscard]] std::string backupText(const plans::FlashBackup& backup);

} // namespace etherdeck::remote
