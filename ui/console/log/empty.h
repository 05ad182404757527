#pragma once

#include "core/base/clock.h"
#include "ui/widgets/empty_place.h"

namespace etherdeck::ui {

/// What stands in place of the log while it has no line.
[[nodiscard]] EmptyPlace emptyLog(bool isFiltered);
/// The same while lines that pass the filter are looked for.
[[nodiscard]] EmptyPlace emptyLogSoFar(WallTime lookedBackTo);

} // namespace etherdeck::ui
