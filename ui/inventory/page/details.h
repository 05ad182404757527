#pragma once

#include "ui/inventory/targets/commands.h"

#include <QObject>

#include <optional>
#include <vector>

namespace etherdeck::ui {

class DetailPane;
class InventoryContents;

/// Shows what is selected in the detail pane: its targets, and the events of one.
class InventoryDetails : public QObject {
    Q_OBJECT

public:
    /// The contents outlive it; it is a child of the pane.
    InventoryDetails(InventoryContents& contents, DetailPane& pane);

    void setCommands(const InventoryCommandsPtr& commands) { m_commands = commands; }
    /// Shows the selected targets again, as they are now.
    void refresh();
    /// The same, but only while it shows one.
    void refreshOne();
    /// Reads its events again.
    void readEvents();
    /// Events came in.
    void addStored(const std::vector<store::EventRecord>& events);
    [[nodiscard]] std::optional<Address> address() const { return m_address; }

private:
    void noteSelection();

    InventoryContents& m_contents;
    DetailPane& m_pane;
    InventoryCommandsPtr m_commands = std::make_shared<InventoryCommands>();
    std::optional<Address> m_address; ///< of the one target
    std::vector<Address> m_shown;
    Call m_events;
};

} // namespace etherdeck::ui
