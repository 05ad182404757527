#include "ui/shell/main_menus.h"

#include "ui/console/page/actions.h"
#include "ui/inventory/page/actions.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace etherdeck::ui {

namespace {

QAction* make(QObject* parent, const QKeySequence& shortcut, QAction::MenuRole role = QAction::NoRole) {
    auto* action = new QAction(parent);
    action->setShortcut(shortcut);
    action->setMenuRole(role);
    return action;
}

QString themeLabel(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::System:
        return MainMenus::tr("Same as &system");
    case ThemeChoice::Light:
        return MainMenus::tr("&Light");
    case ThemeChoice::Dark:
        return MainMenus::tr("&Dark");
    }
    return {};
}

} // namespace

MainMenus::MainMenus(QMenuBar& bar, const InventoryActions& inventory, const ConsoleActions& console,
                     QObject* parent) :
    QObject(parent),
    undo(make(this, Qt::CTRL | Qt::Key_Z)),
    redo(make(this, Qt::CTRL | Qt::SHIFT | Qt::Key_Z)),
    wizard(make(this, Qt::CTRL | Qt::Key_N)),
    chooseInterfaces(make(this, Qt::CTRL | Qt::Key_I)),
    lab(make(this, {})),
    preferences(make(this, Qt::CTRL | Qt::Key_Comma, QAction::PreferencesRole)),
    // QKeySequence::Quit is empty where the platform names no key.
    quit(make(this, Qt::CTRL | Qt::Key_Q, QAction::QuitRole)),
    pages(new QActionGroup(this)),
    activity(make(this, Qt::CTRL | Qt::Key_J)),
    compactRows(make(this, {})),
    themes(new QActionGroup(this)),
    shortcuts(make(this, Qt::Key_F1)),
    about(make(this, {}, QAction::AboutRole)),
    m_inventory(inventory),
    m_console(console),
    m_file(bar.addMenu(QString())),
    m_edit(bar.addMenu(QString())),
    m_view(bar.addMenu(QString())),
    m_help(bar.addMenu(QString())),
    m_interfaces(new QMenu(&bar)),
    m_themeMenu(new QMenu(&bar)),
    m_consoleMenu(new QMenu(&bar)) {
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    undo->setIcon(icon(Icon::Undo));
    redo->setIcon(icon(Icon::Redo));
    activity->setIcon(icon(Icon::Notifications));
    compactRows->setCheckable(true);
    m_interfaces->setIcon(icon(Icon::Link));
    for (const auto choice : allThemeChoices) {
        auto* theme = new QAction(themes);
        theme->setCheckable(true);
        theme->setData(static_cast<int>(choice));
    }
    for (int row = 0; row < 4; ++row) {
        auto* page = make(pages, QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + row)));
        page->setCheckable(true);
        page->setChecked(row == 0);
        page->setData(row);
        pages->addAction(page);
    }
    fill();
    retranslate();
}

void MainMenus::addInventory(QMenu* menu, const QList<QAction*>& actions) {
    menu->addActions(actions);
    m_ofInventory << actions;
    if (menu != m_file)
        m_ofPage << actions;
}

void MainMenus::fill() {
    addInventory(m_file, {m_inventory.discover});
    m_file->addAction(wizard);
    m_file->addSeparator();
    m_file->addMenu(m_interfaces);
    m_file->addAction(chooseInterfaces);
    m_file->addSeparator();
    addInventory(m_file, {m_inventory.exportInventory});
    m_file->addAction(lab);
    m_file->addSeparator();
    m_file->addAction(quit);

    m_edit->addActions({undo, redo});
    m_edit->addSeparator();
    addInventory(m_edit, {m_inventory.copy, m_inventory.copyAddress, m_inventory.copyText,
                          m_inventory.copyJson, m_inventory.copyCommand});
    m_edit->addSeparator();
    addInventory(m_edit, {m_inventory.claim, m_inventory.release});
    m_edit->addSeparator();
    addInventory(m_edit, {m_inventory.rename, m_inventory.nameShelf, m_inventory.showBox, m_inventory.tie,
                          m_inventory.lookInside, m_inventory.compare, m_inventory.showInHistory});
    m_edit->addSeparator();
    addInventory(m_edit, {m_inventory.remove, m_inventory.removeAll});
    m_edit->addSeparator();
    addInventory(m_edit, {m_inventory.find});
    m_edit->addSeparator();
    m_edit->addAction(preferences);

    m_view->addActions(pages->actions());
    m_view->addAction(activity);
    m_view->addSeparator();
    addInventory(m_view, m_inventory.views->actions());
    m_view->addSeparator();
    addInventory(m_view, {m_inventory.showConflict});
    m_view->addSeparator();
    addInventory(m_view, {m_inventory.showDetail});
    m_view->addAction(compactRows);
    m_view->addSeparator();
    addInventory(m_view, {m_inventory.zoomIn, m_inventory.zoomOut, m_inventory.zoomReset});
    m_view->addSeparator();
    m_view->addMenu(m_consoleMenu);
    m_consoleMenu->addActions({m_console.search, m_console.showAll, m_console.nextCrash,
                               m_console.showTerminal, m_console.setUpNetconsole, m_console.checkEnvironment,
                               m_console.nothingArrives});
    m_view->addMenu(m_themeMenu);
    m_themeMenu->addActions(themes->actions());

    m_help->addActions({shortcuts, about});
}

void MainMenus::retranslate() {
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_interfaces->setTitle(tr("&Interfaces"));
    m_themeMenu->setTitle(tr("Th&eme"));
    m_consoleMenu->setTitle(tr("Conso&le"));
    const QStringList names{tr("In&ventory"), tr("Device&s"), tr("&Console"), tr("Ti&meline")};
    for (QAction* page : pages->actions())
        page->setText(names.value(page->data().toInt()));
    wizard->setText(tr("Discovery &wizard…"));
    chooseInterfaces->setText(tr("C&hoose interfaces…"));
    lab->setText(tr("Try it with a &virtual SAN"));
    preferences->setText(tr("&Preferences…"));
    quit->setText(tr("&Quit"));
    activity->setText(tr("Activit&y"));
    compactRows->setText(tr("Com&pact rows"));
    shortcuts->setText(tr("&Keyboard shortcuts"));
    about->setText(tr("&About Etherdeck"));
    for (QAction* theme : themes->actions())
        theme->setText(themeLabel(static_cast<ThemeChoice>(theme->data().toInt())));
}

void MainMenus::setSteps(const QString& undoName, const QString& redoName) {
    // A name in a menu: an ampersand in it is no shortcut.
    const auto shown = [](QString name) { return name.replace(QLatin1Char('&'), QLatin1String("&&")); };
    undo->setText(undoName.isEmpty() ? tr("&Undo") : tr("&Undo %1").arg(shown(undoName)));
    redo->setText(redoName.isEmpty() ? tr("Re&do") : tr("Re&do %1").arg(shown(redoName)));
    undo->setWhatsThis(tr("Undo"));
    redo->setWhatsThis(tr("Redo"));
    undo->setEnabled(!undoName.isEmpty());
    redo->setEnabled(!redoName.isEmpty());
}

void MainMenus::setInventoryKeys(bool areOn) {
    for (QAction* action : m_ofPage)
        action->setVisible(areOn);
    if (!areOn && m_keys.empty())
        for (QAction* action : m_ofInventory) {
            m_keys.emplace(action, action->shortcuts());
            action->setShortcuts(QList<QKeySequence>());
        }
    if (!areOn)
        return;
    for (const auto& [action, keys] : m_keys)
        action->setShortcuts(keys);
    m_keys.clear();
}

QList<QAction*> MainMenus::all() const {
    QList<QAction*> actions;
    for (const QMenu* menu : {m_file, m_edit, m_view, m_consoleMenu, m_help})
        for (QAction* action : menu->actions())
            if (!action->isSeparator() && action->menu() == nullptr)
                actions << action;
    return actions;
}

} // namespace etherdeck::ui

#include "moc_main_menus.cpp"
