#pragma once

#include "core/boxes/box.h"

namespace etherdeck::tests {

constexpr MacAddress a({0x00, 0x25, 0x31, 0, 0, 0xa});
constexpr MacAddress b({0x00, 0x25, 0x31, 0, 0, 0xb});
constexpr Address e73(7, 3);
inline const boxes::Box plug{boxes::BoxId{}, "plug", "in the attic", "home", "root@plug"};
inline const boxes::Box attic{boxes::BoxId{}, "attic", "", "", ""};

} // namespace etherdeck::tests
