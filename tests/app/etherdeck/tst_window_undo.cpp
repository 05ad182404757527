// Undo in the real window, with the real services on a link that is not there and on loopback.
#include "app/etherdeck/discovery_thread.h"
#include "app/etherdeck/service_thread.h"
#include "app/etherdeck/wiring/connections.h"
#include "core/base/byte_reader.h"
#include "core/services/box_logs/service.h"
#include "core/services/boxes/service.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/devices/queue_keeper.h"
#include "core/services/devices/service.h"
#include "core/services/finder/box_finder.h"
#include "core/services/install/installer.h"
#include "core/services/inventory/history_service.h"
#include "core/sockets/socket.h"
#include "core/store/events/store.h"
#include "tests/app/etherdeck/fake_san.h"
#include "tests/support/registered_test.h"
#include "ui/boxes/links/links.h"
#include "ui/console/page/box_tree.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/inventory/page/page.h"
#include "ui/inventory/table/table.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/notifications.h"
#include "ui/shell/undo/edit_bar.h"
#include "ui/shell/undo/edits.h"
#include "ui/shell/window_commands.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace etherdeck;
using namespace std::chrono_literals;

class WindowUndoTest : public QObject {
    Q_OBJECT

private slots:
    void aForgottenTargetComesBack();
    void aNameIsUndoneAndDoneAgain();
    void aClaimIsUndone();
    void aClaimIsNotUndoneOverAnothersString();
    void aTextFieldKeepsItsOwnUndo();
    void aForgottenBoxComesBack();
    void mergedBoxesAreTakenApart();
    void aNameOfABoxIsUndoneFromAnotherPage();
    void aBoxIsNamedAndTiedAndBothAreUndone();
    void aSourceThatWasTiedTwiceIsUntied();
    void aTakenNameIsRefused();
};

namespace {

constexpr int longest = 30'000; // ms; sanitizers on a busy machine
using Column = ui::TargetModel::Column;

/// Notices within a blink what goes.
discovery::Settings hasty() {
    discovery::Settings settings;
    settings.pollInterval = 200ms;
    settings.pollGrace = 20ms;
    settings.firstTimeout = 20ms;
    settings.shortestTimeout = 10ms;
    settings.longestTimeout = 40ms;
    return settings;
}

std::unique_ptr<ConsoleSocket> makeBox() {
    return ConsoleSocket::open(ConsoleAddress::parse("127.0.0.1", 0).value(), 65536).value();
}

struct Running {
    demo::FakeSan san;
    QTemporaryDir folder;
    QSettings settings{folder.filePath("settings.ini"), QSettings::IniFormat};
    QString store = folder.filePath("history.sqlite");
    ConsoleReader reader;
    DeviceService devices{wire::ClientIdentity{"test", {}, {}}};
    QueueKeeper queue{{}};
    BoxFinder finder{{}};
    AgentInstaller installer{{}};
    BoxLogService boxLogs{{}};
    BoxService boxService;
    std::optional<ui::MainWindow> window;
    ui::Notifications notifications;
    std::optional<app::DiscoveryThread> discovery;
    std::optional<app::ServiceThread<HistoryService>> history;
    std::optional<app::ServiceThread<ConsoleService>> console;

    explicit Running(int targets) {
        san.targets = targets;
        window.emplace(settings, "/opt/etherdeck-link", [] { return std::vector<ui::InterfaceChoice>(); });
        discovery.emplace(
            [this](const std::string& name) { return std::make_unique<demo::FakeLink>(san, name); }, hasty());
        history.emplace(new HistoryService, QStringLiteral("history"));
        console.emplace(new ConsoleService, QStringLiteral("console"));
        app::connectWindow(*window, discovery->service());
        app::connectReports(*window, discovery->service(), notifications);
        app::connectCommands(*window, {discovery->service(), discovery->editor(), discovery->peek(),
                                       history->service(), console->service(), reader, devices, queue, finder,
                                       installer, boxLogs, boxService, [] {}});
        app::connectHistory(*window, history->service(), discovery->service(), store);
        app::connectConsole(*window, console->service(), notifications);
        app::connectPanels(*window, reader, console->service());
        QObject::connect(&boxService, &BoxService::changed, &*window, &ui::MainWindow::setBoxes);
        window->show();
        QMetaObject::invokeMethod(&history->service(),
                                  [&service = history->service(), path = store] { service.open(path); });
        ConsoleSettings how;
        how.addresses = {"127.0.0.1"};
        how.port = 0;
        how.store = store.toStdString();
        QMetaObject::invokeMethod(&console->service(),
                                  [&service = console->service(), how] { service.open(how); });
        emit window->interfacesChosen({"fake0"}, true);
    }

    [[nodiscard]] QAbstractItemModel& table() const {
        return *window->findChild<ui::TargetTable*>()->model();
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return table().index(row, column).data().toString();
    }
    [[nodiscard]] ui::ConsolePage& page() const { return window->console(); }
    [[nodiscard]] const std::vector<ConsoleBoxState>& boxes() const { return page().model().boxes(); }
    [[nodiscard]] QString titleOf(int row) const { return page().model().index(row, 0).data().toString(); }
    [[nodiscard]] ui::EditBar& bar() const { return *window->findChild<ui::EditBar*>(); }
    [[nodiscard]] ui::WindowCommands& commands() const { return window->commands(); }
    void click(const QString& text) const {
        for (auto* button : window->findChildren<QPushButton*>())
            if (button->isVisible() && button->isEnabled() && button->text() == text)
                return button->click();
        QFAIL(qPrintable("no button " + text));
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::ControlModifier) {
        QWidget* focus = window->focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &*window, key, modifiers);
    }
    /// Claims the only target in the window.
    void claim() const {
        QTRY_COMPARE_WITH_TIMEOUT(cell(0, Column::SerialColumn), "e0.0:fake", longest);
        window->inventory().showTarget({0, 0});
        click("Claim…");
        click("Claim");
        QTRY_VERIFY_WITH_TIMEOUT(window->edits().canUndo(), longest);
    }
    /// Says one line at each of the boxes.
    [[nodiscard]] bool hear(std::initializer_list<ConsoleSocket*> boxes, const char* text) const {
        const auto to = ConsoleAddress::parse(page().reception().where().first().toStdString(), 0).value();
        for (auto* box : boxes)
            if (!box->send(to, asBytes(text)))
                return false;
        return true;
    }
};

} // namespace

void WindowUndoTest::aForgottenTargetComesBack() {
    Running running(2);
    QTRY_COMPARE_WITH_TIMEOUT(running.table().rowCount(), 2, longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::SerialColumn), "e0.1:fake", longest);
    ui::InventoryPage& page = running.window->inventory();
    running.commands().setLabel(*page.target({0, 1}), {"films", "of the family"});
    QTRY_COMPARE_WITH_TIMEOUT(page.labelOf(*page.target({0, 1})).name, std::string("films"), longest);
    QTRY_VERIFY_WITH_TIMEOUT(page.names().firstSeen(*page.target({0, 1})).has_value(), longest);
    running.san.targets = 1;
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::StateColumn), "Vanished", longest);
    const auto known = page.names().firstSeen(*page.target({0, 1}));

    page.showTarget({0, 1});
    running.press(Qt::Key_Delete, Qt::NoModifier);
    QTRY_COMPARE_WITH_TIMEOUT(running.table().rowCount(), 1, longest);
    QTRY_VERIFY_WITH_TIMEOUT(running.bar().isVisible(), longest);
    QCOMPARE(running.bar().message().title, QStringLiteral("e0.1 was removed from the list"));
    QVERIFY(running.bar().findChild<QPushButton*>()->isVisible());

    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(running.table().rowCount(), 2, longest);
    QTRY_COMPARE_WITH_TIMEOUT(page.labelOf(*page.target({0, 1})).name, std::string("films"), longest);
    QCOMPARE(page.labelOf(*page.target({0, 1})).note, std::string("of the family"));
    QTRY_COMPARE_WITH_TIMEOUT(page.names().firstSeen(*page.target({0, 1})), known, longest);
    QTRY_VERIFY_WITH_TIMEOUT(page.target({0, 1})->state != discovery::TargetState::Up, longest);
    QCOMPARE(running.cell(1, Column::SerialColumn), "e0.1:fake");
    running.press(Qt::Key_Y);
    QTRY_COMPARE_WITH_TIMEOUT(running.table().rowCount(), 1, longest);
    running.bar().findChild<QPushButton*>()->click();
    QTRY_COMPARE_WITH_TIMEOUT(running.table().rowCount(), 2, longest);
    // When it answers, it is what it was.
    running.san.targets = 2;
    page.actions().discover->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(page.target({0, 1})->state, discovery::TargetState::Up, longest);
    QCOMPARE(page.labelOf(*page.target({0, 1})).name, std::string("films"));
}

void WindowUndoTest::aNameIsUndoneAndDoneAgain() {
    Running running(1);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(0, Column::SerialColumn), "e0.0:fake", longest);
    ui::InventoryPage& page = running.window->inventory();
    const auto name = [&page] { return page.labelOf(*page.target({0, 0})).name; };
    running.commands().setLabel(*page.target({0, 0}), {"films", {}});
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    QTRY_COMPARE_WITH_TIMEOUT(name(), std::string("films"), longest);
    running.commands().setLabel(0, store::Label{"cellar", {}});
    QTRY_COMPARE_WITH_TIMEOUT(running.window->edits().count(), 2, longest);
    QTRY_COMPARE_WITH_TIMEOUT(page.labelOf(0).name, std::string("cellar"), longest);
    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(page.labelOf(0).name, std::string(), longest);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(name(), std::string(), longest);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canRedo(), longest);
    running.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(name(), std::string("films"), longest);
}

void WindowUndoTest::aClaimIsUndone() {
    Running running(1);
    running.claim();
    const auto claim = running.san.string({0, 0});
    QVERIFY(!claim.empty());
    running.press(Qt::Key_Z);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canRedo(), longest);
    QCOMPARE(running.san.string({0, 0}), std::string());
    running.press(Qt::Key_Y);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    QCOMPARE(running.san.string({0, 0}), claim);
}

void WindowUndoTest::aClaimIsNotUndoneOverAnothersString() {
    Running running(1);
    running.claim();
    running.san.setString({0, 0}, "somebody");
    running.press(Qt::Key_Z);
    QTRY_VERIFY_WITH_TIMEOUT(running.bar().message().isProblem, longest);
    QVERIFY(running.bar().message().text.contains(QString::fromUtf8("“somebody”")));
    QCOMPARE(running.san.string({0, 0}), std::string("somebody"));
    QVERIFY(!running.window->edits().canUndo() && !running.window->edits().canRedo());
}

void WindowUndoTest::aTextFieldKeepsItsOwnUndo() {
    Running running(1);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(0, Column::SerialColumn), "e0.0:fake", longest);
    ui::InventoryPage& page = running.window->inventory();
    running.commands().setLabel(*page.target({0, 0}), {"films", {}});
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    page.actions().find->trigger();
    auto* filter = page.findChild<QLineEdit*>();
    QTest::keyClicks(filter, "e0");
    QTest::keyClick(filter, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(filter->text(), QString());
    QVERIFY(running.window->edits().canUndo());
}

void WindowUndoTest::aForgottenBoxComesBack() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().reception().where().isEmpty(), longest);
    auto plug = makeBox();
    QVERIFY(running.hear({plug.get()}, "6,1,1000,-;one\n"));
    QTRY_VERIFY_WITH_TIMEOUT(running.boxes().size() == 1 && running.boxes()[0].lines == 1, longest);
    const auto source = running.boxes()[0].source;
    QVERIFY(running.page().model().setData(running.page().model().index(0, 0), QStringLiteral("cellar")));
    QTRY_COMPARE_WITH_TIMEOUT(running.titleOf(0), QStringLiteral("cellar"), longest);
    running.window->presentConsole(source, 0, 0);
    running.press(Qt::Key_Delete, Qt::NoModifier);
    QTRY_VERIFY_WITH_TIMEOUT(running.boxes().empty(), longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.bar().message().title, QStringLiteral("cellar was forgotten"), longest);
    QVERIFY(running.bar().message().text.contains(QLatin1String("10 minutes")));
    running.bar().findChild<QPushButton*>()->click();
    QTRY_COMPARE_WITH_TIMEOUT(running.boxes().size(), std::size_t{1}, longest);
    QCOMPARE(running.boxes()[0].source, source);
    QCOMPARE(running.titleOf(0), QStringLiteral("cellar"));
    QCOMPARE(running.boxes()[0].lines, 1);
}

void WindowUndoTest::mergedBoxesAreTakenApart() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().reception().where().isEmpty(), longest);
    auto plug = makeBox();
    auto other = makeBox();
    QVERIFY(running.hear({plug.get(), other.get()}, "6,1,1000,-;one\n"));
    QTRY_VERIFY_WITH_TIMEOUT(running.boxes().size() == 2 && running.boxes()[1].lines == 1, longest);
    running.commands().merge(running.boxes()[0].source, running.boxes()[1].source);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    QCOMPARE(running.boxes().size(), std::size_t{1});
    QCOMPARE(running.boxes()[0].merged.size(), std::size_t{1});
    running.press(Qt::Key_Z);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canRedo(), longest);
    QCOMPARE(running.boxes().size(), std::size_t{2});
    QVERIFY(running.boxes()[0].merged.empty());
    running.press(Qt::Key_Y);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    // In the menu of the box, as after a restart.
    const auto& box = running.boxes()[0];
    running.commands().takeApart(box.source, box.merged[0].source, "the other one");
    QTRY_COMPARE_WITH_TIMEOUT(running.boxes().size(), std::size_t{2}, longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.window->edits().undoName().left(6), QStringLiteral("taking"), longest);
}

void WindowUndoTest::aNameOfABoxIsUndoneFromAnotherPage() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().reception().where().isEmpty(), longest);
    auto plug = makeBox();
    QVERIFY(running.hear({plug.get()}, "6,1,1000,-;one\n"));
    QTRY_COMPARE_WITH_TIMEOUT(running.boxes().size(), std::size_t{1}, longest);
    QVERIFY(running.page().model().setData(running.page().model().index(0, 0), QStringLiteral("cellar")));
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    QVERIFY(!running.page().isVisible());
    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(running.titleOf(0), QStringLiteral("127.0.0.1"), longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.bar().message().title, QStringLiteral("Undone: the name of 127.0.0.1"),
                              longest);
    QVERIFY(running.bar().isVisible());
}

void WindowUndoTest::aBoxIsNamedAndTiedAndBothAreUndone() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().reception().where().isEmpty(), longest);
    const Address e73(7, 3);
    const Address e91(9, 1);
    const MacAddress mac({0x02, 0, 0, 0, 0, 9});
    const auto& facts = running.window->boxes().facts();
    const auto titleOf = [&facts](Address target) {
        const auto box = facts.boxes().of(target).box;
        return box && box->isStored() ? facts.titleOf(*box) : QString();
    };
    running.boxService.open(running.store);
    running.boxService.noteTargets({{e73, {mac}}});
    QTRY_VERIFY_WITH_TIMEOUT(facts.boxes().of(e73).box, longest);
    running.commands().renameBox(*facts.boxes().of(e73).box, "cellar");
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e73), QStringLiteral("cellar"), longest);
    const auto cellar = *facts.boxes().of(e73).box;
    running.commands().tie(e91, cellar);
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e91), QStringLiteral("cellar"), longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.bar().message().title, QStringLiteral("e9.1 is tied to cellar"),
                              longest);
    running.commands().tie(e73, std::nullopt);
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e73), QString(), longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.window->edits().undoName(), QStringLiteral("untying e7.3 from cellar"),
                              longest);
    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e73), QStringLiteral("cellar"), longest);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e91), QString(), longest);
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canUndo(), longest);
    running.press(Qt::Key_Z);
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e73), QString(), longest); // not stored any more
    QTRY_VERIFY_WITH_TIMEOUT(running.window->edits().canRedo(), longest);
    running.press(Qt::Key_Y);
    QTRY_COMPARE_WITH_TIMEOUT(titleOf(e73), QStringLiteral("cellar"), longest);
    QVERIFY(facts.boxes().of(e73).box == cellar);
}

/// By a MAC address that was chosen for it, and later to a box that is stored.
void WindowUndoTest::aSourceThatWasTiedTwiceIsUntied() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().reception().where().isEmpty(), longest);
    auto plug = makeBox();
    QVERIFY(running.hear({plug.get()}, "6,1,1000,-;one\n"));
    QTRY_COMPARE_WITH_TIMEOUT(running.boxes().size(), std::size_t{1}, longest);
    const boxes::SourceId source{running.boxes().front().source};
    const MacAddress chosen({0x02, 0, 0, 0, 0, 8});
    const MacAddress mac({0x02, 0, 0, 0, 0, 9});
    const auto& facts = running.window->boxes().facts();
    running.boxService.open(running.store);
    running.boxService.noteTargets({{{7, 3}, {mac}}});
    QTRY_VERIFY_WITH_TIMEOUT(facts.boxes().of(Address(7, 3)).box, longest);
    running.commands().renameBox({{}, mac}, "cellar");
    QTRY_VERIFY_WITH_TIMEOUT(facts.boxes().of(mac).box->isStored(), longest);
    const auto cellar = *facts.boxes().of(mac).box;

    running.commands().tie(source, boxes::BoxKey{{}, chosen});
    QTRY_VERIFY_WITH_TIMEOUT(running.boxes().front().box == chosen, longest);
    running.boxService.noteSources({{source, chosen, {}}});
    QTRY_VERIFY_WITH_TIMEOUT(facts.boxes().of(source).by == chosen, longest);
    running.commands().tie(source, cellar);
    QTRY_VERIFY_WITH_TIMEOUT(facts.boxes().of(source).box == cellar, longest);
    running.commands().tie(source, std::nullopt);
    QTRY_VERIFY_WITH_TIMEOUT(!running.boxes().front().box, longest);
    running.boxService.noteSources({{source, {}, {}}});
    QTRY_VERIFY_WITH_TIMEOUT(!facts.boxes().of(source).box, longest);
}

void WindowUndoTest::aTakenNameIsRefused() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().reception().where().isEmpty(), longest);
    running.boxService.open(running.store);
    running.boxService.noteDevices({{{}, "attic", {}, {}, "root@a"}, {{}, "cellar", {}, {}, "root@b"}});
    const auto& facts = running.window->boxes().facts();
    QTRY_COMPARE_WITH_TIMEOUT(facts.boxes().all().size(), std::size_t{2}, longest);
    running.commands().renameBox(facts.boxes().all().front().key, "cellar");
    QTRY_COMPARE_WITH_TIMEOUT(running.bar().message().text, QStringLiteral("Another box has this name."),
                              longest);
    QVERIFY(!running.window->edits().canUndo());
}

QTEST_MAIN(WindowUndoTest)
#include "tst_window_undo.moc"
