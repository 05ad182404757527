#pragma once

#include "core/discovery/target.h"
#include "ui/text/target.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace etherdeck::ui {

class FactGroup;

/// Several selected targets as a whole.
class SelectionSummary : public QWidget {
    Q_OBJECT

public:
    explicit SelectionSummary(QWidget* parent = nullptr);

    void setTargets(const std::vector<discovery::Target>& targets,
                    const std::vector<TargetCondition>& conditions);

signals:
    void copyRequested();
    void forgetRequested(etherdeck::Address address);

private:
    void refresh();

    std::vector<discovery::Target> m_targets;
    std::vector<TargetCondition> m_conditions;
    QLabel* m_title;
    FactGroup* m_facts;
    QPushButton* m_copy;
    QPushButton* m_forget;
};

} // namespace etherdeck::ui
