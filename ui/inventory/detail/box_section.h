#pragma once

#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/target_box.h"

#include <QWidget>

class QPushButton;

namespace etherdeck::ui {

class FactGroup;

/// Which box a target belongs to, why, and which of its disks it is.
class BoxSection : public QWidget {
    Q_OBJECT

public:
    explicit BoxSection(QWidget* parent = nullptr);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    /// That of the target with this address.
    void setBox(Address target, const TargetBox& box);

private:
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    Address m_target;
    TargetBox m_box;
    FactGroup* m_facts;
    QPushButton* m_showBox;
    QPushButton* m_showDevice;
    QPushButton* m_tie;
};

} // namespace etherdeck::ui
