#pragma once

#include "core/boxes/request.h"
#include "core/store/boxes/record.h"

#include <vector>

namespace etherdeck::store {

/// What was stored of the boxes that a change concerns, and what is stored of them afterwards. A box that is
/// in one of the lists only was created or removed.
struct BoxChange {
    std::vector<BoxRecord> before;
    std::vector<BoxRecord> after;

    friend bool operator==(const BoxChange&, const BoxChange&) = default;
};

/// What undoes it.
[[nodiscard]] BoxChange reversed(BoxChange change);

} // namespace etherdeck::store
