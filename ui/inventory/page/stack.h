#pragma once

#include "ui/inventory/targets/commands.h"
#include "ui/inventory/targets/inventory_text.h"

#include <QStackedWidget>

#include <cstddef>

namespace etherdeck::ui {

class DetailSplit;
class HistoryView;
class InventoryEmptyPlace;
class InventoryHeader;
class InventoryViews;
struct InventoryActions;

/// What stands below the header of the page: the views with the details beside them, the history, or why
/// there is nothing to show. Finds and copies in what shows.
class InventoryStack : public QStackedWidget {
    Q_OBJECT

public:
    /// Takes `split`, which has the views. The others outlive it.
    InventoryStack(const InventoryActions& actions, InventoryHeader& header, InventoryViews& views,
                   DetailSplit& split);

    void setCommands(const InventoryCommandsPtr& commands);
    /// `shown` of `all` targets match the filter.
    void refresh(const InventoryFacts& facts, std::size_t shown, std::size_t all);
    void focusContent();
    void showInHistory(Address address);
    [[nodiscard]] bool showsHistory() const;
    [[nodiscard]] HistoryView& history() const { return *m_history; }

private:
    void connectActions();

    const InventoryActions& m_actions;
    InventoryHeader& m_header;
    InventoryViews& m_views;
    DetailSplit& m_split;
    HistoryView* m_history;
    InventoryEmptyPlace* m_empty;
};

} // namespace etherdeck::ui
