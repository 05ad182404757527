#include "ui/inventory/detail/selection_summary.h"

#include "ui/inventory/targets/facts.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"
#include "ui/widgets/fact_group.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace etherdeck::ui {

SelectionSummary::SelectionSummary(QWidget* parent) :
    QWidget(parent),
    m_title(headingLabel(this)),
    m_facts(new FactGroup(this)),
    m_copy(new QPushButton(icon(Icon::Copy), {}, this)),
    m_forget(new QPushButton(this)) {
    m_title->setFont(theme::titleFont(font()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_facts);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    layout->addWidget(m_forget, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_copy, &QPushButton::clicked, this, &SelectionSummary::copyRequested);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        const auto targets = m_targets; // the selection may change while they go
        for (const auto& target : targets)
            if (target.state != discovery::TargetState::Up)
                emit forgetRequested(target.address);
    });
    onLanguageChange(this, [this] { refresh(); });
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
    const bool anyIsAway = std::any_of(m_targets.begin(), m_targets.end(), [](const auto& target) {
        return target.state != discovery::TargetState::Up;
    });
    m_title->setText(tr("%1 targets").arg(numberText(m_targets.size())));
    m_facts->setFacts({{tr("Total size"), fullSizeText(total), false},
                       {tr("Shelves"), numberText(shelves.size()), false},
                       {tr("States"), states.join(QLatin1Char('\n')), false}});
    m_copy->setText(tr("Copy as text"));
    m_forget->setText(tr("Remove targets that do not answer from the list"));
    m_forget->setVisible(anyIsAway);
}

} // namespace etherdeck::ui
