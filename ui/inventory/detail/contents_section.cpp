#include "ui/inventory/detail/contents_section.h"

#include "ui/inventory/targets/contents_text.h"
#include "ui/inventory/targets/facts.h"
#include "ui/look/translated.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace etherdeck::ui {

ContentsSection::ContentsSection(QWidget* parent) :
    QWidget(parent),
    m_heading(headingLabel(this)),
    m_text(plainLabel(this)),
    m_notice(new Notice(this)),
    m_groupColumn(new QVBoxLayout),
    m_buttonColumn(new QVBoxLayout) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::grid);
    layout->addWidget(m_heading);
    layout->addWidget(m_text);
    layout->addLayout(m_groupColumn);
    layout->addWidget(m_notice);
    layout->addLayout(m_buttonColumn);
    m_groupColumn->setSpacing(12);
    m_buttonColumn->setSpacing(metrics::grid);
    connect(m_notice, &Notice::actionTriggered, this, &ContentsSection::cancel);
    onLanguageChange(this, [this] {
        if (m_target)
            refresh();
    });
}

void ContentsSection::setTarget(const discovery::Target& target) {
    m_target = target;
    forgetAnotherDisk();
    refresh();
}

/// What was on a disk that has been exchanged since is not on this one.
void ContentsSection::forgetAnotherDisk() {
    const auto found = m_states.find(m_target->address);
    if (found == m_states.end() || found->second.look.isUnderWay() || !found->second.identity)
        return;
    const auto* path = m_target->find(found->second.path);
    if (path == nullptr || (path->identity && *path->identity != *found->second.identity))
        m_states.erase(found);
}

void ContentsSection::showOutcome(Address address, const PeekOutcome& outcome) {
    m_states[address].outcome = outcome;
    if (m_target && address == m_target->address)
        refresh();
}

void ContentsSection::cancel() {
    State& state = m_states[m_target->address];
    if (!state.look.isUnderWay())
        return;
    state.look.cancel();
    showOutcome(m_target->address, {PeekOutcome::Kind::Cancelled, {}, state.progress.bytesRead, {}});
}

void ContentsSection::look() {
    if (m_buttons.empty() || !m_buttons.front()->isEnabled() || m_buttons.front()->isHidden())
        return;
    if (m_buttons.size() == 1)
        start(0);
    else
        m_buttons.front()->setFocus();
}

void ContentsSection::refresh() {
    const auto found = m_states.find(m_target->address);
    const State* state = found == m_states.end() ? nullptr : &found->second;
    m_heading->setText(tr("Contents"));
    refreshFound(state);
    if (state != nullptr && state->look.isUnderWay())
        m_notice->setMessage(peekBusy(state->progress.bytesRead, state->progress.bytesWanted));
    else if (state != nullptr && state->outcome && state->outcome->kind != PeekOutcome::Kind::Done)
        m_notice->setMessage(peekProblem(m_target->address, *state->outcome));
    else
        m_notice->clear();
    refreshButtons(state);
}

void ContentsSection::refreshFound(const State* state) {
    std::vector<ContentsGroup> groups;
    if (state != nullptr && state->outcome && state->outcome->kind == PeekOutcome::Kind::Done) {
        groups = contentsGroups(state->outcome->contents);
        const QString sentence = contentsSentence(state->outcome->contents);
        m_text->setText(state->disk.isEmpty() ? sentence : tr("%1: %2").arg(state->disk, sentence));
    } else {
        m_text->setText(tr("Inspect the disk to see its partitions and file systems. This reads a few "
                           "megabytes at most and never writes."));
    }
    while (m_groups.size() > groups.size()) {
        delete m_groups.back();
        m_groups.pop_back();
    }
    while (m_groups.size() < groups.size()) {
        m_groups.push_back(new FactGroup(this));
        m_groupColumn->addWidget(m_groups.back());
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
        m_groups[i]->setTitle(groups[i].title);
        m_groups[i]->setFacts(groups[i].facts);
    }
}

void ContentsSection::refreshButtons(const State* state) {
    const auto disks = discovery::claimants(*m_target);
    while (m_buttons.size() > disks.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < disks.size()) {
        auto* button = new QPushButton(this);
        const auto claimant = m_buttons.size();
        connect(button, &QPushButton::clicked, this, [this, claimant] { start(claimant); });
        m_buttonColumn->addWidget(button, 0, Qt::AlignLeft);
        m_buttons.push_back(button);
    }
    const bool isBusy = state != nullptr && state->look.isUnderWay();
    const bool wasDone = state != nullptr && state->outcome;
    for (std::size_t i = 0; i < disks.size(); ++i) {
        const QString mac = macText(disks[i]->key.mac);
        m_buttons[i]->setText(disks.size() > 1 ? tr("Inspect %1").arg(mac)
                              : wasDone        ? tr("Inspect again")
                                               : tr("Inspect contents"));
        m_buttons[i]->setVisible(!isBusy);
        m_buttons[i]->setEnabled(disks[i]->isUp() && disks[i]->identity.has_value());
    }
}

void ContentsSection::start(std::size_t claimant) {
    const auto disks = discovery::claimants(*m_target);
    if (claimant >= disks.size())
        return;
    const auto address = m_target->address;
    State& state = m_states[address];
    state.path = disks[claimant]->key;
    state.identity = disks[claimant]->identity;
    state.disk = disks.size() > 1 ? macText(state.path.mac) : QString();
    state.progress = {};
    if (state.outcome && state.outcome->kind != PeekOutcome::Kind::Done)
        state.outcome.reset();
    state.look = m_commands->peek(
        address, state.path, this,
        [this, address](const PeekProgress& progress) {
            m_states[address].progress = progress;
            if (address == m_target->address)
                refresh();
        },
        [this, address](const Result<PeekOutcome>& outcome) {
            showOutcome(address,
                        outcome ? *outcome : PeekOutcome{PeekOutcome::Kind::Failed, {}, 0, outcome.error()});
        });
    refresh();
}

} // namespace etherdeck::ui

#include "moc_contents_section.cpp"
