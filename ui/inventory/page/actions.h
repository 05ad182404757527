#pragma once

class QAction;
class QActionGroup;
class QObject;

namespace etherdeck::ui {

class TargetActions;

/// What can be done on the inventory page, for its menus, the menu bar and the list of shortcuts. Who makes
/// them connects them; they belong to `parent`.
struct InventoryActions {
    /// `targets` has some of them, and outlives this.
    InventoryActions(TargetActions& targets, QObject* parent);

    /// Sets all texts again, in the present language.
    void retranslate() const;

    QAction* discover;
    QAction* find;
    QAction* copy;
    QAction* copyAddress;
    QAction* copyText;
    QAction* copyJson;
    QAction* copyCommand;
    QAction* exportInventory;
    QAction* claim;
    QAction* release;
    QAction* rename;
    QAction* nameShelf;
    QAction* lookInside;    ///< what is on the selected target
    QAction* showBox;       ///< that of the selected target
    QAction* tie;           ///< the selected target to a box
    QAction* showInHistory; ///< the events of the selected target
    QAction* filterBy;      ///< has a menu
    QAction* compare;       ///< once more what the paths of the selected target read
    QAction* showConflict;  ///< the next one
    QAction* remove;        ///< those that do not answer, from the list
    QAction* removeAll;     ///< every one that has vanished or is missing
    TargetActions* targets; ///< whose texts are theirs to make
    QActionGroup* views;    ///< of the next four, of which one is checked
    QAction* showRack;
    QAction* showTable;
    QAction* showGrouped; ///< the table, by shelf
    QAction* showHistory;
    QAction* showDetail; ///< checkable
    QAction* zoomIn;
    QAction* zoomOut;
    QAction* zoomReset;
};

} // namespace etherdeck::ui
