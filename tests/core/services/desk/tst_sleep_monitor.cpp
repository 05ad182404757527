#include "core/services/desk/sleep_monitor.h"
#include "tests/support/registered_test.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <fcntl.h>
#include <map>
#include <memory>
#include <poll.h>
#include <unistd.h>

using namespace etherdeck;
using namespace std::chrono_literals;

/// The login manager, as far as it is about sleep. A lock is a pipe: it is held until its other end is
/// closed.
class LoginManager : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    struct Lock {
        QString what;
        QString who;
        QString why;
        QString mode;
        int pipe = -1;
    };

    ~LoginManager() override {
        for (const auto& lock : m_locks)
            ::close(lock.pipe);
    }

    /// Why a lock of this kind is held now, for each that is.
    [[nodiscard]] QStringList held(const QString& mode) const {
        QStringList found;
        for (const auto& lock : m_locks) {
            pollfd watched{lock.pipe, 0, 0};
            if (lock.mode == mode && ::poll(&watched, 1, 0) == 0)
                found << lock.why;
        }
        return found;
    }
    [[nodiscard]] const std::vector<Lock>& locks() const { return m_locks; }

public slots:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why,
                                    const QString& mode) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return {};
        m_locks.push_back({what, who, why, mode, ends[0]});
        const QDBusUnixFileDescriptor given(ends[1]); // a copy
        ::close(ends[1]);
        return given;
    }

signals:
    void PrepareForSleep(bool begins);

private:
    std::vector<Lock> m_locks;
};

class SleepMonitorTest : public QObject {
    Q_OBJECT

private:
    static constexpr int patience = 30'000;

    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<LoginManager> m_manager;
    SleepGuard::Moment m_moment; ///< what the clocks say
    std::unique_ptr<SleepMonitor> m_sleep;

    void pass(Duration time) {
        m_moment.now += time;
        m_moment.wall += time;
    }

private slots:
    void initTestCase() {
        const QString program = QStandardPaths::findExecutable("dbus-daemon");
        QVERIFY2(!program.isEmpty(), "dbus-daemon is missing: installer/prepare-debian test");
        m_daemon.start(program, {"--session", "--nofork", "--nopidfile", "--print-address=1"});
        QVERIFY(m_daemon.waitForStarted(patience));
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), patience);
        m_address = QString::fromLocal8Bit(m_daemon.readLine()).trimmed();
    }
    void cleanupTestCase() {
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished(patience));
    }
    void init() {
        m_moment = {TimePoint(100h), WallTime(1'700'000'000s), 5h};
        auto system = QDBusConnection::connectToBus(m_address, "system");
        m_manager = std::make_unique<LoginManager>();
        QVERIFY(system.registerObject("/org/freedesktop/login1", m_manager.get(),
                                      QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(system.registerService("org.freedesktop.login1"));
        QVERIFY(QDBusConnection::connectToBus(m_address, "etherdeck").isConnected());
        m_sleep = std::make_unique<SleepMonitor>("etherdeck", [this] { return m_moment; });
    }
    void cleanup() {
        m_sleep.reset();
        m_manager.reset();
        QDBusConnection::disconnectFromBus("etherdeck");
        QDBusConnection::disconnectFromBus("system");
    }

    void holdsLocksWhileABoxDepends() {
        m_sleep->setDependents({"plug"}, "plug depends");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("block"), QStringList{"plug depends"}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("delay"), QStringList{"plug depends"}, patience);
        for (const auto& lock : m_manager->locks()) {
            QCOMPARE(lock.what, "sleep");
            QCOMPARE(lock.who, "Etherdeck");
        }
        m_sleep->setDependents({}, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("block").isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("delay").isEmpty(), patience);
    }

    void letsTheComputerSleepWhenThatIsWished() {
        m_sleep->setDependents({"plug"}, "plug depends");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("block").size(), 1, patience);
        m_sleep->setKeepsAwake(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("block").isEmpty(), patience);
        QCOMPARE(m_manager->held("delay").size(), 1);
    }

    void saysAnewWhoDepends() {
        m_sleep->setDependents({"plug"}, "plug depends");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("block").size(), 1, patience);
        m_sleep->setDependents({"plug", "other"}, "two depend");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("block"), QStringList{"two depend"}, patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("delay"), QStringList{"two depend"}, patience);
    }

    void letsGoOfALockThatComesTooLate() {
        m_sleep->setDependents({"plug"}, "plug depends");
        m_sleep->setDependents({}, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->locks().size(), 2u, patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("block").isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("delay").isEmpty(), patience);
    }

    void warnsThenLetsGoThenTellsWhatWasSlept() {
        QSignalSpy warned(m_sleep.get(), &SleepMonitor::aboutToSleep);
        QSignalSpy slept(m_sleep.get(), &SleepMonitor::slept);
        m_sleep->setDependents({"plug"}, "plug depends");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("delay").size(), 1, patience);
        const auto start = m_moment.wall;
        emit m_manager->PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(warned.size(), 1, patience);
        QCOMPARE(warned[0][0].toStringList(), QStringList{"plug"});
        QCOMPARE(m_manager->held("delay").size(), 1);
        pass(SleepGuard::noticeTime);
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("delay").isEmpty(), patience);
        m_moment.everAsleep += 3h;
        m_moment.wall += 3h;
        emit m_manager->PrepareForSleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(slept.size(), 1, patience);
        QCOMPARE(slept[0][0].value<WallTime>(), start);
        QCOMPARE(slept[0][1].value<WallTime>(), m_moment.wall);
        QCOMPARE(slept[0][2].toStringList(), QStringList{"plug"});
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("delay").size(), 1, patience);
    }

    void takesTheWarningBack() {
        QSignalSpy warned(m_sleep.get(), &SleepMonitor::aboutToSleep);
        QSignalSpy stayed(m_sleep.get(), &SleepMonitor::stayedAwake);
        m_sleep->setDependents({"plug"}, "plug depends");
        emit m_manager->PrepareForSleep(true);
        QTRY_COMPARE_WITH_TIMEOUT(warned.size(), 1, patience);
        emit m_manager->PrepareForSleep(false);
        QTRY_COMPARE_WITH_TIMEOUT(stayed.size(), 1, patience);
    }

    void letsGoWhenItEnds() {
        m_sleep->setDependents({"plug"}, "plug depends");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("block").size(), 1, patience);
        m_sleep.reset();
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("block").isEmpty(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_manager->held("delay").isEmpty(), patience);
    }

    void doesWithoutALoginManager() {
        QVERIFY(QDBusConnection("system").unregisterService("org.freedesktop.login1"));
        m_sleep->setDependents({"plug"}, "plug depends");
        QVERIFY(QDBusConnection("system").registerService("org.freedesktop.login1"));
        m_sleep->setDependents({"plug"}, "plug still depends");
        QTRY_COMPARE_WITH_TIMEOUT(m_manager->held("block"), QStringList{"plug still depends"}, patience);
    }

    void doesWithoutABus() {
        SleepMonitor sleep("no-such-connection", [this] { return m_moment; });
        sleep.setDependents({"plug"}, "plug depends");
        sleep.setDependents({}, {});
        QVERIFY(m_manager->locks().empty());
    }

    void saysNothingWhereThereIsNoSystemBus() {
        QTest::failOnWarning(QRegularExpression(".?"));
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere/at/all");
        SleepMonitor sleep;
        sleep.setDependents({"plug"}, "plug depends");
        sleep.setDependents({"plug", "other"}, "two depend");
        sleep.setDependents({}, {});
        qunsetenv("DBUS_SYSTEM_BUS_ADDRESS");
    }

    void readsTheClocksOfThisMachine() {
        const auto first = sleepMoment();
        const auto second = sleepMoment();
        QVERIFY(second.now >= first.now);
        QVERIFY(second.everAsleep - first.everAsleep < 1s);
        QVERIFY(std::chrono::abs(second.now - Clock::now()) < 10s);
    }
};

QTEST_GUILESS_MAIN(SleepMonitorTest)
#include "tst_sleep_monitor.moc"
