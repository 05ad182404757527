#pragma once

#include "ui/inventory/page/owner_change.h"
#include "ui/inventory/table/export.h"
#include "ui/inventory/targets/commands.h"
#include "ui/widgets/banner.h"

#include <QObject>

#include <cstdint>

class QWidget;

namespace etherdeck::ui {

class Claims;
class InventoryContents;
struct InventoryActions;

/// What the user does with the targets that are selected: claims, names and compares them, removes them from
/// the list, goes to their box.
class TargetTasks : public QObject {
    Q_OBJECT

public:
    /// They outlive it. Dialogs stand in `window`, which is the parent.
    TargetTasks(const InventoryContents& contents, const InventoryActions& actions, Claims& claims,
                QWidget& window);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    /// Enables what can be done now; nothing while no targets show.
    void refreshActions(bool areShown);

    void rename(Address address);
    void nameShelf(std::uint16_t shelf);
    void forget(const Targets& targets);

signals:
    /// How a change of several targets has ended.
    void noted(const etherdeck::ui::Banner::Message& message);

private:
    void connectClaims();
    /// All whose owner may be changed without asking; one alone with a question, if need be.
    void changeOwners(bool isClaim);
    void noteEnded(Address address);
    void connectNames();
    void connectBoxes();
    void refreshOwners(const Targets& selected);
    /// What is done with one target only; nullptr: none or several are selected.
    void refreshOfOne(const discovery::Target* target);

    const InventoryContents& m_contents;
    const InventoryActions& m_actions;
    Claims& m_claims;
    QWidget& m_window;
    OwnerChange m_change; ///< of several targets
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
};

} // namespace etherdeck::ui
