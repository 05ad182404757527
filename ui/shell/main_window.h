#pragma once

#include "core/services/discovery_service.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>
#include <QStringList>

#include <functional>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;
class QSettings;
class QStackedWidget;

namespace etherdeck::ui {

class InventoryPage;
class LinkStatusLine;
class Sidebar;

/// One entry of the Interfaces menu.
struct InterfaceChoice {
    std::string name;
    QString description; ///< "1 Gb/s, MTU 9000", or empty
};
/// Asked each time that the menu opens.
using InterfaceLister = std::function<std::vector<InterfaceChoice>()>;

/// Frame, navigation and menus around the pages. Knows nothing of threads or links: it is told what
/// happens and says what the person wants.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` outlives the window. `linkProgram` is the path that advice names.
    MainWindow(QSettings& settings, const QString& linkProgram, InterfaceLister lister);

    /// What the Interfaces menu shows as chosen.
    void setChosenInterfaces(const std::vector<std::string>& names);
    void setThemeChoice(ThemeChoice choice);
    [[nodiscard]] InventoryPage& inventory() const { return *m_inventory; }

public slots:
    void applyInventory(const etherdeck::InventoryChange& change);
    void noteEvent(const etherdeck::DiscoveryEvent& event);
    void setLinks(const std::vector<etherdeck::LinkStatus>& links);
    void noteSettled();

signals:
    void discoverRequested();
    void retryRequested();
    void interfacesChosen(const std::vector<std::string>& names);
    void themeChosen(etherdeck::ui::ThemeChoice choice);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void makeMenus();
    void makeViewMenu();
    void makeHelpMenu();
    void fillInterfaceMenu();
    void showInterfaceMenu();
    void chooseInterface(const std::string& name, bool isChosen);
    void showAbout();
    void saveLayout();
    void restoreLayout();

    QSettings& m_settings;
    InterfaceLister m_lister;
    std::vector<std::string> m_chosen;

    Sidebar* m_sidebar;
    QStackedWidget* m_pages;
    InventoryPage* m_inventory;
    LinkStatusLine* m_linkLine;
    QMenu* m_interfaceMenu = nullptr;
    QActionGroup* m_themes = nullptr;
    QAction* m_dense = nullptr;
};

} // namespace etherdeck::ui
