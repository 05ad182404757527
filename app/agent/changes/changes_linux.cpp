#include "app/agent/changes/box_flash.h"
#include "app/agent/changes/changes.h"
#include "app/agent/state/files.h"
#include "core/planner/make_plan.h"

#include <algorithm>
#include <ctime>
#include <utility>

namespace etherdeck::agent {

namespace {

using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

tl::unexpected<plans::Refusal> refusePending(const std::string& id, const Sentence& title) {
    return refuse(RefusalCode::ChangePending,
                  say("A change waits to be kept: %1. Keep it, or let it revert first.", title),
                  {{"id", id}, {"text", title.text()}});
}

/// Seconds since the box was started, also those in which it slept.
std::int64_t secondsOfBox() {
    timespec time{};
    ::clock_gettime(CLOCK_BOOTTIME, &time);
    return time.tv_sec;
}

std::int64_t microsecondsNow() {
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

tl::unexpected<plans::Refusal> refuseBusy(const std::string& title) {
    return refuse(RefusalCode::ChangePending, "Another change is being made: " + title + '.',
                  {{"text", title}});
}

} // namespace

Changes::Changes(AgentPaths paths, BoxReader& reader, ExportKeeper& keeper, Hooks hooks) :
    m_paths(std::move(paths)),
    m_reader(reader),
    m_keeper(keeper),
    m_hooks(std::move(hooks)),
    m_runner(m_paths, keeper, reader),
    m_openFile(m_paths.state + "/open-change.json"),
    m_steps(m_runner, m_openFile),
    m_journal(m_paths.state + "/journal.jsonl") {}

Outcome<void> Changes::load() {
    std::unique_lock lock(m_mutex);
    if (auto loaded = m_journal.load(); !loaded)
        return loaded;
    if (m_refusesAll)
        return {};
    auto open = m_openFile.load();
    if (!open)
        return refuse(open.error());
    if (!*open)
        return {};
    if ((*open)->pending) {
        const auto isSameBoot = !(*open)->bootId.empty() && (*open)->bootId == m_hooks.bootId();
        const auto left =
            isSameBoot ? std::clamp<std::int64_t>((*open)->deadline - secondsOfBox(), 0, maxKeepSeconds) : 0;
        m_pending = std::move(**open);
        m_deadline = Clock::now() + std::chrono::seconds(left);
        return {};
    }
    m_applying = (*open)->title.text();
    lock.unlock();
    // Also if somebody has it for long: what may be half written is not left so.
    const auto held = holdEnvironment(m_paths, std::ranges::any_of((*open)->undo, changesFlash));
    const auto undone = m_steps.undo(**open);
    lock.lock();
    m_applying.reset();
    JournalEntry entry;
    entry.time = microsecondsNow();
    entry.who = (*open)->who;
    entry.title = (*open)->title;
    entry.wish = (*open)->wish;
    entry.result = ChangeResult::Failed;
    entry.reason = undone ? "The agent ended in the middle of this change. Its steps were undone."
                          : "The agent ended in the middle of this change, and undoing it failed: " +
                                undone.error().message.text();
    static_cast<void>(
        m_journal.add(std::move(entry), {})); // a full disk must not keep the agent from running
    return m_openFile.clear();
}

// --- planning

Outcome<PlannedChange> Changes::resolve(const plans::Wish& wish) const {
    PlannedChange change{{}, wish, {}, {}, {}, {}};
    const auto* const undo = std::get_if<plans::UndoChange>(&wish);
    if (!undo)
        return change;
    const std::lock_guard lock(m_mutex);
    auto entry = m_journal.toUndo(undo->entry);
    if (!entry)
        return refuse(entry.error());
    change.wish = std::move(*entry->undo);
    change.undoes = entry->number;
    change.earlierConfs = std::move(entry->earlierConfs);
    return change;
}

Outcome<plans::Plan> Changes::makePlanNow(PlannedChange& change, const CancelFlag& cancelled,
                                          const Progress& progress) {
    if (m_refusesAll)
        return refuse(*m_refusesAll);
    const auto& wish = change.wish;
    auto box = m_reader.state(m_unitsRunExports);
    box.earlierConfs = change.earlierConfs;
    auto questions = plans::questions(box, wish);
    change.outside.use(box, questions, Clock::now());
    if (auto answered = m_reader.answer(box, questions, cancelled,
                                        [&](const std::string& text) { progress(0, 0, text); });
        !answered)
        return refuse(answered.error());
    change.outside.keep(box, Clock::now());
    box.pending = pending();
    auto plan = plans::makePlan(box, wish);
    for (const auto& step : plan ? plan->steps : std::vector<plans::Step>()) {
        const auto* const path = fileOf(step.action);
        if (auto writable = path ? checkWritable(m_paths.onBox(*path)) : Outcome<void>(); !writable)
            return refuse(writable.error());
    }
    return plan;
}

Outcome<PlannedChange> Changes::plan(const plans::Wish& wish, const std::string& who,
                                     const CancelFlag& cancelled, const Progress& progress) {
    auto change = resolve(wish);
    if (!change)
        return change;
    auto made = makePlanNow(*change, cancelled, progress);
    if (!made)
        return refuse(made.error());
    if (change->undoes)
        made->title = say("Undo change %1: %2", std::to_string(*change->undoes), made->title);
    change->plan = std::move(*made);
    const std::lock_guard lock(m_mutex);
    m_plans.add(*change);
    m_hooks.told("planned", who, change->plan.title.text());
    return change;
}

// --- applying

/// Makes the plan again, from the box as it is now.
Outcome<PlannedChange> Changes::checked(const std::string& id, const Consent& consent,
                                        const CancelFlag& cancelled, const Progress& progress) {
    std::unique_lock lock(m_mutex);
    auto change = m_plans.find(id);
    lock.unlock();
    if (!change)
        return refuse(RefusalCode::StateMoved, "There is no such plan any more. Plan again.", {{"id", id}});
    if (auto refusal = missingConsent(change->plan, consent))
        return refuse(std::move(*refusal));
    auto again = makePlanNow(*change, cancelled, progress);
    if (!again)
        return refuse(again.error());
    again->title = change->plan.title;
    if (plans::fingerprint(*again) != plans::fingerprint(change->plan))
        return refuse(RefusalCode::StateMoved, "The box has changed since the plan was made. Plan again.",
                      {{"id", id}});
    return std::move(*change);
}

Outcome<AppliedChange> Changes::apply(const std::string& id, const Consent& consent, const std::string& who,
                                      const CancelFlag& cancelled, const Progress& progress) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_applying)
            return refuseBusy(*m_applying);
        if (m_pending)
            return refusePending(m_pending->id, m_pending->title);
        m_applying = "plan " + id;
    }
    const auto change = checked(id, consent, cancelled, progress);
    Outcome<AppliedChange> applied = change ? applyNow(*change, consent, who, cancelled, progress)
                                            : Outcome<AppliedChange>(refuse(change.error()));
    const std::lock_guard lock(m_mutex);
    m_applying.reset();
    if (applied)
        m_plans.remove(id);
    return applied;
}

bool Changes::isApplying() const {
    const std::lock_guard lock(m_mutex);
    return m_applying.has_value();
}

JournalEntry Changes::entryOf(const PlannedChange& change, const std::string& who) const {
    JournalEntry entry;
    entry.time = microsecondsNow();
    entry.who = who;
    entry.title = change.plan.title;
    entry.wish = change.wish;
    entry.undo = change.plan.undo;
    if (entry.undo)
        entry.earlierConfs = m_runner.earlierConfsOf(change.plan);
    return entry;
}

Outcome<AppliedChange> Changes::applyNow(const PlannedChange& change, const Consent& consent,
                                         const std::string& who, const CancelFlag& cancelled,
                                         const Progress& progress) {
    {
        const std::lock_guard lock(m_mutex);
        m_applying = change.plan.title.text();
    }
    const auto held =
        holdEnvironment(m_paths, std::ranges::any_of(change.plan.steps, changesFlash, &plans::Step::action));
    if (!held)
        return refuse(held.error());
    m_hooks.told("applying", who, change.plan.title.text());
    OpenChange open{change.id, change.plan.title, who, change.wish, {}, false, 0, 0, m_hooks.bootId()};
    auto entry = entryOf(change, who);
    if (auto done = m_steps.run(change.plan, open, cancelled, progress); !done) {
        entry.result = ChangeResult::Failed;
        entry.reason = done.error().message.text();
        const std::lock_guard lock(m_mutex);
        static_cast<void>(m_journal.add(std::move(entry), {})); // what is reported is the refusal
        static_cast<void>(m_openFile.clear());
        m_hooks.told("failed", who, change.plan.title.text());
        return refuse(done.error());
    }
    AppliedChange applied;
    applied.verified = verifiedFacts(change.plan, m_keeper, m_paths.root);
    auto finished = finish(change, open, std::move(entry), consent);
    if (!finished) { // otherwise nobody would know of it, or it would not revert
        const auto refusal = m_steps.undoAfter(open, finished.error());
        const std::lock_guard lock(m_mutex);
        static_cast<void>(m_openFile.clear());
        m_hooks.told("failed", who, change.plan.title.text());
        return refuse(refusal);
    }
    finished->verified = std::move(applied.verified);
    return finished;
}

/// Adds it to the journal, and starts its time if it reverts.
Outcome<AppliedChange> Changes::finish(const PlannedChange& change, OpenChange& open, JournalEntry entry,
                                       const Consent& consent) {
    AppliedChange applied;
    const auto who = entry.who;
    const std::lock_guard lock(m_mutex);
    auto number = m_journal.add(std::move(entry), change.undoes);
    if (!number)
        return refuse(number.error());
    applied.entry = *number;
    if (change.plan.reverts) {
        const auto seconds = std::clamp(consent.keepSeconds, minKeepSeconds, maxKeepSeconds);
        open.pending = true;
        open.entry = *number;
        open.deadline = secondsOfBox() + seconds;
        if (auto saved = m_openFile.save(open); !saved) {
            static_cast<void>(m_journal.noteReverted(*number));
            return refuse(saved.error());
        }
        m_pending = open;
        m_deadline = Clock::now() + std::chrono::seconds(seconds);
        applied.pending = plans::PendingChange{open.id, open.title, seconds};
        m_hooks.told("pending", who, change.plan.title.text());
        m_hooks.deadlineChanged();
        return applied;
    }
    if (auto cleared = m_openFile.clear(); !cleared) {
        static_cast<void>(m_journal.noteReverted(*number));
        return refuse(cleared.error());
    }
    m_hooks.told("applied", who, change.plan.title.text());
    return applied;
}

// --- changes that revert unless they are kept

std::optional<plans::PendingChange> Changes::pending() const {
    const std::lock_guard lock(m_mutex);
    if (!m_pending)
        return std::nullopt;
    const auto left = m_deadline == TimePoint::max() // it is being reverted
                          ? 0
                          : std::chrono::ceil<std::chrono::seconds>(m_deadline - Clock::now()).count();
    return plans::PendingChange{m_pending->id, m_pending->title, std::max<std::int64_t>(left, 0)};
}

Outcome<void> Changes::keep(const std::string& id, const std::string& who) {
    const std::lock_guard lock(m_mutex);
    if (!m_pending)
        return refuse(RefusalCode::NothingToDo, "No change waits to be kept.");
    if (!id.empty() && m_pending->id != id)
        return refuse(RefusalCode::StateMoved, say("Another change waits to be kept: %1.", m_pending->title),
                      {{"id", m_pending->id}});
    if (m_deadline == TimePoint::max())
        return refuse(RefusalCode::StateMoved, "It is being reverted: its time is up.",
                      {{"id", m_pending->id}});
    if (auto cleared = m_openFile.clear(); !cleared)
        return cleared;
    m_hooks.told("kept", who, m_pending->title.text());
    m_pending.reset();
    m_deadline = TimePoint::max();
    m_hooks.deadlineChanged();
    return {};
}

TimePoint Changes::nextDeadline() const {
    const std::lock_guard lock(m_mutex);
    return m_deadline;
}

bool Changes::takeDue(TimePoint now) {
    const std::lock_guard lock(m_mutex);
    if (!m_pending || now < m_deadline)
        return false;
    m_deadline = TimePoint::max();
    return true;
}

void Changes::revert() {
    OpenChange open;
    {
        const std::lock_guard lock(m_mutex);
        open = *m_pending;
        m_applying = "Revert: " + open.title.text();
    }
    const auto undone = m_steps.undo(open);
    const std::lock_guard lock(m_mutex);
    m_applying.reset();
    m_pending.reset();
    // Nobody waits for an answer here. A failure is reported to those who watch, and shows in the lists.
    static_cast<void>(m_journal.noteReverted(open.entry));
    static_cast<void>(m_openFile.clear());
    m_hooks.told("reverted", open.who,
                 undone ? open.title.text() : open.title.text() + ": " + undone.error().message.text());
    m_hooks.deadlineChanged();
}

std::size_t Changes::unreadableLines() const {
    const std::lock_guard lock(m_mutex);
    return m_journal.unreadable();
}

std::vector<JournalEntry> Changes::journal(std::size_t limit, std::optional<std::int64_t> before) const {
    const std::lock_guard lock(m_mutex);
    return m_journal.entries(limit, before);
}

} // namespace etherdeck::agent
