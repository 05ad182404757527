#include "tests/support/registered_test.h"
#include "tests/ui/inventory/page/shown_page.h"
#include "ui/inventory/page/away_notices.h"
#include "ui/shell/activity/button.h"
#include "ui/shell/activity/center.h"
#include "ui/shell/activity/control.h"
#include "ui/shell/activity/panel.h"

#include <QAbstractButton>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <optional>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

namespace {

DiscoveryEvent eventOf(discovery::EventKind kind, Address address) {
    DiscoveryEvent made;
    made.event.kind = kind;
    made.event.address = address;
    made.time = WallTime(std::chrono::seconds(1'700'000'000));
    return made;
}

store::ConsoleCrash crashOf(std::int64_t source, std::string title) {
    store::ConsoleCrash crash;
    crash.id = source;
    crash.source = source;
    crash.boot = 2;
    crash.firstLine = 40;
    crash.title = std::move(title);
    crash.time = WallTime(std::chrono::seconds(1'700'000'100));
    return crash;
}

DeviceState stateWith(plans::ExportState export_, DeviceState::Link link = DeviceState::Link::Connected) {
    DeviceState state;
    state.device = "unix:/run/plug";
    state.link = link;
    plans::ExportStatus one;
    one.config.address = {7, 3};
    one.state = export_;
    one.reason = "vblade ended unexpectedly";
    state.exports = remote::ExportList{{one}, {}};
    return state;
}

/// The button, and what stands behind it, with an inventory that has lost nothing yet.
struct ShownActivity {
    QTemporaryDir folder;
    QSettings settings{folder.filePath("settings.ini"), QSettings::IniFormat};
    ShownPage inventory;
    Jobs jobs;
    ActivityCenter center{inventory.page.awayNotices(), settings};
    ActivityButton button;
    ActivityControl control{button, center, jobs};

    ShownActivity() {
        button.resize(200, 32);
        button.show();
    }
    [[nodiscard]] QStringList titles() const {
        QStringList list;
        for (const auto& row : center.rows())
            list << row.title;
        return list;
    }
    [[nodiscard]] QPushButton* panelButton(const QString& text) const {
        for (auto* one : control.panel().findChildren<QPushButton*>())
            if (one->text() == text && one->isVisible())
                return one;
        return nullptr;
    }
    [[nodiscard]] bool panelSays(const QString& text) const {
        for (const auto* one : control.panel().findChildren<QLabel*>())
            if (one->isVisible() && one->text().contains(text))
                return true;
        return false;
    }
};

} // namespace

class ActivityTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aConflictStandsUntilItIsAcknowledged() {
        ShownActivity shown;
        shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, 0}), "backup");
        QTRY_VERIFY(shown.button.accessibleDescription().contains("1 notice"));
        shown.center.noteEvent(eventOf(discovery::EventKind::ConflictEnded, {0, 0}), {});
        QCOMPARE(shown.titles(), QStringList("Different disks answered as e0.0 “backup”"));
        shown.button.click();
        QVERIFY(shown.panelSays("Different disks answered as e0.0"));
        shown.panelButton("Acknowledge")->click();
        QVERIFY(shown.panelSays("Nothing is under way"));
        QVERIFY(shown.button.accessibleDescription().contains("Nothing"));
    }

    void whatIsCertainReplacesADoubt() {
        ShownActivity shown;
        shown.center.noteEvent(eventOf(discovery::EventKind::PossibleConflict, {0, 0}), {});
        shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, 0}), {});
        QCOMPARE(shown.titles(), QStringList("Different disks answer as e0.0"));
    }

    void otherEventsAreNoNotices() {
        ShownActivity shown;
        for (const auto kind : {discovery::EventKind::Appeared, discovery::EventKind::Changed,
                                discovery::EventKind::PathLost, discovery::EventKind::CameBack})
            shown.center.noteEvent(eventOf(kind, {0, 0}), {});
        QCOMPARE(shown.center.count(), 0);
    }

    void vanishedTargetsAreAcknowledgedInBothPlaces() {
        ShownActivity shown;
        shown.inventory.page.apply({demo::home(), {}});
        auto gone = demo::home()[6];
        gone.state = discovery::TargetState::Vanished;
        shown.inventory.page.apply({{gone}, {}});
        QTRY_COMPARE(shown.center.count(), 1);
        QVERIFY(shown.titles()[0].contains("stopped answering"));
        shown.center.acknowledge(shown.center.rows()[0].id);
        QCOMPARE(shown.center.count(), 0);
        QVERIFY(shown.inventory.banner() == nullptr);
    }

    void leadsToWhatItIsAbout() {
        ShownActivity shown;
        QSignalSpy targets(&shown.center, &ActivityCenter::targetRequested);
        QSignalSpy lines(&shown.center, &ActivityCenter::consoleRequested);
        QSignalSpy devices(&shown.center, &ActivityCenter::deviceRequested);
        shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, 5}), {});
        shown.center.noteCrash(crashOf(3, "Oops"), "plug-a");
        shown.center.noteDevice(stateWith(plans::ExportState::Failed), "plug-b");
        for (const auto& row : shown.center.rows())
            shown.center.show(row.id);
        QCOMPARE(targets.value(0).value(0).value<Address>(), Address(0, 5));
        QCOMPARE(lines.value(0), QVariantList({qint64{3}, qint64{2}, qint64{40}}));
        QCOMPARE(devices.size(), 1);
    }

    void aFailedExportStandsWhileTheBoxIsOutOfReach() {
        ShownActivity shown;
        shown.center.noteDevice(stateWith(plans::ExportState::Failed), "plug-b");
        QCOMPARE(shown.titles(), QStringList("Export e7.3 of plug-b failed"));
        shown.center.noteDevice(stateWith(plans::ExportState::Running, DeviceState::Link::Waiting), "plug-b");
        QVERIFY(shown.center.isAnyUrgent());
        shown.center.noteDevice(stateWith(plans::ExportState::Running), "plug-b");
        QVERIFY(!shown.center.isAnyUrgent());
        QCOMPARE(shown.center.count(), 1);
        shown.center.forgetDevice("unix:/run/plug");
        QCOMPARE(shown.center.count(), 0);
    }

    void urgentOnesComeFirst() {
        ShownActivity shown;
        shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, 0}), {});
        shown.center.noteEvent(eventOf(discovery::EventKind::ConflictEnded, {0, 0}), {});
        shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, 1}), {});
        QCOMPARE(shown.titles().first(), "Different disks answer as e0.1");
    }

    void standsAgainAfterARestart() {
        QTemporaryDir folder;
        QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
        ShownPage inventory;
        {
            ActivityCenter center(inventory.page.awayNotices(), settings);
            center.noteCrash(crashOf(3, "Oops"), "plug-a");
        }
        ActivityCenter center(inventory.page.awayNotices(), settings);
        QCOMPARE(center.count(), 1);
        center.acknowledgeAll();
        ActivityCenter third(inventory.page.awayNotices(), settings);
        QCOMPARE(third.count(), 0);
    }

    void jobsShowProgressAndAreCancelled() {
        ShownActivity shown;
        bool isCancelled = false;
        std::optional<Jobs::Handle> job;
        job = shown.jobs.start("Saving the log", "log.txt", [&] {
            isCancelled = true;
            job.reset();
        });
        job->setProgress(250);
        QTRY_VERIFY(shown.button.accessibleDescription().contains("1 job under way"));
        shown.button.click();
        QVERIFY(shown.panelSays("Saving the log") && shown.panelSays("log.txt"));
        QCOMPARE(shown.control.panel().findChild<QProgressBar*>()->value(), 250);
        shown.panelButton("Cancel")->click();
        QVERIFY(isCancelled);
        QTRY_VERIFY(shown.panelSays("Nothing is under way"));
    }

    void theKeyboardStaysInTheListWhileItIsWorkedOff() {
        ShownActivity shown;
        for (std::uint8_t slot = 0; slot < 3; ++slot)
            shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, slot}), {});
        shown.button.click();
        (void)QTest::qWaitForWindowActive(&shown.control.panel());
        for (int left = 3; left > 0; --left) {
            QCOMPARE(shown.center.count(), left);
            auto* button = shown.panelButton("Acknowledge");
            QVERIFY(button != nullptr);
            if (left == 3)
                button->setFocus();
            QTRY_VERIFY(button->hasFocus() || left == 3);
            QTest::keyClick(button, Qt::Key_Space);
        }
        QTest::keyClick(&shown.control.panel(), Qt::Key_Escape);
        QVERIFY(!shown.control.panel().isVisible());
    }

    void manyNoticesAreCounted() {
        ShownActivity shown;
        for (std::uint8_t slot = 0; slot < 80; ++slot)
            shown.center.noteEvent(eventOf(discovery::EventKind::Conflict, {0, slot}), {});
        shown.button.click();
        QVERIFY(shown.panelSays("30 more"));
        QVERIFY(shown.control.panel().height() <=
                shown.control.panel().screen()->availableGeometry().height());
        shown.panelButton("Acknowledge all")->click();
        QVERIFY(shown.panelSays("Nothing is under way"));
    }
};

QTEST_MAIN(ActivityTest)
#include "tst_activity.moc"
