#pragma once

#include "core/boxes/box.h"

#include <vector>

namespace etherdeck::store {

/// A box with what the user has tied to it, and untied.
struct BoxRecord {
    boxes::Box box;
    std::vector<boxes::Tie> ties;

    friend bool operator==(const BoxRecord&, const BoxRecord&) = default;
};

} // namespace etherdeck::store
