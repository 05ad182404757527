#pragma once

#include "core/discovery/target.h"

#include <cstddef>
#include <vector>

namespace etherdeck::discovery {

struct OutgoingFrame {
    LinkId link{};
    std::vector<std::byte> bytes;
};

} // namespace etherdeck::discovery
