#pragma once

#include "core/base/clock.h"
#include "core/planner/make_plan.h"
#include "core/plans/box_state.h"

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace etherdeck::agent {

/// What was found out on the wire for a plan. It takes seconds, so it is used again if the plan is applied
/// soon.
class OutsideAnswers {
public:
    /// How long it is believed who serves an address. A start asks again.
    static constexpr std::chrono::seconds wireLasts{60};
    /// How long it is believed who uses an export: an initiator may have come while somebody read the plan.
    static constexpr std::chrono::seconds usersLast{8};

    /// Puts into the box what is still believed, and takes out the questions that it answers.
    void use(plans::BoxState& box, plans::Questions& questions, TimePoint now);
    /// The questions that use() has left were answered. Users who were seen before count as well: one that is
    /// idle the second time has not gone.
    void keep(plans::BoxState& box, TimePoint now);

private:
    std::optional<TimePoint> m_wireAsked;
    std::optional<TimePoint> m_usersAsked;
    std::map<Address, std::vector<plans::WireAnswer>> m_wire;
    std::map<Address, plans::UsersSeen> m_users;
};

} // namespace etherdeck::agent
