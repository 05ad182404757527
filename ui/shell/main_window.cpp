#include "ui/shell/main_window.h"

#include "core/services/devices/known_devices.h"
#include "ui/boxes/links/links.h"
#include "ui/console/arrival/helper.h"
#include "ui/console/log/panel.h"
#include "ui/console/page/close_guard.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/console/terminal/panel.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/away_notices.h"
#include "ui/inventory/page/page.h"
#include "ui/look/icons.h"
#include "ui/look/translated.h"
#include "ui/shell/activity/button.h"
#include "ui/shell/activity/center.h"
#include "ui/shell/activity/control.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/interface_menu.h"
#include "ui/shell/link_list.h"
#include "ui/shell/link_status_line.h"
#include "ui/shell/main_menus.h"
#include "ui/shell/messages.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/navigator.h"
#include "ui/shell/page_reports.h"
#include "ui/shell/preferences_control.h"
#include "ui/shell/san_target.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/undo/edit_bar.h"
#include "ui/shell/undo/edits.h"
#include "ui/shell/undo_control.h"
#include "ui/shell/window_commands.h"
#include "ui/shell/window_layout.h"
#include "ui/text/plain.h"
#include "ui/timeline/page.h"
#include "ui/widgets/jobs.h"
#include "ui/wizards/welcome.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr QSize smallestSize(720, 440);

} // namespace

MainWindow::MainWindow(QSettings& settings, const QString& linkProgram, InterfaceLister lister) :
    m_settings(settings),
    m_jobs(new Jobs(this)),
    m_sidebar(new Sidebar),
    m_welcome(new Welcome),
    m_inventory(new InventoryPage(linkProgram)),
    m_console(new ConsolePage),
    m_panels(makePanels(*m_console)),
    m_arrival(new ArrivalHelper(this)),
    m_devices(new DevicesPage),
    m_timeline(new TimelinePage),
    m_navigator(
        new Navigator(*this, m_sidebar->pages(), {m_inventory, m_devices, m_console, m_timeline, m_welcome})),
    m_linkLine(new LinkStatusLine),
    m_steps(new FirstSteps(
        *this, linkProgram,
        {[this] { return m_inventory->targets(); }, [this] { return m_inventory->shelfNames(); }})),
    m_edits(new Edits({[this](const auto& target) { return m_inventory->labelOf(target); },
                       [this](std::uint16_t shelf) { return m_inventory->labelOf(shelf); }},
                      this)),
    m_editBar(new EditBar) {
    setWindowIcon(applicationIcon());
    setMinimumSize(smallestSize);
    setCommands(std::make_shared<WindowCommands>(*this));
    layOut();
    connectPages();
    connectSteps();
    makeMenus(std::move(lister));
    m_undo = new UndoControl(*m_edits, *m_editBar, *m_menus, this);
    m_undo->connectLog(*m_panels.log);
    m_undo->connectDevices(*m_devices);
    connect(m_edits, &Edits::devicesRequested, this, &MainWindow::setDevices);
    keepTranslated(this, [this] {
        m_menus->retranslate();
        m_undo->retranslate();
    });
    m_layout = std::make_unique<WindowLayout>(*this, *m_navigator, *m_menus->compactRows);
    m_layout->restore(m_settings);
    connectActivity();
    m_navigator->focusPage();
}

MainWindow::~MainWindow() {
    m_edits
        ->disconnect(); // it ends behind this window, and would tell it that nothing can be undone any more
}

void MainWindow::setCommands(const std::shared_ptr<WindowCommands>& commands) {
    m_commands = commands;
    m_inventory->setCommands(commands);
    m_console->setCommands(commands);
    m_devices->setCommands(commands);
    m_welcome->setCommands(commands);
    m_steps->setCommands(commands);
}

void MainWindow::layOut() {
    auto* center = new QWidget(this);
    auto* layout = new QHBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar);
    auto* column = new QVBoxLayout;
    column->addWidget(m_navigator->stack(), 1);
    column->addWidget(m_editBar);
    layout->addLayout(column, 1);
    setCentralWidget(center);
    statusBar()->addWidget(m_linkLine, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectPages() {
    connect(m_navigator, &Navigator::shown, this, &MainWindow::notePage);
    // At once: the program may end without being asked.
    connect(&m_inventory->awayNotices(), &AwayNotices::departuresChanged, this,
            [this] { m_inventory->saveNotices(m_settings); });
    connectConsoleActions();
    connectDevices();
    connect(m_timeline, &TimelinePage::targetActivated, this, &MainWindow::present);
    connectBoxes();
}

void MainWindow::connectBoxes() {
    m_boxes = new BoxLinks(*m_inventory, *m_console, *m_devices, *this);
    connect(m_boxes, &BoxLinks::targetRequested, this, &MainWindow::present);
    connect(m_boxes, &BoxLinks::consoleRequested, this,
            [this](qint64 source, qint64 line) { presentConsole(source, 0, line); });
    connect(m_boxes, &BoxLinks::devicesShown, this, [this] { m_navigator->choose(page_rows::devices); });
    connect(m_timeline, &TimelinePage::boxRequested, this,
            [this](const boxes::BoxKey& box) { m_commands->showBox(box); });
    connect(m_boxes, &BoxLinks::devicesNamed, this, &MainWindow::setDevices);
    connect(&m_boxes->dialogs(), &BoxDialogs::changeRequested, this,
            [this](const boxes::BoxRequest& request) { m_commands->changeBox(request); });
    connect(&m_boxes->dialogs(), &BoxDialogs::tieRequested, this,
            [this](const boxes::Thing& thing, const auto& box) { m_commands->tie(thing, box); });
}

void MainWindow::setBoxes(const BoxesPtr& boxes) { m_boxes->setBoxes(boxes); }

void MainWindow::connectSteps() {
    connect(m_steps, &FirstSteps::interfacesTried, this,
            [this](const auto& names) { emit interfacesChosen(names, false); });
    connect(m_steps, &FirstSteps::interfacesChosen, this,
            [this](const auto& names) { openInterfaces(names, true); });
    connect(m_steps, &FirstSteps::shelfNamed, m_inventory, &InventoryPage::takeShelfName);
}

void MainWindow::connectActivity() {
    m_activity = new ActivityCenter(m_inventory->awayNotices(), m_settings, this);
    m_activityControl = new ActivityControl(m_sidebar->activity(), *m_activity, *m_jobs);
    m_inventory->setJobs(*m_jobs);
    m_panels.log->setJobs(*m_jobs);
    connect(m_menus->activity, &QAction::triggered, m_activityControl, &ActivityControl::open);
    connect(m_activity, &ActivityCenter::targetRequested, this, &MainWindow::present);
    connect(m_activity, &ActivityCenter::consoleRequested, this, &MainWindow::presentConsole);
    connect(m_activity, &ActivityCenter::deviceRequested, this, &MainWindow::presentDevice);
}

void MainWindow::setChosenInterfaces(const std::vector<std::string>& names, bool isOwnChoice) {
    m_interfaceMenu->setChosen(names);
    m_steps->setChosen(names, isOwnChoice);
}

void MainWindow::apply(const Preferences& preferences) {
    m_console->reception().setListens(preferences.listens);
    m_inventory->setPollInterval(std::chrono::seconds(preferences.pollSeconds));
    if (std::exchange(m_hasStartView, true))
        return;
    const InventoryActions& actions = m_inventory->actions();
    (preferences.startView == StartView::Table ? actions.showTable : actions.showRack)->trigger();
}

void MainWindow::showWelcome() { m_navigator->showWelcome(); }

void MainWindow::applyInventory(const InventoryChange& change) {
    m_inventory->apply(change);
    m_steps->applyInventory(change);
}

void MainWindow::noteEvent(const DiscoveryEvent& event) { m_inventory->noteEvent(event); }

void MainWindow::setLinks(const std::vector<LinkStatus>& links) {
    m_sidebar->links().setLinks(links);
    m_linkLine->setLinks(links);
    m_inventory->setLinks(links);
    m_steps->setLinks(links);
}

void MainWindow::noteSettled() {
    m_inventory->noteSettled();
    m_steps->noteSettled();
}

/// Those that are in the menu and have keys: from another page they go to the console first.
void MainWindow::connectConsoleActions() {
    const auto& actions = m_console->actions();
    connect(actions.search, &QAction::triggered, this, [this, search = actions.search] {
        if (!m_navigator->shows(m_console))
            search->setChecked(true);
    });
    for (const QAction* action : {actions.search, actions.showAll, actions.nextCrash, actions.showTerminal})
        connect(action, &QAction::triggered, this, [this] { m_navigator->choose(page_rows::console); });
}

void MainWindow::connectDevices() {
    m_devices->setSanViewer([this] {
        SanView san;
        for (const auto& target : m_inventory->targets())
            san.targets.emplace(target.address, sanTarget(target));
        for (const auto& link : m_sidebar->links().links())
            if (link.state == LinkStatus::State::Up)
                san.own.emplace_back(fromWire(link.interface), link.mac);
        return san;
    });
}

/// A box has the name that is stored, also where an earlier list is brought back.
void MainWindow::setDevices(const std::vector<KnownDevice>& devices) {
    for (const auto& known : m_devices->devices())
        if (std::ranges::find(devices, known.device, &KnownDevice::device) == devices.end())
            m_activity->forgetDevice(known.device);
    const auto named = m_boxes->named(devices);
    m_devices->setDevices(named);
    m_inventory->offerExports(!named.empty());
    saveDevices(m_settings, named);
    emit devicesChanged(named);
}

void MainWindow::present(Address address) {
    m_navigator->comeToFront(page_rows::inventory);
    m_inventory->showTarget(address);
}

void MainWindow::presentConsole(qint64 source, qint64 boot, qint64 line) {
    m_navigator->comeToFront(page_rows::console);
    if (line != 0)
        m_console->showLine(source, line);
    else
        m_console->showBox(source, boot);
}

void MainWindow::openExport(Address address, const DraggedDisk& disk) {
    m_navigator->choose(page_rows::devices);
    m_devices->exportAt(address, disk);
}

void MainWindow::presentDevice(const std::string& device) {
    m_navigator->comeToFront(page_rows::devices);
    m_devices->list().choose(device);
}

void MainWindow::notePage(int row) {
    m_menus->setInventoryKeys(row == page_rows::inventory);
    m_menus->pages->actions().at(row)->setChecked(true);
}

void MainWindow::makeMenus(InterfaceLister lister) {
    m_menus = new MainMenus(*menuBar(), m_inventory->actions(), m_console->actions(), this);
    auto* guard = new CloseGuard(this, [terminal = m_panels.terminal] { return terminal->dependsOnUs(); });
    m_preferences = new PreferencesControl(*this, *guard, *m_menus->themes);
    connect(m_preferences, &PreferencesControl::applied, this, &MainWindow::apply);
    connect(m_preferences, &PreferencesControl::chooseInterfacesRequested, m_steps,
            &FirstSteps::openInterfaces);
    m_interfaceMenu = new InterfaceMenu(*m_menus->interfaceMenu(), std::move(lister), this);
    connect(m_interfaceMenu, &InterfaceMenu::chosen, this,
            [this](const auto& names) { openInterfaces(names, true); });
    connect(m_menus->wizard, &QAction::triggered, m_steps, &FirstSteps::openWizard);
    connect(m_menus->chooseInterfaces, &QAction::triggered, m_steps, &FirstSteps::openInterfaces);
    connect(m_menus->lab, &QAction::triggered, this, [this] { m_commands->startLab(); });
    connect(m_menus->preferences, &QAction::triggered, m_preferences, &PreferencesControl::openDialog);
    connect(m_menus->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->compactRows, &QAction::toggled, m_inventory, &InventoryPage::setDense);
    connect(m_menus->pages, &QActionGroup::triggered, this,
            [this](const QAction* page) { m_navigator->choose(page->data().toInt()); });
    connect(m_menus->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_menus->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::openInterfaces(const std::vector<std::string>& names, bool isToBeRemembered) {
    setChosenInterfaces(names);
    m_navigator->leaveWelcome();
    emit interfacesChosen(names, isToBeRemembered);
}

void MainWindow::showShortcuts() {
    auto* dialog = new ShortcutsDialog(shortcutsOf(m_menus->all()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::noteLabFailed(const Error& error) { showLabFailure(error, this); }

void MainWindow::closeEvent(QCloseEvent* event) {
    m_layout->save(m_settings);
    QMainWindow::closeEvent(event);
}

} // namespace etherdeck::ui

#include "moc_main_window.cpp"
