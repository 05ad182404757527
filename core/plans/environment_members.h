#pragma once

#include "core/plans/json.h"
#include "core/plans/members.h"

/// Parts of the JSON of the environment, for who writes and reads what they are parts of.
namespace etherdeck::plans {

[[nodiscard]] Json environmentJson(const EditEnvironment& wish);
[[nodiscard]] Json environmentJson(const RestoreEnvironment& wish);
[[nodiscard]] Wish readEnvironmentEdit(Members& members);
[[nodiscard]] Wish readEnvironmentRestore(Members& members);

/// An area as the protocol has it: {"partition": {…}, "offset", "size"} among other members.
void addArea(Json& json, const FlashArea& area);
void readArea(Members& members, FlashArea& area);

} // namespace etherdeck::plans
