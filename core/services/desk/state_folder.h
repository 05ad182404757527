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
/// Backups of the flash memory of boxes: a folder, which is created.
[[nodiscard]] QString flashBackupFolder();

} // namespace etherdeck
