#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "ui/widgets/step_commands.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QScrollArea;

namespace etherdeck::ui {

class PermissionPanel;

/// The permission panel as a dialog, for a page whose links were refused. It closes itself once nothing is
/// missing any more.
class PermissionDialog : public QDialog {
    Q_OBJECT

public:
    explicit PermissionDialog(const LinkPermission& permission, QWidget* parent = nullptr);

    void setCommands(const StepCommandsPtr& commands);
    void setPermission(const LinkPermission& permission);
    void noteRepair(const RepairOutcome& outcome);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();

    StepCommandsPtr m_commands = std::make_shared<StepCommands>();
    QLabel* m_heading;
    PermissionPanel* m_panel;
    QScrollArea* m_scroll = nullptr;
    QDialogButtonBox* m_buttons;
};

} // namespace etherdeck::ui
