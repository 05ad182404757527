#include "ui/inventory/detail/selection_summary.h"

#include "ui/inventory/targets/claims.h"
#include "ui/inventory/targets/facts.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/fact_group.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace etherdeck::ui {

SelectionSummary::SelectionSummary(Claims& claims, QWidget* parent) :
    QWidget(parent),
    m_claims(claims),
    m_title(headingLabel(this)),
    m_facts(new FactGroup(this)),
    m_copy(new QPushButton(icon(Icon::Copy), {}, this)),
    m_claim(new QPushButton(this)),
    m_release(new QPushButton(this)),
    m_remove(new QPushButton(this)),
    m_note(new SecondaryLabel(this)) {
    m_title->setFont(theme::titleFont(font()));
    m_note->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    for (auto* button : {m_copy, m_claim, m_release, m_remove})
        layout->addWidget(button, 0, Qt::AlignLeft);
    layout->addWidget(m_note);
    layout->addStretch();
    connect(&m_claims, &Claims::changed, this, &SelectionSummary::refreshButtons);
    onLanguageChange(this, [this] { refresh(); });
}

void SelectionSummary::setActions(const SelectionActions& actions) const {
    const auto triggers = [](const QPushButton* button, const QAction* action) {
        if (action != nullptr)
            connect(button, &QPushButton::clicked, action, &QAction::trigger);
    };
    triggers(m_copy, actions.copy);
    triggers(m_claim, actions.claim);
    triggers(m_release, actions.release);
    triggers(m_remove, actions.remove);
}

void SelectionSummary::setTargets(const std::vector<discovery::Target>& targets,
                                  const std::vector<TargetCondition>& conditions) {
    m_targets = targets;
    m_conditions = conditions;
    refresh();
}

void SelectionSummary::refresh() {
    Sectors total;
    std::set<std::uint16_t> shelves;
    for (const auto& target : m_targets) {
        shelves.insert(target.address.shelf());
        if (const auto& identity = target.principal().identity; identity && !target.hasConflict())
            total.count += identity->size.count;
    }
    QStringList states;
    for (const auto condition : allConditions) {
        const auto count = std::count(m_conditions.begin(), m_conditions.end(), condition);
        const auto at = std::find(m_conditions.begin(), m_conditions.end(), condition) - m_conditions.begin();
        if (count > 0)
            states << tr("%1: %2").arg(conditionText(condition, m_targets[static_cast<std::size_t>(at)]),
                                       numberText(static_cast<std::uint64_t>(count)));
    }
    m_title->setText(tr("%1 targets").arg(numberText(m_targets.size())));
    m_facts->setFacts({{tr("Total size"), fullSizeText(total), false},
                       {tr("Shelves"), numberText(shelves.size()), false},
                       {tr("States"), states.join(QLatin1Char('\n')), false}});
    refreshButtons();
}

/// Each says for how many of them it is.
void SelectionSummary::refreshButtons() {
    std::uint64_t free = 0;
    std::uint64_t own = 0;
    std::uint64_t away = 0;
    for (const auto& target : m_targets) {
        free += m_claims.mayClaim(target) ? 1 : 0;
        own += m_claims.mayRelease(target) ? 1 : 0;
        away += target.state != discovery::TargetState::Up ? 1 : 0;
    }
    m_copy->setText(tr("Copy as text"));
    m_claim->setText(tr("Claim %1").arg(numberText(free)));
    m_claim->setToolTip(tr("Sets the config string of those that nobody has claimed"));
    m_release->setText(tr("Release %1").arg(numberText(own)));
    m_release->setToolTip(tr("Clears the config string of those that this computer has claimed"));
    m_remove->setText(tr("Remove %1 from the list").arg(numberText(away)));
    m_remove->setToolTip(tr("Removes those that do not answer"));
    m_note->setText(tr("Names, notes, and targets that others have claimed are changed one at a time."));
    m_claim->setVisible(free > 0);
    m_release->setVisible(own > 0);
    m_remove->setVisible(away > 0);
}

} // namespace etherdeck::ui

#include "moc_selection_summary.cpp"
