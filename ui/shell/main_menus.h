#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <map>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace etherdeck::ui {

struct ConsoleActions;
struct InventoryActions;

/// The menu bar, and the actions that belong to the window rather than to a page.
class MainMenus : public QObject {
    Q_OBJECT

public:
    /// The menu bar and the page's actions outlive it.
    MainMenus(QMenuBar& bar, const InventoryActions& inventory, const ConsoleActions& console,
              QObject* parent);

    /// Sets all texts again, in the present language.
    void retranslate();
    /// Every action in a menu, for the list of shortcuts.
    [[nodiscard]] QList<QAction*> all() const;
    /// Keys of the inventory have no meaning, or another one, on other pages, and what its selected targets
    /// and its views are is not in sight there: what is about them is not offered.
    void setInventoryKeys(bool areOn);
    /// Filled by the window each time it opens.
    [[nodiscard]] QMenu* interfaceMenu() const { return m_interfaces; }

    /// What undo and redo would do, in the present language; empty: nothing, or not now.
    void setSteps(const QString& undoName, const QString& redoName);

    QAction* undo;
    QAction* redo;
    QAction* wizard;
    QAction* chooseInterfaces;
    QAction* lab;
    QAction* preferences;
    QAction* quit;
    QActionGroup* pages; ///< each with its row as data()
    QAction* activity;
    QAction* compactRows; ///< checkable
    QActionGroup* themes; ///< each with its ThemeChoice as data()
    QAction* shortcuts;
    QAction* about;

private:
    void fill();
    void addInventory(QMenu* menu, const QList<QAction*>& actions);

    const InventoryActions& m_inventory;
    const ConsoleActions& m_console;
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_view;
    QMenu* m_help;
    QMenu* m_interfaces;
    QMenu* m_themeMenu;
    QMenu* m_consoleMenu;
    QList<QAction*> m_ofInventory;                  ///< all that are in a menu
    QList<QAction*> m_ofPage;                       ///< what they are about is in sight on its page only
    std::map<QAction*, QList<QKeySequence>> m_keys; ///< of the inventory, while they are off
};

} // namespace etherdeck::ui
