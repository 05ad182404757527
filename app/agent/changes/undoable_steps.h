#pragma once

#include "app/agent/changes/step_runner.h"
#include "app/agent/state/open_change.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"

#include <functional>
#include <string>

namespace etherdeck::agent {

/// Does the steps of a plan one after the other. What undoes a step is on the disk before it begins.
class UndoableSteps {
public:
    using Progress = std::function<void(int step, int steps, const std::string& text)>;

    /// Both must outlive this object.
    UndoableSteps(StepRunner& runner, const OpenChangeFile& file) : m_runner(runner), m_file(file) {}

    /// Undoes all steps if one fails, or if it is cancelled. Refusals: see undoAfter().
    [[nodiscard]] plans::Outcome<void> run(const plans::Plan& plan, OpenChange& open,
                                           const CancelFlag& cancelled, const Progress& progress);
    /// Goes on after a failure: whatever can be undone is undone. Refusals: the first.
    [[nodiscard]] plans::Outcome<void> undo(const OpenChange& open);
    /// Undoes all steps, and adds to the refusal how that went: UndoFailed, or its own code.
    [[nodiscard]] plans::Refusal undoAfter(const OpenChange& open, plans::Refusal refusal);

private:
    StepRunner& m_runner;
    const OpenChangeFile& m_file;
};

} // namespace etherdeck::agent
