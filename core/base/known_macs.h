#pragma once

#include "core/base/mac_address.h"

namespace etherdeck {

/// The `ethaddr` in the default environment of a widespread U-Boot for Pogoplugs: every box that was flashed
/// with it has this address until somebody changes it.
inline constexpr MacAddress sharedDefaultMac({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51});

} // namespace etherdeck
