#pragma once

#include "core/discovery/target.h"
#include "ui/inventory/detail/selection_actions.h"
#include "ui/text/target.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace etherdeck::ui {

class Claims;
class FactGroup;

/// Several selected targets as a whole, and what can be done with all of them.
class SelectionSummary : public QWidget {
    Q_OBJECT

public:
    /// The claims outlive it.
    explicit SelectionSummary(Claims& claims, QWidget* parent = nullptr);

    /// Once: what its buttons do.
    void setActions(const SelectionActions& actions) const;
    void setTargets(const std::vector<discovery::Target>& targets,
                    const std::vector<TargetCondition>& conditions);

private:
    void refresh();
    void refreshButtons();

    Claims& m_claims;
    std::vector<discovery::Target> m_targets;
    std::vector<TargetCondition> m_conditions;
    QLabel* m_title;
    FactGroup* m_facts;
    QPushButton* m_copy;
    QPushButton* m_claim;
    QPushButton* m_release;
    QPushButton* m_remove;
    QLabel* m_note;
};

} // namespace etherdeck::ui
