#pragma once

#include "core/plans/box_state.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <optional>
#include <set>

namespace etherdeck::plans {

/// What must be looked up on the box before a wish can be planned.
struct Questions {
    std::set<Address> addresses;      ///< ask for them on the wire, on every interface of the export
    std::set<std::string> interfaces; ///< where to ask
    std::set<Address> users;          ///< watch for initiators of these
    std::set<std::string> files;      ///< read them into BoxState::files
    std::set<std::string> paths;      ///< describe what is there, and add it to BoxState::disks
    bool environment = false;         ///< read U-Boot's environment
    bool netconsole = false;          ///< look at the kernel's netconsole
    std::optional<FlashArea> place;   ///< where it is if nothing else tells

    friend bool operator==(const Questions&, const Questions&) = default;
};
[[nodiscard]] Questions questions(const BoxState& box, const Wish& wish);

/// How a wish is carried out on this box, or why it is refused. UndoChange is not planned here: plan the wish
/// that the journal has for it. Does no I/O; the same state and wish give the same plan.
[[nodiscard]] Outcome<Plan> makePlan(const BoxState& box, const Wish& wish);

} // namespace etherdeck::plans
