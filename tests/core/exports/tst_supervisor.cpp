#include "core/exports/supervisor.h"
#include "tests/core/exports/export_text.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::exports;
using namespace etherdeck::tests;
using namespace std::chrono_literals;
using State = VbladeStatus::State;

namespace {

constexpr auto never = TimePoint::max();
const VbladeId one{Address(7, 3), "eth0"};
const VbladeId two{Address(7, 3), "eth1"};

Export onInterfaces(const std::vector<std::string>& interfaces) {
    auto config = plainExport();
    config.interfaces = interfaces;
    return config;
}

QString text(const SupervisorAction& action) {
    const auto idText = [](const VbladeId& id) {
        return QString::fromStdString(id.address.toString() + ' ' + id.interface);
    };
    if (const auto* const start = std::get_if<CheckAndStart>(&action))
        return "start " + idText(start->id);
    if (const auto* const terminate = std::get_if<Terminate>(&action))
        return QString("terminate %1 %2").arg(idText(terminate->id)).arg(terminate->pid);
    const auto& kill = std::get<Kill>(action);
    return QString("kill %1 %2").arg(idText(kill.id)).arg(kill.pid);
}

/// What the supervisor wants now; empty when it wants nothing.
QString actions(Supervisor& supervisor) {
    QStringList all;
    while (const auto action = supervisor.takeAction())
        all.push_back(text(*action));
    return all.join("; ");
}

QString statusText(const Supervisor& supervisor) {
    QStringList all;
    for (const auto& status : supervisor.status()) {
        QStringList words{status.state == State::Running   ? "running"
                          : status.state == State::Stopped ? "stopped"
                                                           : "failed"};
        if (status.cause != StopCause::None)
            words.push_back(QString::fromStdString(std::string(name(status.cause))));
        if (status.changing)
            words.push_back("changing");
        if (status.pid != 0)
            words.push_back(QString::number(status.pid));
        all.push_back(words.join(' '));
    }
    return all.join("; ");
}

} // namespace

class TestSupervisor : public QObject {
    Q_OBJECT

private slots:
    void init();
    void checksThenStartsThenRests();
    void runsOneVbladeForEachInterface();
    void stopsAndKillsWhatDoesNotEnd();
    void startsAgainAfterADeathLaterEachTime();
    void forgetsDeathsOfOneThatRanForAWhile();
    void triesAgainAfterAStartThatFailed();
    void waitsForAHandWhenDiskOrAddressIsTaken();
    void endsWhatWasStoppedWhileItStarted();
    void startsAgainWhatWasWishedWhileItEnded();
    void startsWithTheNewConfiguration();
    void bringsBackADiskThatWasPulled();
    void waitsForAHandWhenADiskComesBackLate();
    void doesNotStartOnAnotherDisk();
    void doesNotStartByADiskWhatWaitedForAHand();
    void endsAStartOfADiskThatWasPulledMeanwhile();
    void waitsForItsInterface();
    void waitsAfterADeathHoweverOftenTheInterfaceIsTold();
    void startsWithWhatTheConfigurationHasBecome();
    void adoptsWhatRuns();
    void forgetsWhatWasRemoved();
    void endsAProcessThatNobodyAskedFor();
    void ignoresAnOldProcess();
    void isIdleWithoutWork();

private:
    void run(const Export& config);

    Supervisor m_supervisor;
    TimePoint m_now{1000s};
    std::int32_t m_lastPid = 100;
};

void TestSupervisor::init() {
    m_supervisor = {};
    m_now = TimePoint(1000s);
    m_lastPid = 100;
}

/// Starts it, and answers each start.
void TestSupervisor::run(const Export& config) {
    m_supervisor.start(config, m_now);
    while (const auto action = m_supervisor.takeAction())
        m_supervisor.started(std::get<CheckAndStart>(*action).id, ++m_lastPid, m_now);
}

void TestSupervisor::checksThenStartsThenRests() {
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped changing"));
    const auto action = m_supervisor.takeAction();
    QVERIFY(action);
    QVERIFY(std::get<CheckAndStart>(*action) == (CheckAndStart{one, plainExport()}));
    m_supervisor.started(one, 42, m_now);
    QCOMPARE(statusText(m_supervisor), QString("running 42"));
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(m_supervisor.nextDeadline(), never);
}

void TestSupervisor::runsOneVbladeForEachInterface() {
    run(onInterfaces({"eth0", "eth1"}));
    QCOMPARE(statusText(m_supervisor), QString("running 101; running 102"));
    m_supervisor.died(two, 102, "It fell.", m_now);
    QCOMPARE(statusText(m_supervisor), QString("running 101; failed died"));
    m_supervisor.stop(Address(7, 3), m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    QCOMPARE(statusText(m_supervisor), QString("running changing 101; stopped"));
}

void TestSupervisor::stopsAndKillsWhatDoesNotEnd() {
    run(plainExport());
    m_supervisor.stop(one, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    QCOMPARE(m_supervisor.nextDeadline(), m_now + Supervisor::killAfter);
    m_supervisor.timeReached(m_now + Supervisor::killAfter - 1ns);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.timeReached(m_now + Supervisor::killAfter);
    QCOMPARE(actions(m_supervisor), QString("kill e7.3 eth0 101"));
    QCOMPARE(m_supervisor.nextDeadline(), never);
    m_supervisor.died(one, 101, {}, m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped"));
    QCOMPARE(actions(m_supervisor), QString());
}

void TestSupervisor::startsAgainAfterADeathLaterEachTime() {
    run(plainExport());
    for (const auto wait : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
        m_supervisor.died(one, m_lastPid, "It fell.", m_now);
        QCOMPARE(statusText(m_supervisor), QString("failed died"));
        QCOMPARE(m_supervisor.status().front().reason, "It fell.");
        QCOMPARE(m_supervisor.nextDeadline(), m_now + wait);
        QCOMPARE(*m_supervisor.status().front().nextStart, m_now + wait);
        m_supervisor.timeReached(m_now + wait - 1ns);
        QCOMPARE(actions(m_supervisor), QString());
        m_now += wait;
        m_supervisor.timeReached(m_now);
        QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
        QCOMPARE(statusText(m_supervisor), QString("failed died changing"));
        m_supervisor.started(one, ++m_lastPid, m_now);
    }
    // By hand, at once.
    m_supervisor.died(one, m_lastPid, "It fell.", m_now);
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
}

void TestSupervisor::forgetsDeathsOfOneThatRanForAWhile() {
    run(plainExport());
    m_supervisor.died(one, 101, {}, m_now);
    m_supervisor.timeReached(m_now += 1s);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.started(one, 102, m_now);
    m_now += Supervisor::calmAfter;
    m_supervisor.died(one, 102, {}, m_now);
    QCOMPARE(m_supervisor.nextDeadline(), m_now + 1s);
}

void TestSupervisor::triesAgainAfterAStartThatFailed() {
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.startFailed(one, StopCause::NotStarted, "vblade is not installed.", m_now);
    QCOMPARE(statusText(m_supervisor), QString("failed not-started"));
    QCOMPARE(m_supervisor.status().front().reason, "vblade is not installed.");
    m_supervisor.timeReached(m_now += 1s);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.startFailed(one, StopCause::NotStarted, {}, m_now);
    QCOMPARE(m_supervisor.nextDeadline(), m_now + 2s);
    m_supervisor.stop(one, m_now);
    QCOMPARE(m_supervisor.nextDeadline(), never);
    QCOMPARE(statusText(m_supervisor), QString("stopped"));
}

void TestSupervisor::waitsForAHandWhenDiskOrAddressIsTaken() {
    for (const auto cause : {StopCause::OtherDisk, StopCause::DiskInUse, StopCause::AddressInUse}) {
        m_supervisor.start(plainExport(), m_now);
        QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
        m_supervisor.startFailed(one, cause, {}, m_now);
        QCOMPARE(m_supervisor.status().front().cause, cause);
        QVERIFY(m_supervisor.status().front().reason.ends_with('.'));
        QCOMPARE(m_supervisor.nextDeadline(), never);
        m_supervisor.timeReached(m_now + 24h);
        QCOMPARE(actions(m_supervisor), QString());
    }
}

void TestSupervisor::endsWhatWasStoppedWhileItStarted() {
    m_supervisor.start(plainExport(), m_now);
    m_supervisor.stop(one, m_now); // before anybody took the action
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(statusText(m_supervisor), QString("stopped"));

    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.stop(one, m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped changing"));
    m_supervisor.started(one, 42, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 42"));
    m_supervisor.died(one, 42, {}, m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped"));

    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.stop(one, m_now);
    m_supervisor.startFailed(one, StopCause::DiskInUse, {}, m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped"));
}

void TestSupervisor::startsAgainWhatWasWishedWhileItEnded() {
    run(plainExport());
    m_supervisor.stop(one, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.died(one, 101, {}, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
}

void TestSupervisor::startsWithTheNewConfiguration() {
    run(plainExport());
    auto changed = plainExport();
    changed.readOnly = true;
    m_supervisor.start(changed, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    m_supervisor.died(one, 101, {}, m_now);
    const auto action = m_supervisor.takeAction();
    QVERIFY(action && std::get<CheckAndStart>(*action).config.readOnly);

    // While that start is under way: what it starts is ended. An answer of failure is one of the old start.
    m_supervisor.start(plainExport(), m_now);
    m_supervisor.startFailed(one, StopCause::DiskInUse, {}, m_now);
    const auto again = m_supervisor.takeAction();
    QVERIFY(again && !std::get<CheckAndStart>(*again).config.readOnly);
    m_supervisor.start(changed, m_now);
    m_supervisor.started(one, 102, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 102"));

    // Not taken yet: replaced.
    m_supervisor.died(one, 102, {}, m_now);
    m_supervisor.start(plainExport(), m_now);
    const auto last = m_supervisor.takeAction();
    QVERIFY(last && !std::get<CheckAndStart>(*last).config.readOnly);
    QCOMPARE(actions(m_supervisor), QString());
}

void TestSupervisor::bringsBackADiskThatWasPulled() {
    run(onInterfaces({"eth0", "eth1"}));
    m_supervisor.diskGone(Address(7, 3), m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101; terminate e7.3 eth1 102"));
    QCOMPARE(statusText(m_supervisor),
             QString("failed disk-gone changing 101; failed disk-gone changing 102"));
    m_supervisor.died(one, 101, {}, m_now);
    m_supervisor.died(two, 102, {}, m_now);
    QCOMPARE(m_supervisor.nextDeadline(), never);
    m_now += Supervisor::diskReturn;
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0; start e7.3 eth1"));

    // Back before its process has ended.
    m_supervisor.started(one, 103, m_now);
    m_supervisor.started(two, 104, m_now);
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 103; terminate e7.3 eth1 104"));
    m_supervisor.died(one, 103, {}, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
}

void TestSupervisor::waitsForAHandWhenADiskComesBackLate() {
    run(plainExport());
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.died(one, 101, {}, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    m_now += Supervisor::diskReturn + 1ns;
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(statusText(m_supervisor), QString("failed disk-came-late"));
    // To pull it once more changes nothing.
    m_supervisor.diskGone(Address(7, 3), m_now);
    QCOMPARE(statusText(m_supervisor), QString("failed disk-gone"));
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
}

void TestSupervisor::doesNotStartOnAnotherDisk() {
    run(plainExport());
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.died(one, 101, {}, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    for (const auto comparison : {DiskComparison::Other, DiskComparison::Unknown}) {
        m_supervisor.diskBack(Address(7, 3), comparison, m_now);
        QCOMPARE(statusText(m_supervisor), QString("failed other-disk"));
        QCOMPARE(actions(m_supervisor), QString());
    }
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    // The check finds it, too.
    m_supervisor.startFailed(one, StopCause::OtherDisk, {}, m_now);
    QCOMPARE(statusText(m_supervisor), QString("failed other-disk"));
}

void TestSupervisor::doesNotStartByADiskWhatWaitedForAHand() {
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.startFailed(one, StopCause::AddressInUse, {}, m_now);
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(statusText(m_supervisor), QString("failed address-in-use"));
    m_supervisor.stop(one, m_now);
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped"));
}

void TestSupervisor::endsAStartOfADiskThatWasPulledMeanwhile() {
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.started(one, 42, m_now); // with a disk that is no longer there
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 42"));
    m_supervisor.died(one, 42, {}, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
    m_supervisor.started(one, 43, m_now);
    QCOMPARE(actions(m_supervisor), QString());
}

void TestSupervisor::waitsForItsInterface() {
    run(onInterfaces({"eth0", "eth1"}));
    m_supervisor.died(one, 101, "The interface went down.", m_now);
    QCOMPARE(m_supervisor.nextDeadline(), m_now + 1s);
    m_supervisor.interfaceChanged("eth0", false, m_now);
    QCOMPARE(m_supervisor.nextDeadline(), never);
    QCOMPARE(statusText(m_supervisor), QString("failed interface-down; running 102"));
    QCOMPARE(m_supervisor.status().front().reason, "Interface eth0 is down.");
    m_supervisor.timeReached(m_now += 1h);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.interfaceChanged("eth0", true, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));

    // It went down before the start was taken, and after it.
    m_supervisor.startFailed(one, StopCause::InterfaceDown, {}, m_now);
    QCOMPARE(statusText(m_supervisor), QString("failed interface-down; running 102"));
    m_supervisor.timeReached(m_now += 1s);
    m_supervisor.interfaceChanged("eth0", false, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.start(plainExport(), m_now); // by hand: in vain
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.interfaceChanged("eth0", true, m_now);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
}

void TestSupervisor::waitsAfterADeathHoweverOftenTheInterfaceIsTold() {
    m_supervisor.interfaceChanged("eth0", true, m_now);
    run(plainExport());
    m_supervisor.died(one, 101, "It fell.", m_now);
    m_supervisor.interfaceChanged("eth0", true, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(m_supervisor.nextDeadline(), m_now + 1s);
}

void TestSupervisor::startsWithWhatTheConfigurationHasBecome() {
    run(plainExport());
    auto changed = plainExport();
    changed.readOnly = true;
    m_supervisor.configure(changed, "eth0"); // it runs: left alone
    m_supervisor.timeReached(m_now);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.died(one, 101, "It fell.", m_now);
    m_supervisor.configure(changed, "eth0");
    m_supervisor.timeReached(m_now += 1s);
    const auto start = m_supervisor.takeAction();
    QVERIFY(start && std::get<CheckAndStart>(*start).config == changed);
}

void TestSupervisor::adoptsWhatRuns() {
    m_supervisor.adopt(plainExport(), "eth0", 4711, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(statusText(m_supervisor), QString("running 4711"));
    m_supervisor.start(plainExport(), m_now);
    QCOMPARE(actions(m_supervisor), QString());
    m_supervisor.died(one, 4711, "It fell.", m_now);
    m_supervisor.timeReached(m_now + 1s);
    QCOMPARE(actions(m_supervisor), QString("start e7.3 eth0"));
}

void TestSupervisor::forgetsWhatWasRemoved() {
    run(plainExport());
    m_supervisor.forget(one, m_now);
    QCOMPARE(statusText(m_supervisor), QString());
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 101"));
    m_supervisor.timeReached(m_now + Supervisor::killAfter);
    QCOMPARE(actions(m_supervisor), QString("kill e7.3 eth0 101"));
    m_supervisor.died(one, 101, {}, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QCOMPARE(m_supervisor.nextDeadline(), never);

    run(plainExport());
    m_supervisor.died(one, 102, {}, m_now);
    m_supervisor.forget(one, m_now);
    QCOMPARE(statusText(m_supervisor), QString());
    QCOMPARE(m_supervisor.nextDeadline(), never);
}

void TestSupervisor::endsAProcessThatNobodyAskedFor() {
    m_supervisor.started(one, 42, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 42"));
    run(plainExport());
    m_supervisor.started(one, 43, m_now);
    QCOMPARE(actions(m_supervisor), QString("terminate e7.3 eth0 43"));
    QCOMPARE(statusText(m_supervisor), QString("running 101"));
}

void TestSupervisor::ignoresAnOldProcess() {
    run(plainExport());
    m_supervisor.died(one, 99, "It fell.", m_now);
    m_supervisor.died({Address(1, 1), "eth0"}, 101, {}, m_now);
    m_supervisor.startFailed(one, StopCause::DiskInUse, {}, m_now);
    QCOMPARE(statusText(m_supervisor), QString("running 101"));
    m_supervisor.stop(one, m_now);
    m_supervisor.died(one, 101, {}, m_now);
    m_supervisor.died(one, 0, "It fell.", m_now);
    QCOMPARE(statusText(m_supervisor), QString("stopped"));
}

void TestSupervisor::isIdleWithoutWork() {
    QCOMPARE(m_supervisor.nextDeadline(), never);
    m_supervisor.timeReached(m_now);
    m_supervisor.stop(one, m_now);
    m_supervisor.forget(one, m_now);
    m_supervisor.diskGone(Address(7, 3), m_now);
    m_supervisor.diskBack(Address(7, 3), DiskComparison::Same, m_now);
    m_supervisor.interfaceChanged("eth0", true, m_now);
    QCOMPARE(actions(m_supervisor), QString());
    QVERIFY(m_supervisor.status().empty());
}

QTEST_APPLESS_MAIN(TestSupervisor)
#include "tst_supervisor.moc"
