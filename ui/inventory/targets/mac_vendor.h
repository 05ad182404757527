#pragma once

#include "core/base/mac_address.h"

#include <QString>

namespace etherdeck::ui {

/// Who made the interface with this address, from the system's hardware database; otherwise, in words, that
/// it was set by software or that we do not know.
[[nodiscard]] QString vendorText(const MacAddress& mac);

} // namespace etherdeck::ui
