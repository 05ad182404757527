#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/mnemonics.h"
#include "ui/console/page/page.h"
#include "ui/console/search/panel.h"
#include "ui/inventory/page/actions.h"
#include "ui/inventory/page/page.h"
#include "ui/inventory/rack/view.h"
#include "ui/inventory/table/table.h"
#include "ui/look/language.h"
#include "ui/look/theme.h"
#include "ui/shell/link_list.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation_list.h"
#include "ui/shell/preferences_control.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/undo/edits.h"
#include "ui/shell/window_commands.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void statusBarTellsEachLink();
    void interfacesCanBeChosenFromTheMenu();
    void anAmpersandInANameIsNoShortcut();
    void commandsReachWhoDoesThem();
    void layoutIsRemembered();
    void opensWhereItWasClosed();
    void shortcutsAreThoseThatPeopleKnow();
    void theSidebarTellsOfConflicts();
    void theBadgeAddsUpConflictsAndWhatVanished();
    void theSidebarFoldsInANarrowWindow();
    void keyboardStartsOnTheContent();
    void noMenuHasALetterTwice_data();
    void noMenuHasALetterTwice();
    void theEditMenuSaysWhatItWouldUndo();
    void pagesHaveKeys();
    void theEditMenuOffersWhatIsInSight();
    void keysOfTheInventoryRestOnOtherPages();
    void searchEverywhereWorksFromEverywhere();
    void theSidebarTellsOfCrashesNotLookedAt();
    void presentsAPlaceOnTheConsole();
};

namespace {

struct Opened {
    QTemporaryDir folder;
    QSettings settings{folder.filePath("settings.ini"), QSettings::IniFormat};
    std::vector<InterfaceChoice> choices;
    MainWindow window{settings, "/opt/etherdeck-link", [this] { return choices; }};

    [[nodiscard]] QMenu* interfaceMenu() const { return menu("&Interfaces"); }
    [[nodiscard]] QMenu* menu(const QString& title) const {
        for (QMenu* menu : window.findChildren<QMenu*>())
            if (menu->title() == title)
                return menu;
        return nullptr;
    }
    [[nodiscard]] QStringList statusTexts() const {
        QStringList texts;
        for (const QLabel* label : window.statusBar()->findChildren<QLabel*>())
            texts << label->text();
        return texts;
    }
};

QAction* actionNamed(const MainWindow& window, const QString& text) {
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == text)
            return action;
    return nullptr;
}

QStringList visibleTexts(const QList<QAction*>& actions) {
    QStringList texts;
    for (const QAction* action : actions)
        if (action->isVisible())
            texts << action->text();
    return texts;
}

} // namespace

void MainWindowTest::statusBarTellsEachLink() {
    Opened opened;
    QCOMPARE(opened.statusTexts(), QStringList("No interface chosen"));
    opened.window.setLinks({demo::link("san0"), demo::link("san1", LinkStatus::State::NoCarrier)});
    QCOMPARE(opened.statusTexts(), QStringList({"san0 · up · MTU 1500 · 128 in · 64 out · no drops",
                                                "san1 · no cable · MTU 1500 · 128 in · 64 out · no drops"}));
    opened.window.setLinks({demo::link("san0"), demo::link("san1"), demo::link("enx00e04c6803f2")});
    opened.window.resize(opened.window.minimumSize());
    opened.window.show();
    QTRY_COMPARE(opened.statusTexts(),
                 QStringList({"san0 · up", "san1 · up", "enx00e04c6803f2 · up"})); // for want of room
    opened.window.setLinks({demo::link("san1")});
    QCOMPARE(opened.statusTexts().size(), 1);
    opened.window.setLinks({});
    QCOMPARE(opened.statusTexts(), QStringList("No interface chosen"));
}

void MainWindowTest::interfacesCanBeChosenFromTheMenu() {
    Opened opened;
    opened.choices = {{"eth0", "1 Gb/s, MTU 1500"}, {"eth1", {}}};
    opened.window.setChosenInterfaces({"eth1", "usb0"});
    const QSignalSpy chosen(&opened.window, &MainWindow::interfacesChosen);
    QMenu* menu = opened.interfaceMenu();
    emit menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 3);
    QCOMPARE(menu->actions()[0]->text(), "eth0 (1 Gb/s, MTU 1500)");
    QVERIFY(!menu->actions()[0]->isChecked());
    QVERIFY(menu->actions()[1]->isChecked());
    QCOMPARE(menu->actions()[2]->text(), "usb0 (not there)");

    menu->actions()[0]->trigger();
    menu->actions()[2]->trigger();
    QCOMPARE(chosen.size(), 2);
    QVERIFY(chosen[1][0].value<std::vector<std::string>>() == (std::vector<std::string>{"eth1", "eth0"}));
}

void MainWindowTest::anAmpersandInANameIsNoShortcut() {
    Opened opened;
    opened.choices = {{"a&b", {}}};
    emit opened.interfaceMenu()->aboutToShow();
    QCOMPARE(opened.interfaceMenu()->actions()[0]->text(), "a&&b");
}

void MainWindowTest::commandsReachWhoDoesThem() {
    Opened opened;
    /// Counts what the pages and menus ask for.
    class Counting : public WindowCommands {
    public:
        using WindowCommands::WindowCommands;
        int discoveries = 0;
        int labs = 0;
        void discover() override { ++discoveries; }
        void startLab() override { ++labs; }
    };
    const auto commands = std::make_shared<Counting>(opened.window);
    opened.window.setCommands(commands);
    const QSignalSpy preferences(&opened.window.preferences(), &PreferencesControl::changed);
    opened.window.inventory().actions().discover->trigger();
    QCOMPARE(commands->discoveries, 1);
    actionNamed(opened.window, "Try it with a &virtual SAN")->trigger();
    QCOMPARE(commands->labs, 1);
    actionNamed(opened.window, "&Dark")->trigger();
    QCOMPARE(preferences.size(), 1);
    QVERIFY(preferences[0][0].value<Preferences>().theme == ThemeChoice::Dark);
}

void MainWindowTest::layoutIsRemembered() {
    const QTemporaryDir folder;
    const QString file = folder.filePath("settings.ini");
    const auto none = [] { return std::vector<InterfaceChoice>(); };
    {
        QSettings settings(file, QSettings::IniFormat);
        MainWindow window(settings, {}, none);
        window.show();
        window.resize(880, 595);
        actionNamed(window, "Com&pact rows")->setChecked(true);
        window.findChild<TargetTable*>()->setColumnWidth(TargetModel::SerialColumn, 222);
        window.close();
    }
    QSettings settings(file, QSettings::IniFormat);
    MainWindow window(settings, {}, none);
    QCOMPARE(window.size(), QSize(880, 595));
    QVERIFY(actionNamed(window, "Com&pact rows")->isChecked());
    const auto* table = window.findChild<TargetTable*>();
    QCOMPARE(table->columnWidth(TargetModel::SerialColumn), 222);
    QVERIFY(table->verticalHeader()->defaultSectionSize() < metrics::rowHeight);
}

void MainWindowTest::opensWhereItWasClosed() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const auto none = [] { return std::vector<InterfaceChoice>(); };
    const auto boxes = demo::boxes(3, std::chrono::system_clock::now());
    {
        MainWindow window(settings, {}, none);
        window.show();
        window.console().setBoxes(boxes);
        window.presentConsole(2, 0, 0);
        window.close();
    }
    MainWindow window(settings, {}, none);
    QCOMPARE(window.findChild<NavigationList*>()->currentRow(), 2);
    const QSignalSpy shown(&window.console(), &ConsolePage::sourcesChosen);
    window.console().setBoxes(boxes);
    QCOMPARE(shown.last().at(0).value<std::vector<qint64>>(), std::vector<qint64>{2});
}

void MainWindowTest::shortcutsAreThoseThatPeopleKnow() {
    Opened opened;
    const auto& page = opened.window.inventory();
    QCOMPARE(actionNamed(opened.window, "&Quit")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Q));
    QCOMPARE(page.actions().discover->shortcut(), QKeySequence(Qt::Key_F5));
    QCOMPARE(page.actions().find->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F));
    QCOMPARE(page.actions().copy->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_C));
}

void MainWindowTest::theSidebarTellsOfConflicts() {
    Opened opened;
    const auto said = [&opened] {
        return opened.window.findChild<NavigationList*>()
            ->item(0)
            ->data(Qt::AccessibleDescriptionRole)
            .toString();
    };
    auto targets = demo::home();
    opened.window.applyInventory({targets, {}});
    QCOMPARE(said(), QString());
    demo::makeConflict(targets[0]);
    opened.window.applyInventory({{targets[0]}, {}});
    QCOMPARE(said(), "1 conflict");
    opened.window.applyInventory({{demo::home()[0]}, {}});
    QCOMPARE(said(), QString());
}

void MainWindowTest::theBadgeAddsUpConflictsAndWhatVanished() {
    Opened opened;
    const auto* list = opened.window.findChild<NavigationList*>();
    auto targets = demo::home();
    opened.window.applyInventory({targets, {}});
    QCOMPARE(list->badge(0), 0);
    demo::makeConflict(targets[0]);
    demo::makeVanished(targets[5], 12s);
    demo::makeVanished(targets[6], 12s);
    opened.window.applyInventory({{targets[0], targets[5], targets[6]}, {}});
    QCOMPARE(list->badge(0), 3);
    QCOMPARE(list->item(0)->data(Qt::AccessibleDescriptionRole).toString(),
             "1 conflict, 2 vanished targets, not acknowledged");
    const auto up = demo::home();
    opened.window.applyInventory({{up[0]}, {}});
    QCOMPARE(list->badge(0), 2);
    opened.window.applyInventory({{up[5], up[6]}, {}});
    QCOMPARE(list->badge(0), 0);
}

void MainWindowTest::theSidebarFoldsInANarrowWindow() {
    Opened opened;
    opened.window.setLinks({demo::link("san0")});
    opened.window.resize(1200, 700);
    opened.window.show();
    const auto* sidebar = opened.window.findChild<Sidebar*>();
    const auto& pages = sidebar->pages();
    QCOMPARE(sidebar->width(), metrics::sidebarWidth);
    QVERIFY(pages.item(0)->toolTip().isEmpty());
    opened.window.resize(900, 600);
    QTRY_COMPARE(sidebar->width(), NavigationList::foldedWidth);
    QCOMPARE(pages.item(0)->toolTip(), pages.item(0)->text()); // what is not seen any more
    for (const auto* label : sidebar->links().findChildren<QLabel*>())
        QVERIFY2(!label->isVisible(), qPrintable(label->text()));
    opened.window.setLinks({demo::link("san0"), demo::link("san1")}); // new ones as well
    for (const auto* label : sidebar->links().findChildren<QLabel*>())
        QVERIFY2(!label->isVisible(), qPrintable(label->text()));
    opened.window.resize(1200, 700);
    QTRY_COMPARE(sidebar->width(), metrics::sidebarWidth);
    QVERIFY(pages.item(0)->toolTip().isEmpty());
}

void MainWindowTest::keyboardStartsOnTheContent() {
    Opened opened;
    opened.window.show();
    opened.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    opened.window.setLinks({demo::link("san0")});
    opened.window.applyInventory({demo::home(), {}});
    QVERIFY(opened.window.findChild<RackView*>()->hasFocus());
}

void MainWindowTest::noMenuHasALetterTwice_data() {
    QTest::addColumn<QString>("language");
    for (const auto& choice : Language::available())
        QTest::newRow(qPrintable(choice.code)) << choice.code;
}

void MainWindowTest::noMenuHasALetterTwice() {
    QFETCH(QString, language);
    Language languages;
    languages.apply(language);
    Opened opened;
    QList<QList<QAction*>> menus{opened.window.menuBar()->actions()};
    while (!menus.isEmpty()) {
        const auto actions = menus.takeFirst();
        const auto shared = tests::sharedLetters(visibleTexts(actions));
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join('\n')));
        for (const QAction* action : actions)
            if (const auto* menu = action->menu<QMenu*>())
                menus << menu->actions();
    }
}

void MainWindowTest::theEditMenuSaysWhatItWouldUndo() {
    Opened opened;
    auto* undo = actionNamed(opened.window, "&Undo");
    auto* redo = actionNamed(opened.window, "Re&do");
    QVERIFY(undo != nullptr && redo != nullptr);
    QVERIFY(!undo->isEnabled());
    QVERIFY(!redo->isEnabled());
    QCOMPARE(undo->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Z));
    QVERIFY(redo->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)));
    QVERIFY(redo->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_Y)));
    opened.window.edits().push(BoxForgotten{3, "salt & pepper", false});
    QVERIFY(undo->isEnabled());
    QCOMPARE(undo->text(), QStringLiteral("&Undo forgetting salt && pepper"));
    const auto shortcuts = shortcutsOf({undo, redo});
    QCOMPARE(shortcuts.size(), std::size_t{2});
    QCOMPARE(shortcuts[0].what, QStringLiteral("Undo"));
}

void MainWindowTest::pagesHaveKeys() {
    Opened opened;
    opened.window.show();
    opened.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    auto* pages = opened.window.findChild<NavigationList*>();
    for (const int row : {1, 2, 3, 0}) {
        QTest::keyClick(&opened.window, static_cast<Qt::Key>(Qt::Key_1 + row), Qt::AltModifier);
        QCOMPARE(pages->currentRow(), row);
    }
}

void MainWindowTest::searchEverywhereWorksFromEverywhere() {
    Opened opened;
    opened.window.console().setBoxes(demo::boxes(3, std::chrono::system_clock::now()));
    opened.window.show();
    opened.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    auto* pages = opened.window.findChild<NavigationList*>();
    const auto* search = opened.window.findChild<SearchPanel*>();
    const auto press = [&](QWidget* from) {
        from->setFocus();
        QTest::keyClick(from, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    };
    for (const int row : {0, 2, 1, 3, 0}) {
        pages->setCurrentRow(row);
        press(pages);
        QCOMPARE(pages->currentRow(), 2);
        QVERIFY(search->isVisible());
        QVERIFY(search->isAncestorOf(opened.window.focusWidget()));
        if (row == 0)
            press(pages); // once more closes it
    }
}

void MainWindowTest::theEditMenuOffersWhatIsInSight() {
    Opened opened;
    auto* pages = opened.window.findChild<NavigationList*>();
    const auto& actions = opened.window.inventory().actions();
    const auto* edit = opened.menu("&Edit");
    const auto offered = [edit] {
        QStringList texts;
        for (const auto* action : edit->actions())
            if (action->isVisible() && !action->isSeparator())
                texts << action->text();
        return texts;
    };
    const auto all = offered();
    QVERIFY(all.contains(actions.tie->text()) && all.contains(actions.find->text()));
    for (const int row : {1, 2, 3}) {
        pages->setCurrentRow(row);
        QCOMPARE(offered(), QStringList({"&Undo", "Re&do", "&Preferences…"}));
        for (const auto* ofView : {actions.showRack, actions.zoomIn, actions.showConflict})
            QVERIFY(!ofView->isVisible());
        QVERIFY(actions.discover->isVisible()); // is about all targets
        for (const auto* key : {actions.compare, actions.tie, actions.showBox})
            QVERIFY(key->shortcuts().isEmpty());
    }
    pages->setCurrentRow(0);
    QCOMPARE(offered(), all);
    QVERIFY(actions.showRack->isVisible());
}

void MainWindowTest::keysOfTheInventoryRestOnOtherPages() {
    Opened opened;
    auto* pages = opened.window.findChild<NavigationList*>();
    const auto* find = opened.window.inventory().actions().find;
    const auto keys = find->shortcuts();
    QVERIFY(!keys.isEmpty());
    pages->setCurrentRow(1);
    QVERIFY(find->shortcuts().isEmpty());
    pages->setCurrentRow(2);
    pages->setCurrentRow(0);
    QCOMPARE(find->shortcuts(), keys);
}

void MainWindowTest::theSidebarTellsOfCrashesNotLookedAt() {
    Opened opened;
    auto boxes = demo::boxes(2, std::chrono::system_clock::now());
    opened.window.console().setBoxes(boxes);
    boxes[0].crashes = 2;
    opened.window.console().setBoxes(boxes);
    auto* pages = opened.window.findChild<NavigationList*>();
    QCOMPARE(pages->item(2)->toolTip(), QStringLiteral("2 crashes not viewed yet"));
    boxes[0].crashes = 0;
    opened.window.console().setBoxes(boxes);
    QCOMPARE(pages->item(2)->toolTip(), QString());
}

void MainWindowTest::presentsAPlaceOnTheConsole() {
    Opened opened;
    opened.window.console().setBoxes(demo::boxes(3, std::chrono::system_clock::now()));
    QSignalSpy line(&opened.window.console(), &ConsolePage::lineChosen);
    opened.window.presentConsole(2, 12, 4711);
    QCOMPARE(opened.window.findChild<NavigationList*>()->currentRow(), 2);
    QCOMPARE(line.last().at(0).toLongLong(), 4711);
}

QTEST_MAIN(MainWindowTest)
#include "tst_main_window.moc"
