// The real console service and the real window, on loopback.
#include "app/etherdeck/service_thread.h"
#include "app/etherdeck/wiring/connections.h"
#include "core/base/byte_reader.h"
#include "core/services/box_logs/service.h"
#include "core/services/boxes/service.h"
#include "core/services/console/arrival_probe.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/desk/sleep_monitor.h"
#include "core/services/devices/queue_keeper.h"
#include "core/services/devices/service.h"
#include "core/services/finder/box_finder.h"
#include "core/services/install/installer.h"
#include "core/services/inventory/config_editor.h"
#include "core/services/inventory/discovery_service.h"
#include "core/services/inventory/disk_peek.h"
#include "core/services/inventory/history_service.h"
#include "core/sockets/socket.h"
#include "core/store/console/store.h"
#include "tests/support/registered_test.h"
#include "ui/console/arrival/helper.h"
#include "ui/console/arrival/nothing_arrives_dialog.h"
#include "ui/console/arrival/row.h"
#include "ui/console/page/box_tree.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"
#include "ui/console/terminal/boxes.h"
#include "ui/console/terminal/panel.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/notifications.h"
#include "ui/widgets/banner.h"

#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace etherdeck;

class WindowOnConsoleTest : public QObject {
    Q_OBJECT

private slots:
    void aBoxThatSpeaksAppears();
    void aTestLineArrivesAndMakesNoBox();
    void aNameStays();
    void aTakenPortIsToldAndTriedAgain();
    void sleepWhileABoxDependsIsToldAndKept();
    void theWindowMayGoFirst();
};

namespace {

constexpr int longest = 30'000; // ms; sanitizers on a busy machine

std::unique_ptr<ConsoleSocket> makeBox() {
    return ConsoleSocket::open(ConsoleAddress::parse("127.0.0.1", 0).value(), 65536).value();
}

struct Running {
    QTemporaryDir folder;
    QSettings qsettings{folder.filePath("settings.ini"), QSettings::IniFormat};
    ConsoleSettings settings;
    ConsoleReader reader;
    DeviceService devices{wire::ClientIdentity{"test", {}, {}}};
    QueueKeeper queue{{}};
    BoxFinder finder{{}};
    AgentInstaller installer{{}};
    BoxLogService boxLogs{{}};
    BoxService boxes;
    std::optional<ui::MainWindow> window;
    ui::Notifications notifications;
    std::shared_ptr<TestLines> testLines = std::make_shared<TestLines>();
    std::optional<app::ServiceThread<ConsoleService>> console;
    DiscoveryService engine{[](const std::string&) { return nullptr; }, discovery::Settings()};
    ConfigEditor editor{engine};
    DiskPeek peek{engine};
    HistoryService history;
    app::ServiceThread<ArrivalProbe> probe{new ArrivalProbe(testLines), QStringLiteral("arrival")};

    explicit Running(std::uint16_t port) {
        settings.addresses = {"127.0.0.1"};
        settings.port = port;
        settings.store = folder.filePath("history.sqlite").toStdString();
        window.emplace(qsettings, "/opt/etherdeck-link", [] { return std::vector<ui::InterfaceChoice>(); });
        console.emplace(new ConsoleService(testLines), QStringLiteral("console"));
        app::connectConsole(*window, console->service(), notifications);
        app::connectPanels(*window, reader, console->service());
        app::connectCommands(*window, {engine, editor, peek, history, console->service(), reader, devices,
                                       queue, finder, installer, boxLogs, boxes, [] {}});
        app::connectArrival(*window, probe.service(), console->service());
        window->show();
        QMetaObject::invokeMethod(&console->service(),
                                  [&service = console->service(), how = settings] { service.open(how); });
    }
    [[nodiscard]] ui::ConsolePage& page() { return window->console(); }
    /// Where it listens, once it does.
    [[nodiscard]] std::optional<ConsoleAddress> address() {
        if (page().reception().where().isEmpty())
            return std::nullopt;
        return ConsoleAddress::parse(page().reception().where().first().toStdString(), 0).value();
    }
};

} // namespace

void WindowOnConsoleTest::aBoxThatSpeaksAppears() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(running.address(), longest);
    auto plug = makeBox();
    QVERIFY(plug->send(*running.address(), asBytes("6,1,1000,-;usb 1-1: new high-speed USB device\n")));
    QTRY_COMPARE_WITH_TIMEOUT(running.page().model().boxes().size(), std::size_t{1}, longest);
    QCOMPARE(running.page().model().index(0, 0).data().toString(), QStringLiteral("127.0.0.1"));
    running.page().tree().expand(running.page().model().index(0, 0));
    QTRY_COMPARE_WITH_TIMEOUT(running.page().model().rowCount(running.page().model().index(0, 0)), 1,
                              longest);
}

void WindowOnConsoleTest::aTestLineArrivesAndMakesNoBox() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(running.address(), longest);
    running.window->arrivalHelper().open(nullptr);
    const auto* dialog = running.window->arrivalHelper().dialog();
    const auto row = [dialog](int at) {
        return dialog->findChildren<ui::ArrivalRow*>().at(at)->accessibleName();
    };
    QTRY_COMPARE_WITH_TIMEOUT(row(3), QStringLiteral("Test line: OK"), longest);
    QCOMPARE(row(4),
             QStringLiteral("The box and the cable: unknown")); // the test line is not a box's
    auto plug = makeBox();
    QVERIFY(plug->send(*running.address(), asBytes("6,1,1000,-;one\n")));
    QTRY_VERIFY_WITH_TIMEOUT(!running.page().model().boxes().empty(), longest);
    QCOMPARE(running.page().model().boxes().size(), std::size_t{1});
    QCOMPARE(running.page().model().boxes()[0].lines, 1);
    QTRY_COMPARE_WITH_TIMEOUT(row(4), QStringLiteral("The box and the cable: OK"), longest);
}

void WindowOnConsoleTest::aNameStays() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(running.address(), longest);
    auto plug = makeBox();
    QVERIFY(plug->send(*running.address(), asBytes("6,1,1000,-;one\n")));
    auto& model = running.page().model();
    QTRY_COMPARE_WITH_TIMEOUT(model.boxes().size(), std::size_t{1}, longest);
    QVERIFY(model.setData(model.index(0, 0), QStringLiteral("cellar")));
    QTRY_COMPARE_WITH_TIMEOUT(model.index(0, 0).data().toString(), QStringLiteral("cellar"), longest);
}

void WindowOnConsoleTest::aTakenPortIsToldAndTriedAgain() {
    auto holder = makeBox();
    Running running(holder->address().endpoint.port);
    running.window->presentConsole(0, 0, 0);
    QTRY_VERIFY_WITH_TIMEOUT(running.page().reception().listenBanner().isVisible(), longest);
    QVERIFY(running.page().reception().listenBanner().message().text.contains(
        QString::number(QCoreApplication::applicationPid())));
    holder.reset();
    running.page().reception().listenBanner().findChild<QPushButton*>()->click();
    QTRY_VERIFY_WITH_TIMEOUT(running.address() && !running.page().reception().listenBanner().isVisible(),
                             longest);
}

void WindowOnConsoleTest::sleepWhileABoxDependsIsToldAndKept() {
    using namespace std::chrono_literals;
    Running running(0);
    SleepGuard::Moment moment{TimePoint(1h), std::chrono::system_clock::now(), 0s};
    SleepMonitor sleep("no-such-connection", [&moment] { return moment; });
    app::connectSleep(*running.window, sleep, running.console->service(), running.notifications);
    QSignalSpy warned(&sleep, &SleepMonitor::aboutToSleep);
    const auto announce = [&sleep](bool begins) {
        return QMetaObject::invokeMethod(&sleep, "prepareForSleep", Q_ARG(bool, begins));
    };
    QTRY_VERIFY_WITH_TIMEOUT(running.address(), longest);
    auto plug = makeBox();
    const auto& terminal = *running.window->consolePanels().terminal;
    QSignalSpy dependents(&terminal.boxes(), &ui::TerminalBoxes::dependentsChanged);
    QVERIFY(plug->send(*running.address(), asBytes("U-Boot 2017.07 (Jul 10 2017)\n=> ")));
    // What a box says may come before its title is known.
    const auto isNamed = [&dependents] {
        return !dependents.isEmpty() && dependents.last()[0].toStringList().join(' ').contains("127.0.0.1");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isNamed(), longest);
    QVERIFY(announce(true));
    QCOMPARE(warned.size(), 1);
    QCOMPARE(warned[0][0], dependents.last()[0]);
    QVERIFY(running.page().reception().sleepBanner().message().title.contains(QLatin1String("127.0.0.1")));
    moment.everAsleep += 3h;
    moment.wall += 3h;
    QVERIFY(announce(false));
    QVERIFY(running.page().reception().sleepBanner().message().title.startsWith(
        QLatin1String("This computer slept")));
    const auto store = store::ConsoleStore::open(running.settings.store);
    QVERIFY(store);
    QTRY_COMPARE_WITH_TIMEOUT(store->sleeps().value().size(), std::size_t{1}, longest);
    QVERIFY(store->sleeps()->front().end - store->sleeps()->front().start >= 3h);
}

void WindowOnConsoleTest::theWindowMayGoFirst() {
    Running running(0);
    QTRY_VERIFY_WITH_TIMEOUT(running.address(), longest);
    const auto address = *running.address();
    running.window.reset();
    auto plug = makeBox();
    QSignalSpy stored(&running.console->service(), &ConsoleService::stored);
    QVERIFY(plug->send(address, asBytes("6,1,1000,-;one\n")));
    QTRY_VERIFY_WITH_TIMEOUT(!stored.isEmpty(), longest);
}

QTEST_MAIN(WindowOnConsoleTest)
#include "tst_window_on_console.moc"
