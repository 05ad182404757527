#pragma once

#include "app/agent/exports/step_runner.h"
#include "app/agent/state/journal.h"
#include "app/agent/state/open_change.h"
#include "core/plans/plan.h"

#include <chrono>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// What was found out on the wire for a plan. It takes seconds, so it is used again if the plan is applied
/// soon.
struct OutsideAnswers {
    TimePoint when = TimePoint::min();      ///< the wire was asked
    TimePoint usersWhen = TimePoint::min(); ///< users were looked for
    std::map<Address, std::vector<plans::WireAnswer>> wire;
    std::map<Address, plans::UsersSeen> users;
};

struct PlannedChange {
    std::string id;
    plans::Wish wish;                           ///< of UndoChange: the wish that undoes
    std::optional<std::int64_t> undoes;         ///< an entry of the journal
    std::vector<plans::WriteFile> earlierConfs; ///< of that entry
    plans::Plan plan;
    OutsideAnswers outside;
};

/// What a client has confirmed.
struct Consent {
    bool click = false;
    std::vector<std::string> typed;
    std::string backup; ///< the SHA-256 of the copy of a partition that the client has
    std::int64_t keepSeconds = 60;
};

struct VerifiedFact {
    std::string what;   ///< "e7.3 on eth0"
    std::string result; ///< "advertised", "running", "not-checked"
};

struct AppliedChange {
    std::int64_t entry = 0;
    std::vector<VerifiedFact> verified;
    std::optional<plans::PendingChange> pending;
};

/// Plans and applies changes of the box, one at a time. From any thread.
class Changes {
public:
    static constexpr std::size_t maxPlans = 64; ///< the oldest is forgotten
    static constexpr std::int64_t minKeepSeconds = 10;
    static constexpr std::int64_t maxKeepSeconds = 3600;
    /// How long it is believed who uses an export: an initiator may have come while somebody read the plan.
    static constexpr std::chrono::seconds usersLast{8};

    struct Hooks {
        std::function<std::string()> bootId;
        /// `kind` is one of those of the topic "changes".
        std::function<void(std::string_view kind, const std::string& who, const std::string& text)> told;
        /// nextDeadline() has changed.
        std::function<void()> deadlineChanged;
    };
    using Progress = std::function<void(int step, int steps, const std::string& text)>;

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
    [[nodiscard]] plans::Outcome<void> runSteps(const plans::Plan& plan, OpenChange& open,
                                                const CancelFlag& cancelled, const Progress& progress);
    [[nodiscard]] plans::Outcome<void> undoSteps(const OpenChange& open);
    [[nodiscard]] plans::Refusal undoAfter(const OpenChange& open, plans::Refusal refusal);
    [[nodiscard]] plans::Outcome<AppliedChange> finish(const PlannedChange& change, OpenChange& open,
                                                       JournalEntry entry, const Consent& consent);
    [[nodiscard]] plans::Outcome<AppliedChange> applyNow(const PlannedChange& change, const Consent& consent,
                                                         const std::string& who, const CancelFlag& cancelled,
                                                         const Progress& progress);
    [[nodiscard]] std::vector<VerifiedFact> verify(const plans::Plan& plan);
    [[nodiscard]] JournalEntry entryOf(const PlannedChange& change, const std::string& who) const;

    AgentPaths m_paths;
    BoxReader& m_reader;
    ExportKeeper& m_keeper;
    Hooks m_hooks;
    StepRunner m_runner;
    OpenChangeFile m_openFile;
    bool m_unitsRunExports = false;
    std::optional<plans::Refusal> m_refusesAll;

    mutable std::mutex m_mutex; ///< guards all below
    ChangeJournal m_journal;
    std::deque<PlannedChange> m_plans;
    std::int64_t m_lastPlan = 0;
    const std::string m_planSuffix;        ///< a plan of an earlier run of the agent is not one of this run
    std::optional<std::string> m_applying; ///< the title of the change that runs
    std::optional<OpenChange> m_pending;
    TimePoint m_deadline = TimePoint::max();
};

} // namespace etherdeck::agent
