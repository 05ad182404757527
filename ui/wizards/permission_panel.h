#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace etherdeck::ui {

class FindingCard;

/// What etherdeck-link lacks, the exact commands that grant it, and a button to run them. It runs nothing
/// itself, but emits signals.
class PermissionPanel : public QWidget {
    Q_OBJECT

public:
    explicit PermissionPanel(QWidget* parent = nullptr);

    /// The current state. Removes the message about the last repair, unless something is still
    /// missing.
    void setPermission(const LinkPermission& permission);
    [[nodiscard]] const LinkPermission& permission() const { return m_permission; }
    void noteRepair(const RepairOutcome& outcome);
    [[nodiscard]] bool isRepairing() const { return m_isRepairing; }

signals:
    void repairRequested(const etherdeck::RepairPlan& plan);
    void cancelRequested();
    /// The user may have repaired it elsewhere.
    void lookAgainRequested();

private:
    void retranslate();
    void showSteps();
    void addStep(const RepairStep& step);
    void updateButtons();
    void copyCommands();
    void repair();

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
