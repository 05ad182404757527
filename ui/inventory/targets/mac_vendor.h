#pragma once

#include "core/base/mac_address.h"

#include <QString>

namespace etherdeck::ui {

/// Who made the interface with this address, in words: by its first three bytes where we know them, else that
/// it was set by software or that we do not know.
[[nodiscard]] QString vendorText(const MacAddress& mac);

} // namespace etherdeck::ui
