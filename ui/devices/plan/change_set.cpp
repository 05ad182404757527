#include "ui/devices/plan/change_set.h"

#include "ui/devices/base/failure_of.h"

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

/// A box takes 32 calls; others of this window need some of them.
constexpr std::size_t maxPlannedAtOnce = 8;
constexpr int allDone = 1000;

bool isCode(const remote::Failure& failure, plans::RefusalCode code) {
    const auto* const refused = std::get_if<remote::AgentRefusal>(&failure);
    return refused && refused->refusal.code == code;
}

/// What was confirmed is what is done.
bool isSame(const plans::Plan& a, const plans::Plan& b) {
    const auto isSameStep = [](const plans::Step& one, const plans::Step& other) {
        return one.text == other.text && one.argv == other.argv && one.diff == other.diff;
    };
    return a.warnings == b.warnings && a.level == b.level && a.confirm == b.confirm &&
           a.reverts == b.reverts && a.backup == b.backup && std::ranges::equal(a.steps, b.steps, isSameStep);
}

} // namespace

ChangeSet::ChangeSet(DeviceCommandsPtr commands, QObject* parent) :
    QObject(parent), m_commands(std::move(commands)) {}

void ChangeSet::start(const std::string& device, const std::vector<NamedWish>& wishes) {
    m_device = device;
    m_changes.clear();
    for (const auto& wish : wishes)
        m_changes.push_back({wish});
    planAgain();
}

void ChangeSet::planAgain() {
    m_applying.cancel();
    m_planning.clear();
    m_planning.resize(m_changes.size());
    m_asked = 0;
    m_answered = 0;
    m_text.clear();
    m_progress = {};
    for (auto& change : m_changes) {
        if (change.applied)
            continue;
        change.plan.reset();
        change.failure.reset();
    }
    setPhase(Phase::Planning);
    planMore();
}

void ChangeSet::planMore() {
    while (m_phase == Phase::Planning && m_asked < m_changes.size() &&
           m_asked < m_answered + maxPlannedAtOnce) {
        const auto index = m_asked++;
        if (m_changes[index].applied)
            ++m_answered;
        else
            plan(index);
    }
    if (m_phase != Phase::Planning || m_answered < m_changes.size())
        return;
    setPhase(std::ranges::any_of(m_changes, isLeft) ? Phase::Shown : Phase::Failed);
}

void ChangeSet::plan(std::size_t index) {
    m_planning[index] = m_commands->planChange(
        m_device, m_changes[index].of.wish, this, [this](const auto& progress) { noteProgress(progress); },
        [this, index](const Result<remote::Answer<plans::ShownPlan>>& answer) { notePlan(index, answer); });
}

void ChangeSet::notePlan(std::size_t index, const Result<remote::Answer<plans::ShownPlan>>& answer) {
    auto& change = m_changes[index];
    change.failure = failureOf(answer);
    if (!change.failure)
        change.plan = **answer;
    ++m_answered;
    tellProgress();
    planMore();
}

void ChangeSet::apply() {
    if (m_phase != Phase::Shown)
        return;
    m_isCancelled = false;
    m_current = 0;
    m_job = m_commands->listChange(m_device, [this] { cancelApply(); });
    setPhase(Phase::Applying);
    applyNext();
}

void ChangeSet::applyNext() {
    while (m_current < m_changes.size() && !isLeft(m_changes[m_current]))
        ++m_current;
    if (m_current == m_changes.size()) {
        setPhase(Phase::Done);
        return;
    }
    if (m_isCancelled) {
        endWith(remote::AgentRefusal{{plans::RefusalCode::Cancelled, {}, {}}, {}});
        return;
    }
    m_wasPlannedAgain = false;
    applyCurrent();
    tellProgress();
}

void ChangeSet::applyCurrent() {
    const auto& shown = *m_changes[m_current].plan;
    DeviceConsent consent{shown.id, shown.plan.level != plans::Confirmation::None, {}};
    if (shown.plan.level == plans::Confirmation::Type)
        consent.typed = shown.plan.confirm;
    m_progress = {};
    m_text.clear();
    if (shown.plan.backup.empty())
        applyWith(consent);
    else
        keepBackup(consent, {shown.plan.backupOf, shown.plan.backup});
}

/// Before anything is written to flash memory, this computer has a copy of what is there.
void ChangeSet::keepBackup(const DeviceConsent& consent, const plans::BackupRequest& request) {
    m_applying = m_commands->keepBackup(
        m_device, request, this, [this, consent, request](const Result<remote::Answer<std::string>>& answer) {
            auto failure = failureOf(answer);
            if (!failure && m_isCancelled)
                failure = remote::AgentRefusal{{plans::RefusalCode::Cancelled, {}, {}}, {}};
            if (failure) {
                endWith(std::move(*failure));
                return;
            }
            auto complete = consent;
            complete.backup = request.sha256;
            applyWith(complete);
        });
}

void ChangeSet::applyWith(const DeviceConsent& consent) {
    m_applying = m_commands->applyChange(
        m_device, consent, this, [this](const auto& progress) { noteProgress(progress); },
        [this](const Result<remote::Answer<remote::Applied>>& answer) { noteApplied(answer); });
}

void ChangeSet::noteApplied(const Result<remote::Answer<remote::Applied>>& answer) {
    auto failure = failureOf(answer);
    if (!failure) {
        m_changes[m_current].applied = **answer;
        applyNext();
        return;
    }
    // The change before it may have moved something, or the agent has forgotten the first of many plans.
    const bool isMoved = m_changes.size() > 1 && isCode(*failure, plans::RefusalCode::StateMoved);
    if (isMoved && !m_wasPlannedAgain && !m_isCancelled)
        planCurrentAgain();
    else
        endWith(std::move(*failure));
}

/// Goes on only if it is the same plan.
void ChangeSet::planCurrentAgain() {
    m_wasPlannedAgain = true;
    m_applying = m_commands->planChange(
        m_device, m_changes[m_current].of.wish, this,
        [this](const auto& progress) { noteProgress(progress); },
        [this](const Result<remote::Answer<plans::ShownPlan>>& answer) {
            auto failure = failureOf(answer);
            if (!failure && m_isCancelled)
                failure = remote::AgentRefusal{{plans::RefusalCode::Cancelled, {}, {}}, {}};
            if (!failure && !isSame((**answer).plan, m_changes[m_current].plan->plan))
                failure = remote::AgentRefusal{{plans::RefusalCode::StateMoved, {}, {}}, {}};
            if (failure) {
                endWith(std::move(*failure));
                return;
            }
            m_changes[m_current].plan = **answer;
            applyCurrent();
        });
}

void ChangeSet::endWith(remote::Failure failure) {
    m_changes[m_current].failure = std::move(failure);
    setPhase(Phase::Failed);
}

void ChangeSet::cancelApply() {
    if (m_phase != Phase::Applying)
        return;
    m_isCancelled = true;
    m_commands->cancelChange(m_device);
}

void ChangeSet::stop() {
    if (m_phase == Phase::Planning)
        m_planning.clear();
}

void ChangeSet::noteProgress(const wire::CallProgress& progress) {
    if (m_phase == Phase::Applying) {
        m_progress = progress;
        m_text = progress.text;
    } else if (m_changes.size() == 1) {
        m_progress = progress;
    }
    tellProgress();
}

void ChangeSet::tellProgress() {
    m_job.setProgress(perMille() > allDone ? Jobs::unknownProgress : perMille());
    emit progressed();
}

void ChangeSet::setPhase(Phase phase) {
    m_phase = phase;
    if (phase != Phase::Applying)
        m_job.end();
    emit changed();
}

const ChangeSet::Change* ChangeSet::current() const {
    return m_phase == Phase::Applying && m_current < m_changes.size() ? &m_changes[m_current] : nullptr;
}

std::size_t ChangeSet::applied() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(m_changes, [](const Change& change) { return change.applied.has_value(); }));
}

plans::Confirmation ChangeSet::level() const {
    auto level = plans::Confirmation::None;
    for (const auto& change : m_changes)
        if (isLeft(change))
            level = std::max(level, change.plan->plan.level);
    return level;
}

std::vector<std::string> ChangeSet::confirm() const {
    std::vector<std::string> texts;
    for (const auto& change : m_changes)
        if (isLeft(change) && change.plan->plan.level == plans::Confirmation::Type)
            for (const auto& text : change.plan->plan.confirm)
                if (std::ranges::find(texts, text) == texts.end())
                    texts.push_back(text);
    return texts;
}

/// A box tells its steps in English only, but the plan has their patterns.
Sentence ChangeSet::progressText() const {
    const auto* const change = current();
    if (change && change->plan && m_progress.step > 0) {
        const auto& steps = change->plan->plan.steps;
        const auto at = static_cast<std::size_t>(m_progress.step - 1);
        if (at < steps.size() && steps[at].text == m_text)
            return steps[at].text;
    }
    return m_text;
}

int ChangeSet::perMille() const {
    const auto count = static_cast<std::int64_t>(m_changes.size());
    const bool isKnown = m_progress.steps > 0;
    if (count == 1 && !isKnown)
        return allDone + 1;
    const auto part = isKnown ? static_cast<std::int64_t>(std::clamp(m_progress.step, 0, m_progress.steps)) *
                                    allDone / m_progress.steps
                              : 0;
    const auto before = m_phase == Phase::Applying ? static_cast<std::int64_t>(m_current)
                                                   : static_cast<std::int64_t>(m_answered);
    return static_cast<int>(std::min<std::int64_t>((before * allDone + part) / count, allDone));
}

} // namespace etherdeck::ui

#include "moc_change_set.cpp"
