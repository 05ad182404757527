#pragma once

#include "app/agent/changes/outside_answers.h"
#include "core/plans/plan.h"
#include "core/plans/wish.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

struct PlannedChange {
    std::string id;
    plans::Wish wish;                           ///< of UndoChange: the wish that undoes
    std::optional<std::int64_t> undoes;         ///< an entry of the journal
    std::vector<plans::WriteFile> earlierConfs; ///< of that entry
    plans::Plan plan;
    OutsideAnswers outside;
};

/// The plans that may be applied.
class PlannedChanges {
public:
    static constexpr std::size_t maxPlans = 64; ///< the oldest is forgotten

    PlannedChanges();

    /// Gives it its id. A plan of an earlier run of the agent is not one of this run.
    void add(PlannedChange& change);
    /// Nothing when it is not there any more.
    [[nodiscard]] std::optional<PlannedChange> find(std::string_view id) const;
    void remove(std::string_view id);

private:
    std::deque<PlannedChange> m_changes;
    std::int64_t m_lastNumber = 0;
    const std::string m_suffix;
};

} // namespace etherdeck::agent
