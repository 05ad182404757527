#pragma once

#include <QString>

namespace etherdeck {

/// The file of the history: $XDG_STATE_HOME/etherdeck/history.sqlite. Creates its folder if
/// possible.
[[nodiscard]] QString historyPath();

} // namespace etherdeck
