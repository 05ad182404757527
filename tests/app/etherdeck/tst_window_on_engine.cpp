// The real engine in its thread and the real window, on a link that is not there.
#include "app/etherdeck/discovery_thread.h"
#include "app/etherdeck/picture.h"
#include "app/etherdeck/wiring/connections.h"
#include "core/services/box_logs/service.h"
#include "core/services/boxes/service.h"
#include "core/services/console/reader.h"
#include "core/services/console/service.h"
#include "core/services/desk/link_repair.h"
#include "core/services/devices/queue_keeper.h"
#include "core/services/devices/service.h"
#include "core/services/finder/box_finder.h"
#include "core/services/install/installer.h"
#include "core/services/inventory/history_service.h"
#include "core/services/inventory/interface_watch.h"
#include "tests/app/etherdeck/fake_san.h"
#include "tests/support/registered_test.h"
#include "ui/inventory/page/page.h"
#include "ui/inventory/table/table.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notices/notifications.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace std::chrono_literals;

class WindowOnEngineTest : public QObject {
    Q_OBJECT

private slots:
    void targetsAppearAndStopEndsTheLinks();
    void anotherTargetAppearsOnDemand();
    void tenThousandTargetsArrive();
    void aVanishedTargetStaysListed();
    void aChangeIsMarked();
    void aConflictRaisesTheBannerUntilItEnds();
    void selectionAndFilterStayWhileTargetsComeAndGo();
    void theWizardLeadsToTheTargets();
    void interfacesOpenAndCloseWhileRunning();
    void theWindowMayGoFirst();
    void stopsInTheMiddleOfDiscovery();
    void takesAPictureOnceSettled();
    void aPictureThatCannotBeWrittenIsAFailure();
};

namespace {

constexpr int longest = 20'000; // ms; sanitizers on a busy machine

/// Notices within a blink what comes and goes.
discovery::Settings hasty() {
    discovery::Settings settings;
    settings.pollInterval = 200ms;
    settings.pollGrace = 20ms;
    settings.firstTimeout = 20ms;
    settings.shortestTimeout = 10ms;
    settings.longestTimeout = 40ms;
    return settings;
}

struct Running {
    demo::FakeSan san;
    QTemporaryDir folder;
    QSettings settings{folder.filePath("settings.ini"), QSettings::IniFormat};
    ui::Notifications notifications;
    std::optional<ui::MainWindow> window;
    std::optional<app::DiscoveryThread> discovery;
    HistoryService history; // not opened, as the console
    ConsoleService console;
    ConsoleReader reader;
    DeviceService devices{wire::ClientIdentity{"test", {}, {}}};
    QueueKeeper queue{{}};
    BoxFinder finder{{}};
    AgentInstaller installer{{}};
    BoxLogService boxLogs{{}};
    BoxService boxes;

    explicit Running(int targets, discovery::Settings how = {}) {
        san.targets = targets;
        window.emplace(settings, "/opt/etherdeck-link", [] { return std::vector<ui::InterfaceChoice>(); });
        discovery.emplace(
            [this](const std::string& name) { return std::make_unique<demo::FakeLink>(san, name); }, how);
        app::connectCommands(*window,
                             {discovery->service(), discovery->editor(), discovery->peek(), history, console,
                              reader, devices, queue, finder, installer, boxLogs, boxes, [] {}});
        app::connectWindow(*window, discovery->service());
        app::connectReports(*window, discovery->service(), notifications);
        window->show();
    }
    void start() { emit window->interfacesChosen({"fake0"}, true); }
    [[nodiscard]] int rows() const { return window->findChild<ui::TargetTable*>()->model()->rowCount(); }
    /// Of a conflict. On a busy machine a hasty engine may also find that something has vanished for a
    /// moment, and what says so stays.
    [[nodiscard]] bool tellsOfAConflict(const QString& address) const {
        const auto banners = window->findChildren<ui::Banner*>();
        return std::ranges::any_of(banners, [&](const ui::Banner* banner) {
            return !banner->isHidden() &&
                   banner->message().title.startsWith(address + QStringLiteral(" answers from two boxes"));
        });
    }
    [[nodiscard]] QString cell(int row, int column) const {
        return window->findChild<ui::TargetTable*>()->model()->index(row, column).data().toString();
    }
};

using Column = ui::TargetModel::Column;

} // namespace

void WindowOnEngineTest::targetsAppearAndStopEndsTheLinks() {
    Running running(7);
    running.start();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 7, longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(6, Column::SerialColumn), "e0.6:fake", longest);
    QCOMPARE(running.cell(0, Column::SizeColumn),
             QLocale().formattedDataSize(1'024'000'000, 1, QLocale::DataSizeSIFormat));
    QCOMPARE(running.cell(0, Column::InterfaceColumn), "fake0");
    QCOMPARE(running.san.openLinks, 1);
    running.discovery.reset();
    QCOMPARE(running.san.openLinks, 0);
}

void WindowOnEngineTest::anotherTargetAppearsOnDemand() {
    Running running(1);
    bool hasSettled = false; // told in this thread: a spy would be written to by the other one
    connect(&running.discovery->service(), &DiscoveryService::settled, &*running.window,
            [&hasSettled] { hasSettled = true; });
    running.start();
    QTRY_VERIFY_WITH_TIMEOUT(hasSettled, longest);
    running.san.targets = 2;
    running.window->inventory().actions().discover->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 2, longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::StateColumn), "New", longest);
}

void WindowOnEngineTest::tenThousandTargetsArrive() {
    Running running(10'000);
    QElapsedTimer timer;
    timer.start();
    running.start();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 10'000, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(!running.cell(9'999, Column::SerialColumn).isEmpty(), 60'000);
    qInfo("10,000 targets in the table after %lld ms", static_cast<long long>(timer.elapsed()));
}

void WindowOnEngineTest::aVanishedTargetStaysListed() {
    Running running(2, hasty());
    running.start();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 2, longest);
    running.san.targets = 1;
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::StateColumn), "Vanished", longest);
    QCOMPARE(running.rows(), 2);
    running.san.targets = 2;
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::StateColumn), "Up", longest);
}

void WindowOnEngineTest::aChangeIsMarked() {
    Running running(3, hasty());
    running.start();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 3, longest);
    running.san.claimed = 1;
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::ConfigStringColumn), "owner", longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(1, Column::StateColumn), "Changed", longest);
    QCOMPARE(running.cell(0, Column::ConfigStringColumn), "");
}

void WindowOnEngineTest::aConflictRaisesTheBannerUntilItEnds() {
    Running running(3, hasty());
    running.start();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 3, longest);
    QVERIFY(!running.tellsOfAConflict("e0.2"));
    running.san.contested = 2;
    QTRY_VERIFY_WITH_TIMEOUT(running.tellsOfAConflict("e0.2"), longest);
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(2, Column::StateColumn), "Conflict", longest);
    running.san.contested = -1;
    QTRY_VERIFY_WITH_TIMEOUT(!running.tellsOfAConflict("e0.2"), longest);
}

void WindowOnEngineTest::selectionAndFilterStayWhileTargetsComeAndGo() {
    Running running(3, hasty());
    running.start();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 3, longest);
    ui::InventoryPage& page = running.window->inventory();
    page.actions().showTable->trigger();
    page.showTarget({0, 1});
    page.actions().copyAddress->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "e0.1");
    page.findChild<QLineEdit*>()->setText("fake");
    running.san.targets = 40;
    page.actions().discover->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 40, longest);
    running.san.claimed = 0;
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(0, Column::ConfigStringColumn), "owner", longest);
    page.findChild<QLineEdit*>()->setText("owner");
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 1, longest);
    running.san.claimed = 1;
    QTRY_COMPARE_WITH_TIMEOUT(running.cell(0, Column::AddressColumn), "e0.1", longest);
    QGuiApplication::clipboard()->clear();
    page.actions().copyAddress->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "e0.1");
}

void WindowOnEngineTest::theWizardLeadsToTheTargets() {
    Running running(7, hasty());
    link::Interface interface;
    interface.name = "fake0";
    interface.index = 1;
    interface.ethernet = interface.adminUp = interface.carrier = true;
    InterfaceWatch watch([&] { return std::vector{interface}; });
    LinkRepair repair;
    app::connectFirstSteps(*running.window, watch, repair, "/nowhere/etherdeck-link");
    running.window->firstSteps().openWizard();
    auto* wizard = running.window->findChild<ui::DiscoveryWizard*>();
    QVERIFY(wizard != nullptr);
    while (wizard->currentId() != ui::DiscoveryWizard::Interfaces)
        wizard->next();
    QTRY_VERIFY_WITH_TIMEOUT(wizard->button(QWizard::NextButton)->isEnabled(), longest);
    wizard->next();
    QCOMPARE(wizard->currentId(), int(ui::DiscoveryWizard::Search));
    QTRY_VERIFY_WITH_TIMEOUT(wizard->button(QWizard::NextButton)->isEnabled(), longest);
    wizard->next();
    QTRY_COMPARE_WITH_TIMEOUT(wizard->currentPage()->findChildren<QLineEdit*>().size(), 1, longest);
    wizard->next();
    QCOMPARE(wizard->currentId(), int(ui::DiscoveryWizard::Summary));
    const QSignalSpy chosen(&*running.window, &ui::MainWindow::interfacesChosen);
    wizard->accept();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen[0][0].value<std::vector<std::string>>() == std::vector<std::string>{"fake0"});
    QVERIFY(chosen[0][1].toBool());
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 7, longest);
}

void WindowOnEngineTest::interfacesOpenAndCloseWhileRunning() {
    Running running(3);
    emit running.window->interfacesChosen({"fake0", "fake1"}, true);
    QTRY_COMPARE_WITH_TIMEOUT(running.san.openLinks, 2, longest);
    emit running.window->interfacesChosen({"fake1"}, true);
    QTRY_COMPARE_WITH_TIMEOUT(running.san.openLinks, 1, longest);
    emit running.window->interfacesChosen({}, true);
    QTRY_COMPARE_WITH_TIMEOUT(running.san.openLinks, 0, longest);
    QCOMPARE(running.san.linksMade, 2);
}

void WindowOnEngineTest::theWindowMayGoFirst() {
    Running running(200);
    running.start();
    QTRY_VERIFY_WITH_TIMEOUT(running.rows() > 0, longest);
    running.window.reset();
    QCoreApplication::processEvents();
    running.discovery.reset();
    QCOMPARE(running.san.openLinks, 0);
}

void WindowOnEngineTest::stopsInTheMiddleOfDiscovery() {
    for (int i = 0; i < 20; ++i) {
        Running running(500);
        running.start();
        // Anywhere between not begun and done.
        QTRY_VERIFY_WITH_TIMEOUT(running.rows() >= i * 25, longest);
        running.discovery.reset();
        QCOMPARE(running.san.openLinks, 0);
    }
}

void WindowOnEngineTest::takesAPictureOnceSettled() {
    Running running(3);
    const QString path = running.folder.filePath("window.png");
    app::PictureTaker picture(*running.window, path);
    picture.connectTo(running.discovery->service());
    running.start();
    QCOMPARE(QApplication::exec(), 0);
    QCOMPARE(QImage(path).size(), running.window->size() * running.window->devicePixelRatio());
    QTRY_COMPARE_WITH_TIMEOUT(running.rows(), 3, longest);
}

void WindowOnEngineTest::aPictureThatCannotBeWrittenIsAFailure() {
    Running running(1);
    app::PictureTaker picture(*running.window, running.folder.filePath("no/such/folder.png"));
    picture.connectTo(running.discovery->service());
    running.start();
    QCOMPARE(QApplication::exec(), 1);
}

QTEST_MAIN(WindowOnEngineTest)
#include "tst_window_on_engine.moc"
