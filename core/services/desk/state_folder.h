#pragma once

#include <QString>

namespace etherdeck {

// Files in $XDG_STATE_HOME/etherdeck; the folder is created if possible.

/// The history.
[[nodiscard]] QString historyPath();
/// The queue of changes.
[[nodiscard]] QString changeQueuePath();
/// The devices that are known by a name.
[[nodiscard]] QString deviceBookPath();
/// What users have decided while they set up boxes.
[[nodiscard]] QString setupRecordPath();
/// Backups of the flash memory of boxes: a folder, which is created.
[[nodiscard]] QString flashBackupFolder();

/// In $XDG_CONFIG_HOME/etherdeck: the user's own list of images for flash memory. Nothing is created.
[[nodiscard]] QString ownImageListPath();

} // namespace etherdeck
