#include "app/agent/changes/undoable_steps.h"

#include <cstddef>
#include <utility>

namespace etherdeck::agent {

namespace {

using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

/// Refusals of an action that had nothing to undo.
bool isUndone(const plans::Refusal& refusal) {
    return refusal.code == RefusalCode::NoSuchInterface || refusal.code == RefusalCode::NothingToDo;
}

} // namespace

Outcome<void> UndoableSteps::run(const plans::Plan& plan, OpenChange& open, const CancelFlag& cancelled,
                                 const Progress& progress) {
    const auto count = static_cast<int>(plan.steps.size());
    for (auto at = 0; at < count; ++at) {
        const auto& step = plan.steps[static_cast<std::size_t>(at)];
        progress(at + 1, count, step.text.text());
        const auto before = open.undo;
        if (auto reverse = m_runner.reverseOf(step.action))
            open.undo.insert(open.undo.begin(), std::move(*reverse));
        Outcome<void> done = m_file.save(open);
        if (done && cancelled)
            done = refuse(RefusalCode::Cancelled, "It was cancelled.");
        const auto isBegun = done.has_value();
        if (done)
            done = m_runner.perform(step.action);
        if (done)
            continue;
        if (!isBegun || hasDoneNothing(step.action, done.error()))
            open.undo = before;
        auto refusal = done.error();
        refusal.data["step"] = step.text.text();
        return refuse(undoAfter(open, std::move(refusal)));
    }
    return {};
}

plans::Refusal UndoableSteps::undoAfter(const OpenChange& open, plans::Refusal refusal) {
    const auto undone = undo(open);
    refusal.data["undone"] = undone ? "yes" : "no";
    if (undone)
        return refusal;
    refusal.code = RefusalCode::UndoFailed;
    refusal.message = say("%1 Undoing the steps before it failed as well: %2", std::move(refusal.message),
                          undone.error().message);
    return refusal;
}

Outcome<void> UndoableSteps::undo(const OpenChange& open) {
    Outcome<void> result;
    for (const auto& action : open.undo) {
        if (auto done = m_runner.perform(action); !done && !isUndone(done.error()) && result)
            result = done;
    }
    return result;
}

} // namespace etherdeck::agent
