#pragma once

#include "ui/inventory/targets/commands.h"
#include "ui/widgets/empty_place.h"

namespace etherdeck::ui {

/// What the inventory page shows where there are no targets, and the ways on from there.
class InventoryEmptyPlace : public EmptyPlaceView {
    Q_OBJECT

public:
    explicit InventoryEmptyPlace(QWidget* parent = nullptr);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }

signals:
    void discoverRequested();
    void clearFilterRequested();

private:
    void take(EmptyPlace::Action action);

    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
};

} // namespace etherdeck::ui
