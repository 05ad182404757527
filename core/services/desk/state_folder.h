#pragma once

#include <QString>

namespace etherdeck {

// Files in $XDG_STATE_HOME/etherdeck; the folder is created if possible.

/// The history.
[[nodiscard]] QString historyPath();
/// The queue of changes.
[[nodiscard]] QString changeQueuePath();

} // namespace etherdeck
