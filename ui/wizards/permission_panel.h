#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "ui/widgets/step_commands.h"

#include <QWidget>

#include <optional>
#include <utility>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace etherdeck::ui {

class FindingCard;

/// What etherdeck-link lacks, the exact commands that grant it, and a button to run them.
class PermissionPanel : public QWidget {
    Q_OBJECT

public:
    explicit PermissionPanel(QWidget* parent = nullptr);

    void setCommands(StepCommandsPtr commands) { m_commands = std::move(commands); }
    /// The current state. Removes the message about the last repair, unless something is still
    /// missing.
    void setPermission(const LinkPermission& permission);
    [[nodiscard]] const LinkPermission& permission() const { return m_permission; }
    void noteRepair(const RepairOutcome& outcome);
    [[nodiscard]] bool isRepairing() const { return m_isRepairing; }

private:
    void retranslate();
    void showSteps();
    void addStep(const RepairStep& step);
    void updateButtons();
    void copyCommands();
    void repair();

    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    LinkPermission m_permission;
    std::optional<RepairOutcome> m_outcome;
    bool m_isRepairing = false;

    QLabel* m_why;
    QVBoxLayout* m_steps;
    QLabel* m_notes;
    QPushButton* m_repair;
    QPushButton* m_cancel;
    QPushButton* m_copy;
    QPushButton* m_lookAgain;
    QProgressBar* m_progress;
    FindingCard* m_result;
};

} // namespace etherdeck::ui
