#pragma once

#include "ui/inventory/table/export.h"
#include "ui/inventory/targets/commands.h"

#include <QObject>

#include <cstdint>

class QWidget;

namespace etherdeck::ui {

class InventoryContents;
struct InventoryActions;

/// What the user does with the targets that are selected: names them, compares, removes them from the list,
/// goes to their box.
class TargetTasks : public QObject {
    Q_OBJECT

public:
    /// Both outlive it. Dialogs stand in `window`, which is the parent.
    TargetTasks(const InventoryContents& contents, const InventoryActions& actions, QWidget& window);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    /// Enables what can be done now; nothing while no targets show.
    void refreshActions(bool areShown);

    void rename(Address address);
    void nameShelf(std::uint16_t shelf);
    void forget(const Targets& targets);

private:
    void connectNames();
    void connectBoxes();
    void refreshOfOne(const discovery::Target* target, bool isOnly);

    const InventoryContents& m_contents;
    const InventoryActions& m_actions;
    QWidget& m_window;
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
};

} // namespace etherdeck::ui
