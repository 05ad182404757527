#pragma once

#include <QString>

namespace etherdeck {

/// The file of the history: $XDG_STATE_HOME/etherdeck/history.sqlite. Makes its folder where that is
/// possible.
[[nodiscard]] QString historyPath();

} // namespace etherdeck
