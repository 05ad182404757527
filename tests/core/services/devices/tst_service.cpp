#include "core/plans/json.h"
#include "core/remote/backoff.h"
#include "core/services/devices/known_devices.h"
#include "core/services/devices/service.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <chrono>
#include <set>

using namespace etherdeck;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 20'000;

std::string agentDevice(const std::string& manner) { return "exec:" SCRIPTED_AGENT " " + manner; }

/// The service in its thread, and the latest that it told of each box.
class Running {
public:
    Running() : m_service(new DeviceService({"test 1", "eva@desk", 5s})) {
        m_service->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_service, &QObject::deleteLater);
        QObject::connect(m_service, &DeviceService::changed, &m_here,
                         [this](const DeviceStatePtr& state) { m_states[state->device] = state; });
        QObject::connect(m_service, &DeviceService::removed, &m_here,
                         [this](const std::string& device) { m_removed.push_back(device); });
        m_thread.start();
    }
    ~Running() {
        m_thread.quit();
        m_thread.wait();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    void setDevices(const std::vector<std::string>& devices) {
        std::vector<KnownDevice> known;
        for (const auto& device : devices)
            known.push_back({device, {}});
        QMetaObject::invokeMethod(m_service, [this, known] { m_service->setDevices(known); });
    }
    /// One box, whose scripted agent behaves like this. Returns its device once it is connected.
    [[nodiscard]] std::string connectTo(const std::string& manner) {
        const auto device = agentDevice(manner);
        setDevices({device});
        [&] { QTRY_VERIFY_WITH_TIMEOUT(isConnected(device), patience); }();
        return device;
    }
    [[nodiscard]] DeviceService& service() { return *m_service; }
    [[nodiscard]] QObject* here() { return &m_here; }
    [[nodiscard]] DeviceStatePtr state(const std::string& device) const {
        const auto found = m_states.find(device);
        return found == m_states.end() ? nullptr : found->second;
    }
    [[nodiscard]] const std::vector<std::string>& removed() const { return m_removed; }
    [[nodiscard]] bool isConnected(const std::string& device) const {
        const auto now = state(device);
        return now && now->link == DeviceState::Link::Connected;
    }
    [[nodiscard]] bool isWaiting(const std::string& device) const {
        const auto now = state(device);
        return now && now->link == DeviceState::Link::Waiting;
    }

private:
    QThread m_thread;
    DeviceService* m_service;
    QObject m_here;
    std::map<std::string, DeviceStatePtr> m_states;
    std::vector<std::string> m_removed;
};

template <class Value>
struct Awaited {
    std::optional<remote::Answer<Value>> answer;
    std::optional<Error> closed;
    int parts = 0;

    auto then() {
        return [this](Result<remote::Answer<Value>> got) {
            if (got)
                answer = std::move(*got);
            else
                closed = got.error();
        };
    }
    auto each() {
        return [this](const wire::CallProgress&) { ++parts; };
    }
    [[nodiscard]] std::optional<plans::RefusalCode> refusal() const {
        const auto* const refused =
            answer && !*answer ? std::get_if<remote::AgentRefusal>(&answer->error()) : nullptr;
        return refused ? std::optional(refused->refusal.code) : std::nullopt;
    }
    [[nodiscard]] std::optional<remote::ConnectionFault> fault() const {
        const auto* const error =
            answer && !*answer ? std::get_if<remote::ConnectionError>(&answer->error()) : nullptr;
        return error ? std::optional(error->fault) : std::nullopt;
    }
};

plans::Wish createFreeExport() {
    exports::Export wanted;
    wanted.address = Address(9, 1);
    wanted.interfaces = {"eth0"};
    wanted.path = plans::freeDisk;
    return plans::CreateExport{wanted, true};
}

/// Plans an export of a free disk.
Call planExport(Running& running, const std::string& device, Awaited<plans::ShownPlan>& plan) {
    return running.service().plan(device, createFreeExport(), running.here(), plan.each(), plan.then());
}

} // namespace

class TestDeviceService : public QObject {
    Q_OBJECT

private slots:
    void readsWhatABoxIsAndWatchesIt();
    void countsWhatIsCarriedOnlyWhileSomebodyLooks();
    void tellsRatesOnceASecondAndOnlyOfItsExports();
    void tellsProgressAsFastAsItIsTaken();
    void plansAndApplies();
    void passesOnRefusals();
    void saysWhatAnOldAgentLacks();
    void aSilentBoxHoldsUpNoOther();
    void aBoxThatFloodsHoldsUpNoOther_data();
    void aBoxThatFloodsHoldsUpNoOther();
    void connectsAgainAndKeepsWhatItKnew();
    void saysWhyABoxCannotBeReached();
    void answersWhatIsOpenWhenABoxIsRemoved();
    void tellsWhichBoxesAreRemoved();
    void cancelsAPlanWithItsCall();
    void survivesHostileTexts();
    void waitsLongerAfterEachFailure();
    void asksForAFingerprintAndAcceptsIt();
    void remembersWhatWasConfirmed();
    void remembersTheList();
};

void TestDeviceService::readsWhatABoxIsAndWatchesIt() {
    Running running;
    const auto device = agentDevice("box");
    running.setDevices({device});
    QTRY_VERIFY_WITH_TIMEOUT(running.isConnected(device) && running.state(device)->journal &&
                                 running.state(device)->pending,
                             patience);
    const auto state = running.state(device);
    QCOMPARE(state->box->model, std::string("Cloud Engines Pogoplug E02"));
    QVERIFY(state->interfaces && state->disks);
    QCOMPARE(state->exports->problems.size(), std::size_t{1});
    QCOMPARE(state->journal->front().entry, 7);
    QCOMPARE(state->pending->id, std::string("c1"));
    QVERIFY(state->known);
    QVERIFY(!state->error);
}

void TestDeviceService::countsWhatIsCarriedOnlyWhileSomebodyLooks() {
    Running running;
    std::vector<remote::ExportRate> latest;
    QObject::connect(&running.service(), &DeviceService::ratesCame, running.here(),
                     [&latest](const std::string&, const auto& rates) { latest = rates; });
    const auto device = running.connectTo("box");
    const auto isCounting = [&] { // as the agent says
        Awaited<remote::Box> box;
        const auto call = running.service().box(device, running.here(), box.then());
        [&] { QTRY_VERIFY_WITH_TIMEOUT(box.answer && box.answer->has_value(), patience); }();
        return (*box.answer)->warnings == std::vector<Sentence>{"Rates are counted."};
    };
    const auto look = [&](bool isOn) {
        QMetaObject::invokeMethod(&running.service(),
                                  [&running, isOn] { running.service().watchRates(isOn); });
    };
    QVERIFY(latest.empty());
    QVERIFY(!isCounting());
    look(true);
    QTRY_COMPARE_WITH_TIMEOUT(latest.size(), std::size_t{1}, patience);
    QVERIFY(latest.front() == (remote::ExportRate{Address(7, 3), 12, 3, 61'440}));
    QVERIFY(isCounting());
    look(false);
    QVERIFY(!isCounting());
}

void TestDeviceService::tellsRatesOnceASecondAndOnlyOfItsExports() {
    Running running;
    int told = 0;
    std::set<Address> addresses;
    QElapsedTimer since;
    QObject::connect(&running.service(), &DeviceService::ratesCame, running.here(),
                     [&](const std::string&, const auto& rates) {
                         if (told++ == 0)
                             since.start();
                         for (const auto& rate : rates)
                             addresses.insert(rate.address);
                     });
    const auto device = running.connectTo("rates");
    QTRY_VERIFY_WITH_TIMEOUT(running.state(device)->exports, patience);
    QMetaObject::invokeMethod(&running.service(), [&running] { running.service().watchRates(true); });
    QTRY_VERIFY_WITH_TIMEOUT(told >= 3, patience);
    QVERIFY2(since.elapsed() > 1'000, qPrintable(QString::number(since.elapsed())));
    QVERIFY(addresses == std::set{Address(7, 3)});
    QMetaObject::invokeMethod(&running.service(), [&running] { running.service().watchRates(false); });
}

void TestDeviceService::tellsProgressAsFastAsItIsTaken() {
    Running running;
    const auto device = running.connectTo("progress");
    int parts = 0;
    const auto call = running.service().plan(
        device, createFreeExport(), running.here(),
        [&parts](const wire::CallProgress&) {
            ++parts;
            QThread::msleep(100); // a window with much to draw
        },
        [](const auto&) {});
    QTRY_VERIFY_WITH_TIMEOUT(parts > 0, patience);
    parts = 0;
    QCoreApplication::processEvents(); // what waits
    QVERIFY2(parts <= 2, qPrintable(QString::number(parts)));
}

void TestDeviceService::plansAndApplies() {
    Running running;
    const auto device = running.connectTo("box");
    Awaited<plans::ShownPlan> plan;
    const auto planCall = planExport(running, device, plan);
    QTRY_VERIFY_WITH_TIMEOUT(plan.answer, patience);
    QVERIFY(plan.answer->has_value());
    QCOMPARE(plan.parts, 1);
    QVERIFY(!(*plan.answer)->plan.steps.empty());
    Awaited<remote::Applied> applied;
    const DeviceConsent consent{(*plan.answer)->id, true, (*plan.answer)->plan.confirm};
    const auto applyCall =
        running.service().apply(device, consent, running.here(), applied.each(), applied.then());
    QTRY_VERIFY_WITH_TIMEOUT(applied.answer, patience);
    QVERIFY(applied.answer->has_value());
    QCOMPARE((*applied.answer)->entry, 8);
    Awaited<void> kept;
    const auto keepCall = running.service().keep(device, "c1", running.here(), kept.then());
    QTRY_VERIFY_WITH_TIMEOUT(kept.answer && kept.answer->has_value(), patience);
    Awaited<remote::UserList> users;
    const auto usersCall =
        running.service().users(device, Address(7, 3), running.here(), users.each(), users.then());
    QTRY_VERIFY_WITH_TIMEOUT(users.answer && users.answer->has_value(), patience);
    QCOMPARE((*users.answer)->users.size(), std::size_t{1});
}

void TestDeviceService::passesOnRefusals() {
    Running running;
    const auto device = running.connectTo("box");
    Awaited<plans::ShownPlan> plan;
    const auto call = running.service().plan(device, plans::StopExport{Address(1, 1)}, running.here(),
                                             plan.each(), plan.then());
    QTRY_VERIFY_WITH_TIMEOUT(plan.answer, patience);
    QCOMPARE(plan.refusal(), std::optional(plans::RefusalCode::NoSuchExport));
}

void TestDeviceService::saysWhatAnOldAgentLacks() {
    Running running;
    const auto device = running.connectTo("old");
    QTRY_VERIFY_WITH_TIMEOUT(running.state(device)->box, patience);
    QVERIFY(!running.state(device)->exports);
    Awaited<plans::ShownPlan> plan;
    const auto call = planExport(running, device, plan);
    QTRY_VERIFY_WITH_TIMEOUT(plan.answer, patience);
    QCOMPARE(plan.fault(), std::optional(remote::ConnectionFault::AgentLacks));
}

void TestDeviceService::aSilentBoxHoldsUpNoOther() {
    Running running;
    const auto silent = agentDevice("silent");
    const auto mute = agentDevice("mute");
    const auto good = agentDevice("box");
    running.setDevices({silent, mute, good});
    QTRY_VERIFY_WITH_TIMEOUT(running.isConnected(good) && running.state(good)->box, patience);
    QTRY_VERIFY_WITH_TIMEOUT(running.state(silent), patience);
    QVERIFY(!running.isConnected(silent));
    // One that answers hello and nothing else is given up as well.
    QTRY_VERIFY_WITH_TIMEOUT(running.isWaiting(mute), 2 * patience);
    QVERIFY(running.isConnected(good));
}

void TestDeviceService::aBoxThatFloodsHoldsUpNoOther_data() {
    QTest::addColumn<QString>("manner");
    for (const auto* manner : {"flood", "errors", "long", "noise", "garble", "deep", "invent"})
        QTest::newRow(manner) << manner;
}

void TestDeviceService::aBoxThatFloodsHoldsUpNoOther() {
    QFETCH(const QString, manner);
    Running running;
    const auto good = agentDevice("box");
    running.setDevices({agentDevice(manner.toStdString()), good});
    QTRY_VERIFY_WITH_TIMEOUT(running.isConnected(good) && running.state(good)->box, patience);
    Awaited<remote::Box> box;
    const auto call = running.service().box(good, running.here(), box.then());
    QTRY_VERIFY_WITH_TIMEOUT(box.answer && box.answer->has_value(), patience);
}

void TestDeviceService::connectsAgainAndKeepsWhatItKnew() {
    Running running;
    const QTemporaryDir folder;
    // A command that is an agent at first, and then is not there any more.
    const auto program = folder.filePath("agent");
    QVERIFY(QFile::link(SCRIPTED_AGENT, program));
    const auto device = "exec:" + program.toStdString() + " box";
    running.setDevices({device});
    QTRY_VERIFY_WITH_TIMEOUT(running.isConnected(device) && running.state(device)->box, patience);
    running.setDevices({});
    running.setDevices({device});
    QTRY_VERIFY_WITH_TIMEOUT(running.isConnected(device) && running.state(device)->box, patience);
    const auto dying = agentDevice("ends");
    running.setDevices({dying});
    QTRY_VERIFY_WITH_TIMEOUT(running.isWaiting(dying), patience);
    const auto first = running.state(dying);
    QCOMPARE(first->error->fault, remote::ConnectionFault::Lost);
    QVERIFY(first->known);
    QTRY_VERIFY_WITH_TIMEOUT(running.isWaiting(dying) && running.state(dying)->nextTry > first->nextTry,
                             patience);
}

void TestDeviceService::saysWhyABoxCannotBeReached() {
    Running running;
    const std::string missing = "exec:/nowhere/agent";
    const std::string socket = "unix:/nowhere/socket";
    running.setDevices({missing, socket});
    QTRY_VERIFY_WITH_TIMEOUT(running.isWaiting(missing) && running.isWaiting(socket), patience);
    QCOMPARE(running.state(missing)->error->fault, remote::ConnectionFault::ProgramMissing);
    QCOMPARE(running.state(socket)->error->fault, remote::ConnectionFault::NoAgent);
    Awaited<remote::Box> box;
    const auto call = running.service().box(missing, running.here(), box.then());
    QTRY_VERIFY_WITH_TIMEOUT(box.answer, patience);
    QCOMPARE(box.fault(), std::optional(remote::ConnectionFault::Lost));
}

void TestDeviceService::answersWhatIsOpenWhenABoxIsRemoved() {
    Running running;
    const auto device = running.connectTo("mute");
    Awaited<remote::Box> box;
    const auto call = running.service().box(device, running.here(), box.then());
    running.setDevices({});
    QTRY_VERIFY_WITH_TIMEOUT(box.answer, patience);
    QVERIFY(box.fault());
}

void TestDeviceService::tellsWhichBoxesAreRemoved() {
    Running running;
    const auto device = running.connectTo("box");
    const auto other = agentDevice("mute");
    running.setDevices({device, other});
    running.setDevices({other});
    QTRY_COMPARE_WITH_TIMEOUT(running.removed().size(), std::size_t{1}, patience);
    QCOMPARE(running.removed().front(), device);
}

void TestDeviceService::cancelsAPlanWithItsCall() {
    Running running;
    const auto device = running.connectTo("box");
    Awaited<plans::ShownPlan> given;
    { const auto call = planExport(running, device, given); }
    Awaited<plans::ShownPlan> next;
    const auto call = planExport(running, device, next);
    QTRY_VERIFY_WITH_TIMEOUT(next.answer && next.answer->has_value(), patience);
    QVERIFY(!given.answer);
}

void TestDeviceService::survivesHostileTexts() {
    Running running;
    const auto device = running.connectTo("hostile-texts");
    QTRY_VERIFY_WITH_TIMEOUT(running.state(device)->box, patience);
}

void TestDeviceService::waitsLongerAfterEachFailure() {
    using remote::ConnectionFault;
    QCOMPARE(remote::reconnectDelay(ConnectionFault::Lost, 1), Duration(1s));
    QCOMPARE(remote::reconnectDelay(ConnectionFault::Lost, 3), Duration(4s));
    QCOMPARE(remote::reconnectDelay(ConnectionFault::NotReachable, 1000), Duration(60s));
    QCOMPARE(remote::reconnectDelay(ConnectionFault::NotAllowed, 1), Duration(300s));
}

void TestDeviceService::asksForAFingerprintAndAcceptsIt() {
    const QTemporaryDir folder;
    const std::string fingerprint = "SHA256:" + std::string(43, 'A');
    QFile ssh(folder.filePath("ssh"));
    QVERIFY(ssh.open(QIODevice::WriteOnly));
    ssh.write(("#!/bin/sh\ncase \"$*\" in\n*'--host-key " + fingerprint +
               " '*) exec " SCRIPTED_AGENT
               " box ;;\n*'--host-key - '*) echo 'etherdeck-askpass: unknown host key ssh-ed25519 " +
               fingerprint + "' >&2 ;;\nesac\necho 'Host key verification failed.' >&2\nexit 255\n")
                  .c_str());
    ssh.close();
    QVERIFY(ssh.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const auto path = qgetenv("PATH");
    qputenv("PATH", QFile::encodeName(folder.path()) + ':' + path);
    qputenv("ETHERDECK_ASKPASS", "/bin/true");
    const std::string device = "root@plug";
    {
        Running running;
        running.setDevices({device});
        QTRY_VERIFY_WITH_TIMEOUT(running.isWaiting(device), patience);
        QCOMPARE(running.state(device)->error->fault, remote::ConnectionFault::HostKeyUnknown);
        QCOMPARE(running.state(device)->error->fingerprint, fingerprint);
        QMetaObject::invokeMethod(&running.service(),
                                  [&] { running.service().acceptHostKey(device, fingerprint); });
        QTRY_VERIFY_WITH_TIMEOUT(running.isConnected(device), patience);
        running.setDevices({}); // what was accepted is forgotten with the box
        QTRY_VERIFY_WITH_TIMEOUT(!running.removed().empty(), patience);
        running.setDevices({device});
        QTRY_VERIFY_WITH_TIMEOUT(running.isWaiting(device), patience);
    }
    qputenv("PATH", path);
    qunsetenv("ETHERDECK_ASKPASS");
}

void TestDeviceService::remembersWhatWasConfirmed() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const std::string fingerprint = "SHA256:" + std::string(43, 'A');
    ConfirmedDevice confirmed{{fingerprint}, {}};
    confirmed.allow({"HostKeyAlgorithms=+ssh-rsa", "PubkeyAcceptedAlgorithms=+ssh-rsa"});
    confirmed.allow({"HostKeyAlgorithms=+ssh-rsa"});
    QCOMPARE(confirmed.oldServerOptions.size(), std::size_t{2});
    saveConfirmed(settings, {{"root@plug", confirmed}});
    QVERIFY(loadConfirmed(settings) == (ConfirmedDevices{{"root@plug", confirmed}}));
    saveConfirmed(settings, {{"root@plug", {{"*"}, {"ProxyCommand=rm"}}}, {"-x", confirmed}});
    QVERIFY(loadConfirmed(settings).empty());
}

void TestDeviceService::remembersTheList() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    const std::vector<KnownDevice> devices{{"root@plug", "Plug in the attic"}, {"unix:/run/agent", {}}};
    saveDevices(settings, devices);
    QCOMPARE(loadDevices(settings), devices);
    saveDevices(settings, {{"exec:'open", {}}, {"root@plug", "A"}, {"root@plug", "B"}});
    QCOMPARE(loadDevices(settings), (std::vector<KnownDevice>{{"root@plug", "A"}}));
    saveDevices(settings, {});
    QVERIFY(loadDevices(settings).empty());
}

QTEST_GUILESS_MAIN(TestDeviceService)
#include "tst_service.moc"
