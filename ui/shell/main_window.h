#pragma once

#include "core/services/boxes/values.h"
#include "core/services/devices/values.h"
#include "core/services/inventory/discovery_values.h"
#include "ui/console/page/panels.h"
#include "ui/shell/interface_menu.h"
#include "ui/shell/preferences/preferences.h"

#include <QMainWindow>

#include <memory>
#include <string>
#include <vector>

class QSettings;

namespace etherdeck::ui {

class ActivityCenter;
class ActivityControl;
class ArrivalHelper;
class BoxLinks;
class ConsolePage;
class DevicesPage;
class EditBar;
class Edits;
class FirstSteps;
class InventoryPage;
class Jobs;
class LinkStatusLine;
class MainMenus;
class Navigator;
class PreferencesControl;
class Sidebar;
class TimelinePage;
class UndoControl;
class Welcome;
class WindowCommands;
class WindowLayout;
struct DraggedDisk;

/// Frame, navigation and menus around the pages. Knows nothing of threads or links: it receives reports
/// and emits the user's requests.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` outlives the window. `linkProgram` is the path that advice names.
    MainWindow(QSettings& settings, const QString& linkProgram, InterfaceLister lister);
    ~MainWindow() override;

    /// Sets who carries out the pages' requests; by default only what the window does itself.
    void setCommands(const std::shared_ptr<WindowCommands>& commands);
    [[nodiscard]] WindowCommands& commands() const { return *m_commands; }
    /// The open interfaces; `isOwnChoice` when the user chose them, not the program.
    void setChosenInterfaces(const std::vector<std::string>& names, bool isOwnChoice = true);
    [[nodiscard]] PreferencesControl& preferences() const { return *m_preferences; }
    /// The boxes whose agent is reached; remembered.
    void setDevices(const std::vector<KnownDevice>& devices);
    /// Shown instead of the pages until interfaces are chosen.
    void showWelcome();
    [[nodiscard]] InventoryPage& inventory() const { return *m_inventory; }
    [[nodiscard]] ConsolePage& console() const { return *m_console; }
    [[nodiscard]] const ConsolePanels& consolePanels() const { return m_panels; }
    [[nodiscard]] ArrivalHelper& arrivalHelper() const { return *m_arrival; }
    [[nodiscard]] DevicesPage& devices() const { return *m_devices; }
    [[nodiscard]] TimelinePage& timeline() const { return *m_timeline; }
    /// What is known of boxes, on all pages.
    [[nodiscard]] BoxLinks& boxes() const { return *m_boxes; }
    [[nodiscard]] FirstSteps& firstSteps() const { return *m_steps; }
    /// What is under way, of all pages.
    [[nodiscard]] Jobs& jobs() const { return *m_jobs; }
    /// What needs attention, of all pages.
    [[nodiscard]] ActivityCenter& activity() const { return *m_activity; }
    /// Makes, undoes and redoes changes: for the services.
    [[nodiscard]] Edits& edits() const { return *m_edits; }
    /// Goes to Devices, where a new export with this address is made.
    void openExport(Address address, const DraggedDisk& disk);

public slots:
    void applyInventory(const etherdeck::InventoryChange& change);
    void noteEvent(const etherdeck::DiscoveryEvent& event);
    void setLinks(const std::vector<etherdeck::LinkStatus>& links);
    void setBoxes(const etherdeck::BoxesPtr& boxes);
    void noteSettled();
    /// Raises the window with this target in sight.
    void present(etherdeck::Address address);
    /// The same with a box of the console, one of its boots, or a line; 0: none.
    void presentConsole(qint64 source, qint64 boot, qint64 line);
    /// The same with a box that has an agent.
    void presentDevice(const std::string& device);
    void showShortcuts();
    /// The lab could not be started.
    void noteLabFailed(const etherdeck::Error& error);

signals:
    /// Interfaces to open, and to remember when the user made a lasting choice.
    void interfacesChosen(const std::vector<std::string>& names, bool isToBeRemembered);
    void devicesChanged(const std::vector<etherdeck::KnownDevice>& devices);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void layOut();
    void makeMenus(InterfaceLister lister);
    void connectPages();
    void connectConsoleActions();
    void connectDevices();
    void connectBoxes();
    void connectSteps();
    void connectActivity();
    void notePage(int row);
    void openInterfaces(const std::vector<std::string>& names, bool isToBeRemembered);
    void apply(const Preferences& preferences);

    QSettings& m_settings;
    bool m_hasStartView = false;

    std::shared_ptr<WindowCommands> m_commands;
    Jobs* m_jobs;
    Sidebar* m_sidebar;
    Welcome* m_welcome;
    InventoryPage* m_inventory;
    ConsolePage* m_console;
    ConsolePanels m_panels;
    ArrivalHelper* m_arrival;
    DevicesPage* m_devices;
    TimelinePage* m_timeline;
    Navigator* m_navigator;
    LinkStatusLine* m_linkLine;
    FirstSteps* m_steps;
    Edits* m_edits;
    EditBar* m_editBar;
    ActivityCenter* m_activity = nullptr;
    ActivityControl* m_activityControl = nullptr;
    BoxLinks* m_boxes = nullptr;
    MainMenus* m_menus = nullptr;
    PreferencesControl* m_preferences = nullptr;
    InterfaceMenu* m_interfaceMenu = nullptr;
    UndoControl* m_undo = nullptr;
    std::unique_ptr<WindowLayout> m_layout;
};

} // namespace etherdeck::ui
