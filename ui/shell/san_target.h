#pragma once

#include "core/discovery/target.h"
#include "ui/devices/base/san_view.h"

namespace etherdeck::ui {

/// A target of the inventory, as those see it who make exports.
[[nodiscard]] SanTarget sanTarget(const discovery::Target& target);

} // namespace etherdeck::ui
