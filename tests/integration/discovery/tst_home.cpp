#include "core/store/events/store.h"
#include "tests/integration/discovery/lab.h"
#include "tests/support/registered_test.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

QStringList addressesOf(const QJsonArray& targets) {
    QStringList addresses;
    for (const auto& target : targets)
        addresses << target.toObject()["address"].toString();
    addresses.sort();
    return addresses;
}

} // namespace

/// Real vblades on three plugs, seen by the real programs.
class TestHome : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void listsTheTargetsThatAnswer();
    void failsWithoutTargetsOnlyIfSomeAreExpected();
    void describesATargetInFull();
    void prefersNoFormatOverAnother();
    void showsOneTarget();
    void failsToShowASilentTarget();
    void setsReadsAndClearsAConfigString();
    void keepsAnothersConfigString();
    void tellsWrongUsage();
    void tellsOfAnInterfaceThatIsNotThere();
    void noticesANewTargetAndItsEnd();
    void noticesADeadSwitchWithinTwoPolls();
    void tellsNothingOfTargetsWhenItsOwnInterfaceGoesDown();
    void listsKnownTargetsThatDoNotAnswer();
    void recoversFromAnInterfaceThatVanishes();

private:
    Lab m_lab;
};

void TestHome::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
}

void TestHome::listsTheTargetsThatAnswer() {
    const auto found = ctl({"discover", "-i", "san0", "--json"});
    QCOMPARE(found.errors, QByteArray());
    QCOMPARE(found.status, 0);
    QCOMPARE(m_lab.audible().size(), 7);
    QCOMPARE(addressesOf(found.array()), m_lab.audible());
}

void TestHome::failsWithoutTargetsOnlyIfSomeAreExpected() {
    QVERIFY(ip({"link", "add", "quiet0", "type", "veth", "peer", "name", "quiet1"}));
    QVERIFY(ip({"link", "set", "quiet0", "up"}) && ip({"link", "set", "quiet1", "up"}));
    const auto quiet = ctl({"discover", "-i", "quiet0", "--window", "200"});
    QCOMPARE(quiet.status, 0);
    QCOMPARE(quiet.output, QByteArray());
    QVERIFY2(quiet.errors.contains("no target answered"), quiet.errors.constData());
    QCOMPARE(ctl({"discover", "-i", "quiet0", "--window", "200", "--expect"}).status, 1);
    QCOMPARE(ctl({"discover", "-i", "san0", "--expect"}).status, 0);
    QVERIFY(ip({"link", "delete", "quiet0"}));
}

void TestHome::describesATargetInFull() {
    const auto targets = ctl({"discover", "-i", "san0", "--json"}).array();
    const auto known = m_lab.target("e7.3");
    for (const auto& value : targets) {
        const auto target = value.toObject();
        if (target["address"] != "e7.3")
            continue;
        QCOMPARE(target["shelf"].toInt(), 7);
        QCOMPARE(target["slot"].toInt(), 3);
        QCOMPARE(target["state"].toString(), QString("up"));
        QCOMPARE(target["sectors"].toInteger(), known["sectors"].toInteger());
        QCOMPARE(target["bytes"].toInteger(), known["sectors"].toInteger() * 512);
        QCOMPARE(target["model"].toString(), QString("Coraid EtherDrive vblade"));
        QCOMPARE(target["serial"].toString(), QString("7.3:") + known["plug"].toString());
        QCOMPARE(target["firmware_revision"].toString(), QString("V25"));
        QCOMPARE(target["config_string"].toString(), known["config_string"].toString());
        QVERIFY(!known["config_string"].toString().isEmpty());
        QCOMPARE(target["masks"].toArray(), QJsonArray());
        QCOMPARE(target["reserved_by"].toArray(), QJsonArray());
        QCOMPARE(target["conflict"].toBool(true), false);
        const auto path = target["paths"].toArray().at(0).toObject();
        QCOMPARE(target["paths"].toArray().size(), 1);
        QCOMPARE(path["interface"].toString(), QString("san0"));
        QCOMPARE(path["mac"].toString(), m_lab.plugMac(known["plug"].toString()));
        QCOMPARE(path["firmware"].toString(), QString("0x4019"));
        QCOMPARE(path["buffers"].toInt(), 16);
        QCOMPARE(path["sectors_per_frame"].toInt(), 2);
        return;
    }
    QFAIL("e7.3 is not in the list");
}

void TestHome::prefersNoFormatOverAnother() {
    const auto text = ctl({"discover", "-i", "san0"});
    QCOMPARE(text.status, 0);
    for (const auto& address : m_lab.audible())
        QVERIFY2(text.output.contains("\n" + address.toLatin1() + " "), text.output.constData());
    QVERIFY(text.output.contains("7 targets on 3 shelves."));
    QVERIFY2(!text.output.contains('\033'), "colour in a pipe");
}

void TestHome::showsOneTarget() {
    const auto shown = ctl({"show", "e0.0", "-i", "san0", "--json"});
    QCOMPARE(shown.status, 0);
    QCOMPARE(shown.object()["address"].toString(), QString("e0.0"));
    QCOMPARE(shown.object()["sectors"].toInteger(), m_lab.target("e0.0")["sectors"].toInteger());
}

void TestHome::failsToShowASilentTarget() {
    const auto shown = ctl({"show", "e1.2", "-i", "san0"});
    QCOMPARE(shown.status, 1);
    QVERIFY(m_lab.target("e1.2")["silent"].toBool());
    QVERIFY2(shown.errors.contains("e1.2 did not answer"), shown.errors.constData());
}

void TestHome::setsReadsAndClearsAConfigString() {
    Watch watch;
    QVERIFY(watch.waitFor("appeared", "e0.1"));
    QCOMPARE(ctl({"config", "get", "e0.1", "-i", "san0"}).output, QByteArray("\n"));
    QCOMPARE(ctl({"config", "set", "e0.1", "desk 1", "-i", "san0"}).status, 0);
    QCOMPARE(ctl({"config", "get", "e0.1", "-i", "san0"}).output, QByteArray("desk 1\n"));
    QCOMPARE(ctl({"config", "get", "e0.1", "-i", "san0", "--json"}).object()["config_string"].toString(),
             QString("desk 1"));
    for (const auto& string : {QString("desk 1"), QString()}) {
        if (string.isEmpty())
            QCOMPARE(ctl({"config", "clear", "e0.1", "-i", "san0"}).status, 0);
        const auto told = watch.waitFor("changed", "e0.1");
        QVERIFY(told);
        QCOMPARE((*told)["differences"].toArray().at(0)["after"].toString(), string);
        QVERIFY((*told)["by_this_computer"].toBool());
    }
    QCOMPARE(ctl({"config", "get", "e0.1", "-i", "san0"}).output, QByteArray("\n"));
}

void TestHome::keepsAnothersConfigString() {
    QCOMPARE(ctl({"config", "set", "e0.2", "theirs", "-i", "san0"}).status, 0);
    const auto refused = ctl({"config", "set", "e0.2", "mine", "-i", "san0"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.errors.contains("'theirs'"), refused.errors.constData());
    QCOMPARE(ctl({"config", "get", "e0.2", "-i", "san0"}).output, QByteArray("theirs\n"));
    QCOMPARE(ctl({"config", "set", "e0.2", "mine", "--force", "-i", "san0"}).status, 0);
    QCOMPARE(ctl({"config", "get", "e0.2", "-i", "san0"}).output, QByteArray("mine\n"));
    QCOMPARE(ctl({"config", "clear", "e0.2", "-i", "san0"}).status, 0);
}

void TestHome::tellsWrongUsage() {
    QCOMPARE(ctl({}).status, 2);
    QCOMPARE(ctl({"discover", "--no-such-option"}).status, 2);
    QCOMPARE(ctl({"show", "e7.*"}).status, 2);
    QCOMPARE(ctl({"show", "e70000.1"}).status, 2);
    QCOMPARE(ctl({"config", "set", "e7.3"}).status, 2);
    QCOMPARE(ctl({"config", "set", "e7.3", QString(1025, 'x')}).status, 2);
    QCOMPARE(ctl({"--help"}).status, 0);
    QCOMPARE(ctl({"--version"}).status, 0);
}

void TestHome::tellsOfAnInterfaceThatIsNotThere() {
    const auto failed = ctl({"discover", "-i", "nope0"});
    QCOMPARE(failed.status, 1);
    QVERIFY2(failed.errors.contains("no interface 'nope0'"), failed.errors.constData());
    const auto missing = ctl({"discover", "-i", "san0", "--link", "/nonexistent/etherdeck-link"});
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.errors.contains("etherdeck-link was not found"), missing.errors.constData());
}

void TestHome::noticesANewTargetAndItsEnd() {
    Watch watch;
    QVERIFY(watch.waitFor("appeared", "e7.3"));
    {
        const Vblade vblade(m_lab.plugPid("plug1"), "9", "9", "eth0",
                            m_lab.target("e0.0")["file"].toString());
        QVERIFY(vblade.isServing());
        const auto appeared = watch.waitFor("appeared", "e9.9");
        QVERIFY(appeared);
        QVERIFY(QDateTime::fromString((*appeared)["time"].toString(), Qt::ISODateWithMs).isValid());
        QCOMPARE((*appeared)["target"].toObject()["serial"].toString(), QString("9.9:plug1"));
    }
    const auto vanished = watch.waitFor("vanished", "e9.9");
    QVERIFY(vanished);
    QCOMPARE((*vanished)["target"].toObject()["state"].toString(), QString("vanished"));
    QCOMPARE(watch.stop(), 0);
}

/// A dead switch: nothing answers, although the cable of this computer has carrier.
void TestHome::noticesADeadSwitchWithinTwoPolls() {
    constexpr auto poll = 5s;
    Watch watch({"-i", "san0", "--poll", "5"});
    const auto addresses = m_lab.audible();
    for (const auto& address : addresses)
        QVERIFY(watch.waitFor("appeared", address));
    QVERIFY(setSwitch(false));
    QElapsedTimer sinceThen;
    sinceThen.start();
    for (const auto& address : addresses)
        QVERIFY2(watch.waitFor("vanished", address), qPrintable(address));
    const auto silence = watch.waitFor("link-silent", QString());
    const auto took = std::chrono::milliseconds(sinceThen.elapsed());
    QVERIFY(silence);
    QCOMPARE((*silence)["interface"].toString(), QString("san0"));
    QCOMPARE((*silence)["targets"].toInt(), static_cast<int>(addresses.size()));
    QVERIFY2(took < 2 * poll + 5s, qPrintable(QString::number(took.count()))); // with time for a busy system
    QVERIFY(setSwitch(true));
    for (const auto& address : addresses)
        QVERIFY(watch.waitFor("came-back", address));
}

/// While this computer does not listen, nothing is known about the targets.
void TestHome::tellsNothingOfTargetsWhenItsOwnInterfaceGoesDown() {
    Watch watch;
    QVERIFY(watch.waitFor("appeared", "e7.3"));
    QVERIFY(ip({"link", "set", "san0", "down"}));
    const auto down = ctl({"discover", "-i", "san0"});
    QCOMPARE(down.status, 1);
    QVERIFY2(down.errors.contains("switched off"), down.errors.constData());
    QVERIFY(ip({"link", "set", "san0", "up"}));
    const Vblade vblade(m_lab.plugPid("plug1"), "9", "8", "eth0", m_lab.target("e0.0")["file"].toString());
    QVERIFY(vblade.isServing());
    QVERIFY(watch.waitFor("appeared", "e9.8"));
    for (const auto* event : {"vanished", "came-back", "path-lost", "path-found"})
        QVERIFY2(!watch.waitFor(event, "e7.3", 1ms), event);
}

void TestHome::listsKnownTargetsThatDoNotAnswer() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.sqlite");
    {
        auto store = store::Store::open(path.toStdString());
        QVERIFY(store);
        store::SeenTarget row;
        row.firstSeen = row.lastSeen = std::chrono::system_clock::now() - 24h;
        row.interface = "san0";
        row.mac = MacAddress({0x00, 0x25, 0x31, 0, 0, 0x77});
        row.size = Sectors{4096};
        row.model = "Coraid EtherDrive vblade";
        std::vector<store::SeenTarget> rows(3, row);
        rows[0].address = Address(7, 3); // which answers
        rows[1].address = Address(77, 7);
        rows[1].serial = "77.7:gone";
        rows[0].disk.exact = "one";
        rows[1].disk.exact = "other";
        rows[2].address = Address(77, 8); // which had vanished when the window was closed
        rows[2].disk.exact = "third";
        rows[2].isGone = true;
        QVERIFY(store->putSeen(rows));
    }
    const auto found = ctl({"discover", "-i", "san0", "--known", "--store", path});
    QCOMPARE(found.errors, QByteArray());
    QCOMPARE(found.status, 0);
    QVERIFY2(found.output.contains("7 of 9 known targets answer."), found.output.constData());
    QVERIFY2(found.output.contains("missing since"), found.output.constData());
    const auto listed = ctl({"discover", "-i", "san0", "--known", "--store", path, "--json"}).array();
    QCOMPARE(listed.size(), 9);
    for (const auto& value : listed) {
        const auto target = value.toObject();
        const bool isMissing = target["shelf"].toInt() == 77;
        QCOMPARE(target["state"].toString(), QString(isMissing ? "missing" : "up"));
        if (target["address"].toString() == "e77.7")
            QCOMPARE(target["serial"].toString(), QString("77.7:gone"));
    }
}

/// Last, because it takes the lab's interface away.
void TestHome::recoversFromAnInterfaceThatVanishes() {
    Watch watch;
    QVERIFY(watch.waitFor("appeared", "e7.3"));
    QVERIFY(ip({"link", "delete", "san0"}));
    const auto plug = m_lab.plugPid("plug3");
    QVERIFY(
        ip({"link", "add", "san0", "type", "veth", "peer", "name", "eth1", "netns", QString::number(plug)}));
    QVERIFY(ip({"link", "set", "san0", "up"}));
    QCOMPARE(run("nsenter", {"-t", QString::number(plug), "-n", "ip", "link", "set", "eth1", "up"}).status,
             0);
    const Vblade vblade(plug, "9", "7", "eth1", m_lab.target("e7.3")["file"].toString());
    QVERIFY(vblade.isServing());
    QVERIFY(watch.waitFor("appeared", "e9.7"));
    // There is nothing else behind the new cable: reported once all have had time to answer.
    QVERIFY(watch.waitFor("vanished", "e7.3"));
    QVERIFY2(watch.errors().contains("san0"), "the loss of the interface was not told");
}

QTEST_GUILESS_MAIN(TestHome)
#include "tst_home.moc"
