#pragma once

#include "core/boxes/box.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::boxes {

/// What a user wants changed about a box. One that is not stored is stored by it.
struct BoxRequest {
    enum class What : std::uint8_t { Name, Group, Note, Tie, Untie };

    BoxKey box;
    What what = What::Name;
    std::string text;           ///< the name, the group or the note; empty: none
    std::optional<Thing> thing; ///< to be tied or untied

    friend bool operator==(const BoxRequest&, const BoxRequest&) = default;
};

} // namespace etherdeck::boxes
