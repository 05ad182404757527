#include "ui/shell/main_window.h"

#include "ui/inventory/inventory_page.h"
#include "ui/shell/link_list.h"
#include "ui/shell/link_status_line.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/sidebar.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/plain_text.h"

#include <QAction>
#include <QActionGroup>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
const QString stateKey = QStringLiteral("window/state");
const QString denseKey = QStringLiteral("inventory/dense");
constexpr QSize firstSize(1180, 720);
constexpr QSize smallestSize(760, 520);

QString themeLabel(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::System:
        return MainWindow::tr("As the &system");
    case ThemeChoice::Light:
        return MainWindow::tr("&Light");
    case ThemeChoice::Dark:
        return MainWindow::tr("&Dark");
    }
    return {};
}

/// A name in a menu: an ampersand in it is no shortcut.
QString menuText(QString text) { return text.replace(QLatin1Char('&'), QLatin1String("&&")); }

} // namespace

MainWindow::MainWindow(QSettings& settings, const QString& linkProgram, InterfaceLister lister) :
    m_settings(settings),
    m_lister(std::move(lister)),
    m_sidebar(new Sidebar),
    m_pages(new QStackedWidget),
    m_inventory(new InventoryPage(linkProgram)),
    m_linkLine(new LinkStatusLine) {
    setWindowTitle(tr("Etherdeck"));
    setWindowIcon(applicationIcon());
    setMinimumSize(smallestSize);

    m_sidebar->pages().addPage(Icon::Inventory, tr("Inventory"));
    m_pages->addWidget(m_inventory);
    auto* center = new QWidget(this);
    auto* layout = new QHBoxLayout(center);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sidebar);
    layout->addWidget(m_pages, 1);
    setCentralWidget(center);
    statusBar()->addWidget(m_linkLine, 1);
    statusBar()->setSizeGripEnabled(false);

    connect(&m_sidebar->pages(), &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    // In the title, so that the task bar tells it too.
    connect(m_inventory, &InventoryPage::summaryChanged, this,
            [this](const QString& summary) { setWindowTitle(tr("%1 – Etherdeck").arg(summary)); });
    connect(m_inventory, &InventoryPage::discoverRequested, this, &MainWindow::discoverRequested);
    connect(m_inventory, &InventoryPage::retryRequested, this, &MainWindow::retryRequested);
    connect(m_inventory, &InventoryPage::chooseInterfacesRequested, this, &MainWindow::showInterfaceMenu);
    makeMenus();
    restoreLayout();
    m_inventory->focusContent();
}

void MainWindow::setChosenInterfaces(const std::vector<std::string>& names) { m_chosen = names; }

void MainWindow::setThemeChoice(ThemeChoice choice) {
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
}

void MainWindow::applyInventory(const InventoryChange& change) { m_inventory->apply(change); }

void MainWindow::noteEvent(const DiscoveryEvent& event) { m_inventory->noteEvent(event); }

void MainWindow::setLinks(const std::vector<LinkStatus>& links) {
    m_sidebar->links().setLinks(links);
    m_linkLine->setLinks(links);
    m_inventory->setLinks(links);
}

void MainWindow::noteSettled() { m_inventory->noteSettled(); }

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(m_inventory->discoverAction());
    m_interfaceMenu = file->addMenu(icon(Icon::Link), tr("&Interfaces"));
    connect(m_interfaceMenu, &QMenu::aboutToShow, this, &MainWindow::fillInterfaceMenu);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), this, &QWidget::close);
    // QKeySequence::Quit is empty where the platform names no key.
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(m_inventory->copyAction());
    edit->addAction(m_inventory->copyAddressAction());
    edit->addSeparator();
    edit->addAction(m_inventory->findAction());
    makeViewMenu();
    makeHelpMenu();
}

void MainWindow::makeViewMenu() {
    QMenu* view = menuBar()->addMenu(tr("&View"));
    m_dense = view->addAction(tr("&Compact rows"));
    m_dense->setCheckable(true);
    connect(m_dense, &QAction::toggled, m_inventory, &InventoryPage::setDense);
    QMenu* themes = view->addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    for (const auto choice : allThemeChoices) {
        QAction* action = themes->addAction(themeLabel(choice));
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        m_themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { emit themeChosen(choice); });
    }
}

void MainWindow::makeHelpMenu() {
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    QAction* about = help->addAction(tr("&About Etherdeck"), this, &MainWindow::showAbout);
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::fillInterfaceMenu() {
    m_interfaceMenu->clear();
    std::vector<InterfaceChoice> choices = m_lister();
    for (const auto& name : m_chosen) {
        const auto isIt = [&](const InterfaceChoice& choice) { return choice.name == name; };
        if (std::none_of(choices.begin(), choices.end(), isIt))
            choices.push_back({name, tr("not there")});
    }
    for (const auto& choice : choices) {
        const QString name = fromWire(choice.name);
        QAction* action = m_interfaceMenu->addAction(
            menuText(choice.description.isEmpty() ? name : tr("%1 (%2)").arg(name, choice.description)));
        action->setCheckable(true);
        action->setChecked(std::find(m_chosen.begin(), m_chosen.end(), choice.name) != m_chosen.end());
        connect(action, &QAction::toggled, this,
                [this, interface = choice.name](bool isChosen) { chooseInterface(interface, isChosen); });
    }
    if (choices.empty())
        m_interfaceMenu->addAction(tr("This machine has no Ethernet interface"))->setEnabled(false);
}

void MainWindow::showInterfaceMenu() {
    const QPoint middle = m_pages->mapToGlobal(m_pages->rect().center());
    m_interfaceMenu->popup(middle);
}

void MainWindow::chooseInterface(const std::string& name, bool isChosen) {
    std::erase(m_chosen, name);
    if (isChosen)
        m_chosen.push_back(name);
    emit interfacesChosen(m_chosen);
}

void MainWindow::showAbout() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Etherdeck"));
    box.setIconPixmap(applicationIcon().pixmap(8 * metrics::grid, 8 * metrics::grid));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Etherdeck %1").arg(QStringLiteral(ETHERDECK_VERSION)));
    box.setInformativeText(tr("Makes an ATA-over-Ethernet SAN visible and safe to run.\n\n"
                              "Free software under the GNU General Public License, version 3 or later."));
    box.exec();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    saveLayout();
    QMainWindow::closeEvent(event);
}

void MainWindow::saveLayout() {
    m_settings.setValue(geometryKey, saveGeometry());
    m_settings.setValue(stateKey, saveState());
    m_settings.setValue(denseKey, m_dense->isChecked());
    m_inventory->saveLayout(m_settings);
}

void MainWindow::restoreLayout() {
    resize(firstSize);
    restoreGeometry(m_settings.value(geometryKey).toByteArray());
    restoreState(m_settings.value(stateKey).toByteArray());
    m_dense->setChecked(m_settings.value(denseKey).toBool());
    m_inventory->restoreLayout(m_settings);
}

} // namespace etherdeck::ui
