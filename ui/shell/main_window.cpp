#include "ui/shell/main_window.h"

#include "core/services/devices/known_devices.h"
#include "ui/boxes/links/links.h"
#include "ui/console/arrival/helper.h"
#include "ui/console/log/panel.h"
#include "ui/console/page/close_guard.h"
#include "ui/console/page/page.h"
#include "ui/console/search/panel.h"
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
#include "ui/shell/edit_bar.h"
#include "ui/shell/edits.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/interface_menu.h"
#include "ui/shell/link_list.h"
#include "ui/shell/link_status_line.h"
#include "ui/shell/main_menus.h"
#include "ui/shell/messages.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/page_reports.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/window_commands.h"
#include "ui/text/error.h"
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

const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");
const QString denseKey = QStringLiteral("inventory/dense");
constexpr QSize firstSize(1240, 780);
constexpr QSize smallestSize(820, 560);

} // namespace

MainWindow::MainWindow(QSettings& settings, const QString& linkProgram, InterfaceLister lister) :
    m_settings(settings),
    m_lister(std::move(lister)),
    m_jobs(new Jobs(this)),
    m_sidebar(new Sidebar),
    m_pages(new QStackedWidget),
    m_welcome(new Welcome),
    m_inventory(new InventoryPage(linkProgram)),
    m_console(new ConsolePage),
    m_panels(makePanels(*m_console)),
    m_closeGuard(new CloseGuard(this, [terminal = m_panels.terminal] { return terminal->dependsOnUs(); })),
    m_arrival(new ArrivalHelper(this)),
    m_devices(new DevicesPage),
    m_timeline(new TimelinePage),
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
    makeMenus();
    connectEdits();
    keepTranslated(this, [this] { retranslate(); });
    restoreLayout();
    connectActivity();
    m_inventory->focusContent();
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
    for (const auto which : {Icon::Inventory, Icon::Device, Icon::Terminal, Icon::History})
        m_sidebar->pages().addPage(which, QString());
    m_pages->addWidget(m_inventory);
    m_pages->addWidget(m_devices);
    m_pages->addWidget(m_console);
    m_pages->addWidget(m_timeline);
    m_pages->addWidget(m_welcome);
    auto* center = new QWidget(this);
    auto* layout = new QHBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar);
    auto* column = new QVBoxLayout;
    column->addWidget(m_pages, 1);
    column->addWidget(m_editBar);
    layout->addLayout(column, 1);
    setCentralWidget(center);
    statusBar()->addWidget(m_linkLine, 1);
    statusBar()->setSizeGripEnabled(false);
}

void MainWindow::connectPages() {
    connect(&m_sidebar->pages(), &QListWidget::currentRowChanged, this, &MainWindow::showPage);
    m_reports = new PageReports(*m_inventory, *m_devices, *m_console, m_sidebar->pages(), this);
    connect(m_reports, &PageReports::summaryChanged, this, &MainWindow::showTitle);
    // At once: the program may end without being asked.
    connect(m_inventory, &InventoryPage::noticesChanged, this,
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
    connect(m_boxes, &BoxLinks::devicesShown, this,
            [this] { m_sidebar->pages().setCurrentRow(page_rows::devices); });
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

void MainWindow::connectEdits() {
    connect(m_edits, &Edits::changed, this, &MainWindow::showSteps);
    connect(m_menus->undo, &QAction::triggered, m_edits, &Edits::undo);
    connect(m_menus->redo, &QAction::triggered, m_edits, &Edits::redo);
    connect(m_editBar, &EditBar::undoRequested, m_edits, &Edits::undo);
    connect(m_editBar, &EditBar::redoRequested, m_edits, &Edits::redo);
    connect(m_edits, &Edits::told, m_editBar, [this](const EditBar::Message& message) {
        message == EditBar::Message() ? m_editBar->clear() : m_editBar->setMessage(message);
    });
    const LogPanel* log = m_panels.log;
    connect(log, &LogPanel::bookmarkChanged, m_edits,
            [this](qint64 line, const auto& before, const auto& after) {
                if (before != after)
                    m_edits->push(BookmarkEdit{line, before, after});
            });
    connect(log, &LogPanel::rulesEdited, m_edits, [this](const auto& before, const auto& after) {
        m_edits->push(RulesEdit{before, after});
    });
    connect(m_edits, &Edits::rulesRequested, log, &LogPanel::setRules);
    connect(m_edits, &Edits::devicesRequested, this, &MainWindow::setDevices);
    connect(m_edits, &Edits::bookmarksChanged, log, &LogPanel::reload);
    connect(m_devices, &DevicesPage::changeMade, m_edits,
            [this](const std::string& device, std::int64_t entry, const QString& title) {
                m_edits->push(AgentChangeEdit{device, m_devices->titleOf(device), title, entry});
            });
    m_edits->setPlanner([this](const Edit& edit, QObject* receiver, Then<Edit> then) {
        auto change = std::get<AgentChangeEdit>(edit);
        return m_devices->undoChange(
            change.device, change.entry, receiver,
            [change, then = std::move(then)](const Result<std::int64_t>& entry) mutable {
                if (!entry)
                    return then(fail(entry.error()));
                change.entry = *entry;
                then(Edit(change));
            });
    });
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

void MainWindow::showSteps() {
    m_menus->setSteps(m_edits->canUndo() ? m_edits->undoName() : QString(),
                      m_edits->canRedo() ? m_edits->redoName() : QString());
}

void MainWindow::setChosenInterfaces(const std::vector<std::string>& names, bool isOwnChoice) {
    m_chosen = names;
    m_steps->setChosen(names, isOwnChoice);
}

void MainWindow::setPreferences(const Preferences& preferences) {
    m_preferences = preferences;
    m_console->setListens(preferences.listens);
    m_inventory->setPollInterval(std::chrono::seconds(preferences.pollSeconds));
    for (QAction* action : m_menus->themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(preferences.theme));
    if (std::exchange(m_hasStartView, true))
        return;
    const InventoryActions& actions = m_inventory->actions();
    (preferences.startView == StartView::Table ? actions.showTable : actions.showRack)->trigger();
}

void MainWindow::showWelcome() {
    m_pages->setCurrentWidget(m_welcome);
    m_welcome->setFocus();
    showTitle();
}

/// The state of the page that shows: so the task bar tells it too.
void MainWindow::showTitle() {
    const QString summary =
        m_pages->currentWidget() == m_welcome ? tr("Welcome") : m_reports->summary(m_pages->currentIndex());
    setWindowTitle(summary.isEmpty() ? tr("Etherdeck") : tr("%1 – Etherdeck").arg(summary));
}

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
        if (m_pages->currentWidget() != m_console)
            search->setChecked(true);
    });
    for (const QAction* action : {actions.search, actions.showAll, actions.nextCrash, actions.showTerminal})
        connect(action, &QAction::triggered, this,
                [this] { m_sidebar->pages().setCurrentRow(page_rows::console); });
}

void MainWindow::connectDevices() {
    m_devices->setSanViewer([this] {
        SanView san;
        for (const auto& target : m_inventory->targets())
            san.taken[target.address] =
                tr("a target answers there from %1")
                    .arg(QString::fromStdString(target.principal().key.mac.toString()));
        for (const auto& link : m_sidebar->links().links())
            if (link.state == LinkStatus::State::Up)
                san.own.emplace_back(fromWire(link.interface), link.mac);
        return san;
    });
    connect(m_inventory, &InventoryPage::exportRequested, this,
            [this](Address address, const DraggedDisk& disk) {
                m_sidebar->pages().setCurrentRow(page_rows::devices);
                m_devices->exportAt(address, disk);
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

void MainWindow::comeToFront(int row) {
    showNormal();
    raise();
    activateWindow();
    m_sidebar->pages().setCurrentRow(row);
}

void MainWindow::present(Address address) {
    comeToFront(page_rows::inventory);
    m_inventory->showTarget(address);
}

void MainWindow::presentConsole(qint64 source, qint64 boot, qint64 line) {
    comeToFront(page_rows::console);
    if (line != 0)
        m_console->showLine(source, line);
    else
        m_console->showBox(source, boot);
}

void MainWindow::presentDevice(const std::string& device) {
    comeToFront(page_rows::devices);
    m_devices->list().choose(device);
}

void MainWindow::showPage(int row) {
    m_pages->setCurrentIndex(row);
    showTitle();
    m_menus->setInventoryKeys(row == page_rows::inventory);
    m_menus->pages->actions().at(row)->setChecked(true);
    m_console->setSeen(row == page_rows::console && isActiveWindow());
    if (row == page_rows::inventory)
        m_inventory->focusContent();
    else if (row == page_rows::devices)
        m_devices->focusContent();
    else if (row == page_rows::console)
        m_console->focusContent();
    else
        m_timeline->focusContent();
}

void MainWindow::makeMenus() {
    m_menus = new MainMenus(*menuBar(), m_inventory->actions(), m_console->actions(), this);
    connect(m_menus->interfaceMenu(), &QMenu::aboutToShow, this, &MainWindow::fillInterfaceMenu);
    connect(m_menus->wizard, &QAction::triggered, m_steps, &FirstSteps::openWizard);
    connect(m_menus->chooseInterfaces, &QAction::triggered, m_steps, &FirstSteps::openInterfaces);
    connect(m_menus->lab, &QAction::triggered, this, [this] { m_commands->startLab(); });
    connect(m_menus->preferences, &QAction::triggered, this, &MainWindow::showPreferences);
    connect(m_menus->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->compactRows, &QAction::toggled, m_inventory, &InventoryPage::setDense);
    connect(m_menus->pages, &QActionGroup::triggered, this,
            [this](const QAction* page) { m_sidebar->pages().setCurrentRow(page->data().toInt()); });
    connect(m_menus->themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        Preferences changed = m_preferences;
        changed.theme = static_cast<ThemeChoice>(action->data().toInt());
        changePreferences(changed);
    });
    connect(m_menus->shortcuts, &QAction::triggered, this, &MainWindow::showShortcuts);
    connect(m_menus->about, &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::ActivationChange)
        m_console->setSeen(m_pages->currentWidget() == m_console && isActiveWindow());
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslate() {
    m_menus->retranslate();
    showSteps();
    if (!m_editBar->isHidden())
        m_edits->tellAgain();
    m_sidebar->pages().setPageName(page_rows::inventory, tr("Inventory"));
    m_sidebar->pages().setPageName(page_rows::devices, tr("Devices"));
    m_sidebar->pages().setPageName(page_rows::console, tr("Console"));
    m_sidebar->pages().setPageName(page_rows::timeline, tr("Timeline"));
    m_reports->showBadges();
    showTitle();
}

void MainWindow::fillInterfaceMenu() {
    etherdeck::ui::fillInterfaceMenu(
        *m_menus->interfaceMenu(), m_lister(), m_chosen, this,
        [this](const std::string& name, bool isChosen) { chooseInterface(name, isChosen); });
}

void MainWindow::chooseInterface(const std::string& name, bool isChosen) {
    std::vector<std::string> names = m_chosen;
    std::erase(names, name);
    if (isChosen)
        names.push_back(name);
    openInterfaces(names, true);
}

void MainWindow::openInterfaces(const std::vector<std::string>& names, bool isToBeRemembered) {
    setChosenInterfaces(names);
    if (m_pages->currentWidget() == m_welcome) {
        m_pages->setCurrentWidget(m_inventory);
        m_inventory->focusContent();
        retranslate();
    }
    emit interfacesChosen(names, isToBeRemembered);
}

void MainWindow::showPreferences() {
    auto* dialog = new PreferencesDialog(m_preferences, m_languages, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::preferencesChanged, this, &MainWindow::changePreferences);
    connect(dialog, &PreferencesDialog::chooseInterfacesRequested, m_steps, &FirstSteps::openInterfaces);
    dialog->open();
}

void MainWindow::changePreferences(const Preferences& preferences) {
    const auto change = [this, preferences] {
        setPreferences(preferences);
        emit preferencesChanged(preferences);
    };
    const auto& before = m_preferences;
    const bool keepsPort = preferences.listens == before.listens &&
                           preferences.consoleAddresses == before.consoleAddresses &&
                           preferences.consolePort == before.consolePort;
    if (keepsPort)
        change();
    else
        m_closeGuard->askBeforeClosingPort(change);
}

void MainWindow::showShortcuts() {
    auto* dialog = new ShortcutsDialog(shortcutsOf(m_menus->all()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::noteLabFailed(const Error& error) { showLabFailure(error, this); }

void MainWindow::closeEvent(QCloseEvent* event) {
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::saveLayout() {
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(stateKey, saveState());
    m_settings.setValue(denseKey, m_menus->compactRows->isChecked());
    m_inventory->saveLayout(m_settings);
    m_console->saveLayout(m_settings);
    m_panels.log->saveLayout(m_settings);
    m_panels.terminal->saveLayout(m_settings);
    m_panels.search->saveLayout(m_settings);
    m_devices->saveLayout(m_settings);
    m_timeline->saveLayout(m_settings);
}

void MainWindow::restoreLayout() {
    resize(firstSize);
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    restoreState(m_settings.value(stateKey).toByteArray());
    m_menus->compactRows->setChecked(m_settings.value(denseKey).toBool());
    m_inventory->restoreLayout(m_settings);
    m_console->restoreLayout(m_settings);
    m_panels.log->restoreLayout(m_settings);
    m_panels.terminal->restoreLayout(m_settings);
    m_panels.search->restoreLayout(m_settings);
    m_devices->setDevices(loadDevices(m_settings));
    m_inventory->offerExports(!m_devices->devices().empty());
    m_devices->restoreLayout(m_settings);
    m_timeline->restoreLayout(m_settings);
}

} // namespace etherdeck::ui
