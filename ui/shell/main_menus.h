#pragma once

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;
class QMenuBar;

namespace etherdeck::ui {

struct InventoryActions;

/// The menu bar, and the actions that belong to the window rather than to a page.
class MainMenus : public QObject {
    Q_OBJECT

public:
    /// The menu bar and the page's actions outlive it.
    MainMenus(QMenuBar& bar, const InventoryActions& inventory, QObject* parent);

    /// Makes all texts anew, in the language that holds now.
    void retranslate();
    /// Every action that stands in a menu, for the list of shortcuts.
    [[nodiscard]] QList<QAction*> all() const;
    /// Filled by the window each time that it opens.
    [[nodiscard]] QMenu* interfaceMenu() const { return m_interfaces; }

    QAction* wizard;
    QAction* chooseInterfaces;
    QAction* lab;
    QAction* preferences;
    QAction* quit;
    QAction* compactRows; ///< checkable
    QActionGroup* themes; ///< each with its ThemeChoice as data()
    QAction* shortcuts;
    QAction* about;

private:
    void fill();

    const InventoryActions& m_inventory;
    QMenu* m_file;
    QMenu* m_edit;
    QMenu* m_view;
    QMenu* m_help;
    QMenu* m_interfaces;
    QMenu* m_themeMenu;
};

} // namespace etherdeck::ui
