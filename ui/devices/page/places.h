#pragma once

#include "ui/devices/page/actions.h"
#include "ui/widgets/empty_place.h"

/// What stands where a box, or one of its tables, has nothing to show.
namespace etherdeck::ui {

/// `state` may be null.
[[nodiscard]] EmptyPlace placeWithoutBox(const KnownDevice& known, const DeviceState* state);
[[nodiscard]] EmptyPlace placeWithoutRows(DeviceTab tab, const DeviceState* state);
[[nodiscard]] EmptyPlace placeWithoutMatch(const QString& filter);

} // namespace etherdeck::ui
