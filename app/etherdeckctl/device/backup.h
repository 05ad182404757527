#pragma once

#include "app/etherdeckctl/device/session.h"
#include "core/plans/environment.h"

#include <optional>
#include <string>

/// Copies of the flash memory of boxes.
namespace etherdeck::ctl {

/// What fails is reported before it returns nothing.
[[nodiscard]] std::optional<plans::FlashBackup> askForBackup(DeviceSession& session,
                                                             const plans::BackupRequest& request = {});
/// Keeps the requested copy in the folder for them. Returns its file.
[[nodiscard]] std::optional<std::string> keepBackup(DeviceSession& session,
                                                    const plans::BackupRequest& request);

} // namespace etherdeck::ctl
