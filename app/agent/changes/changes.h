#pragma once

#include "app/agent/changes/consent.h"
#include "app/agent/changes/planned_changes.h"
#include "app/agent/changes/step_runner.h"
#include "app/agent/changes/undoable_steps.h"
#include "app/agent/changes/verified_facts.h"
#include "app/agent/state/journal.h"
#include "app/agent/state/open_change.h"
#include "core/plans/plan.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

struct AppliedChange {
    std::int64_t entry = 0;
    std::vector<VerifiedFact> verified;
    std::optional<plans::PendingChange> pending;
};

/// Plans and applies changes of the box, one at a time. From any thread.
class Changes {
public:
    static constexpr std::int64_t minKeepSeconds = 10;
    static constexpr std::int64_t maxKeepSeconds = 3600;

    struct Hooks {
        std::function<std::string()> bootId;
        /// `kind` is one of those of the topic "changes".
        std::function<void(std::string_view kind, const std::string& who, const std::string& text)> told;
        /// nextDeadline() has changed.
        std::function<void()> deadlineChanged;
    };
    using Progress = UndoableSteps::Progress;

    Changes(AgentPaths paths, BoxReader& reader, ExportKeeper& keeper, Hooks hooks);

    /// Reads the journal, and undoes the change during which an earlier run was killed. Waits for vblades, so
    /// call it in a worker, before everything else. Refusals: NoRoom, Failed.
    [[nodiscard]] plans::Outcome<void> load();
    /// From now on nothing is changed. Before load().
    void refuseAll(plans::Refusal why) { m_refusesAll = std::move(why); }
    [[nodiscard]] const std::optional<plans::Refusal>& refusesAll() const { return m_refusesAll; }
    /// See ChangeJournal.
    [[nodiscard]] std::size_t unreadableLines() const;
    void setUnitsRunExports(bool on) {
        m_unitsRunExports = on;
        m_runner.setUnitsRunExports(on);
    }

    /// Waits for the wire and for users.
    [[nodiscard]] plans::Outcome<PlannedChange> plan(const plans::Wish& wish, const std::string& who,
                                                     const CancelFlag& cancelled, const Progress& progress);
    /// Waits until it is done, or undone. A cancelled one stops after the present step and is undone.
    [[nodiscard]] plans::Outcome<AppliedChange> apply(const std::string& id, const Consent& consent,
                                                      const std::string& who, const CancelFlag& cancelled,
                                                      const Progress& progress);
    [[nodiscard]] bool isApplying() const;
    [[nodiscard]] std::optional<plans::PendingChange> pending() const;
    /// Refusals: NothingToDo; StateMoved when another change is pending.
    [[nodiscard]] plans::Outcome<void> keep(const std::string& id, const std::string& who);
    [[nodiscard]] std::vector<JournalEntry> journal(std::size_t limit,
                                                    std::optional<std::int64_t> before) const;

    /// When the pending change reverts; TimePoint::max() when there is none.
    [[nodiscard]] TimePoint nextDeadline() const;
    /// True once when the time of the pending change has come: revert() must follow. It can no longer be
    /// kept.
    [[nodiscard]] bool takeDue(TimePoint now);
    /// Waits.
    void revert();

private:
    [[nodiscard]] plans::Outcome<PlannedChange> resolve(const plans::Wish& wish) const;
    /// Uses its answers from outside as long as they are fresh, and asks again otherwise.
    [[nodiscard]] plans::Outcome<plans::Plan> makePlanNow(PlannedChange& change, const CancelFlag& cancelled,
                                                          const Progress& progress);
    [[nodiscard]] plans::Outcome<PlannedChange> checked(const std::string& id, const Consent& consent,
                                                        const CancelFlag& cancelled,
                                                        const Progress& progress);
    [[nodiscard]] plans::Outcome<AppliedChange> finish(const PlannedChange& change, OpenChange& open,
                                                       JournalEntry entry, const Consent& consent);
    [[nodiscard]] plans::Outcome<AppliedChange> applyNow(const PlannedChange& change, const Consent& consent,
                                                         const std::string& who, const CancelFlag& cancelled,
                                                         const Progress& progress);
    [[nodiscard]] JournalEntry entryOf(const PlannedChange& change, const std::string& who) const;

    AgentPaths m_paths;
    BoxReader& m_reader;
    ExportKeeper& m_keeper;
    Hooks m_hooks;
    StepRunner m_runner;
    OpenChangeFile m_openFile;
    UndoableSteps m_steps;
    bool m_unitsRunExports = false;
    std::optional<plans::Refusal> m_refusesAll;

    mutable std::mutex m_mutex; ///< guards all below
    ChangeJournal m_journal;
    PlannedChanges m_plans;
    std::optional<std::string> m_applying; ///< the title of the change that runs
    std::optional<OpenChange> m_pending;
    TimePoint m_deadline = TimePoint::max();
};

} // namespace etherdeck::agent
