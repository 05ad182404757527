#include "tests/integration/discovery/lab.h"
#include "tests/integration/lab/agent_client.h"
#include "tests/support/console_listener.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {

/// The records of this computer's kernel, as /dev/kmsg has them; empty when they may not be read.
QSet<QByteArray> hostRecords() {
    QSet<QByteArray> records;
    const int file = ::open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QByteArray buffer(16384, '\0');
    for (ssize_t size = 0; file >= 0 && (size = ::read(file, buffer.data(), 16384)) > 0;)
        records.insert(buffer.left(static_cast<int>(size)).split('\n').front());
    if (file >= 0)
        ::close(file);
    return records;
}

} // namespace

/// The agents in the lab's plugs, from where a user's programs run.
class TestAgents : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void eachAnswersForItsPlug();
    void seesTheDisksOfItsPlugAndNoneOfThisComputer();
    void takesItsPlugForAPogoplug();
    void runsTheExportsOfItsPlug();
    void seesTheInterfacesAndProcessesOfItsPlugOnly();
    void exportsTheSpareDisk();
    void hasTheKernelLogThatItsPlugSends();

private:
    Lab m_lab;
    QList<QJsonObject> m_plugs;
    ConsoleListener m_console{QHostAddress::AnyIPv4, 6666};
};

void TestAgents::initTestCase() {
    if (!m_lab.isReal())
        QSKIP("this system does not let this user make network namespaces");
    m_plugs = objectsIn(m_lab.plugs());
    QCOMPARE(m_plugs.size(), 3);
    QCOMPARE(m_console.port(), 6666);
}

void TestAgents::eachAnswersForItsPlug() {
    QSet<QString> boots;
    for (const auto& plug : m_plugs) {
        AgentSession agent(plug["device"].toString());
        QCOMPARE(agent.hello()["host_name"].toString(), plug["name"].toString());
        boots.insert(agent.hello()["boot_id"].toString());
        QVERIFY(!agent.hello()["capabilities"].toArray().contains("shut-down"));
    }
    QCOMPARE(boots.size(), 3);
    QVERIFY(!boots.contains(""));
}

void TestAgents::seesTheDisksOfItsPlugAndNoneOfThisComputer() {
    const QHash<QString, int> counts{{"plug1", 4}, {"plug2", 3}, {"plug3", 2}};
    for (const auto& plug : m_plugs) {
        const auto name = plug["name"].toString();
        AgentSession agent(plug["device"].toString());
        const auto folder = m_lab.folder() + "/" + name;
        const auto disks = objectsIn(agent.call("disks.list")["disks"]);
        QCOMPARE(disks.size(), counts[name]);
        for (const auto& disk : disks) {
            QVERIFY2(disk["path"].toString().startsWith(folder + "/disks/"),
                     qPrintable(disk["path"].toString()));
            QCOMPARE(disk["transport"].toString(), "usb");
            QVERIFY(disk["serial"].toString().startsWith("LAB"));
            QVERIFY(!disk["identity"].toString().isEmpty());
            QVERIFY(disk["stable_names"][0].toString().startsWith(folder + "/by-id/usb-"));
        }
        // Nor can one of them be named.
        for (const auto* device : {"/dev/loop0", "/dev/sda", "/dev/vda", "/dev/zram0"})
            QVERIFY(agent.call("disks.find", {{"path", device}}).contains("error"));
    }
}

void TestAgents::takesItsPlugForAPogoplug() {
    AgentSession agent(m_plugs[1]["device"].toString());
    const auto box = agent.call("box.get");
    QCOMPARE(box["model"].toString(), "Cloud Engines Pogoplug E02");
    QVERIFY(box["is_pogoplug_e02"].toBool());
    QCOMPARE(box["warnings"].toArray(), QJsonArray());
    QVERIFY(!box["vblade"].toString().isEmpty());
    QStringList flash;
    for (const auto& partition : objectsIn(box["mtd"]))
        flash << partition["name"].toString();
    QCOMPARE(flash, (QStringList{"u-boot", "uImage", "pogoplug", "root"}));
}

void TestAgents::runsTheExportsOfItsPlug() {
    QStringList running;
    for (const auto& plug : m_plugs) {
        AgentSession agent(plug["device"].toString());
        const auto listed = agent.call("exports.list");
        QCOMPARE(listed["problems"].toArray().size(), 0);
        for (const auto& each : objectsIn(listed["exports"])) {
            QCOMPARE(each["state"].toString(), "running");
            QVERIFY(each["managed"].toBool());
            QVERIFY(each["auto"].toBool());
            QVERIFY(!each["identity"].toString().isEmpty());
            QCOMPARE(each["interfaces"].toArray(), QJsonArray{"eth0"});
            running << each["address"].toString();
        }
    }
    running.sort();
    QCOMPARE(running, (QStringList{"e0.0", "e0.1", "e0.2", "e1.0", "e1.1", "e1.2", "e7.0", "e7.3"}));
}

void TestAgents::seesTheInterfacesAndProcessesOfItsPlugOnly() {
    for (const auto& plug : m_plugs) {
        AgentSession agent(plug["device"].toString());
        QStringList names;
        for (const auto& interface : objectsIn(agent.call("interfaces.list")["interfaces"]))
            names << interface["name"].toString();
        names.sort();
        QCOMPARE(names, (QStringList{"eth0", "lo"}));
        const auto processes = run("nsenter", {"-t", QString::number(plug["pid"].toInteger()), "--pid",
                                               "--mount", "sh", "-c", "cat /proc/[0-9]*/comm"});
        QVERIFY(processes.output.contains("etherdeck-agent\n"));
        QVERIFY(processes.output.contains("vblade\n"));
        QCOMPARE(processes.output.count("etherdeck-agent\n"), 1);
        QVERIFY2(!processes.output.contains("test_"), processes.output);
    }
}

void TestAgents::exportsTheSpareDisk() {
    const auto plug = m_plugs[0];
    const auto disk = plug["spare_disk"].toString();
    QVERIFY(!disk.isEmpty());
    AgentSession agent(plug["device"].toString());
    const QJsonObject wanted{{"address", "e0.9"}, {"disk", disk}, {"interfaces", QJsonArray{"eth0"}}};
    const auto done = agent.change({{"kind", "export-create"}, {"export", wanted}, {"start", true}});
    QVERIFY2(!done.contains("error"), QJsonDocument(done).toJson());
    QCOMPARE(agent.exported("e0.9")["state"].toString(), "running");
    const auto found = ctl({"discover", "-i", "san0", "--json"});
    QVERIFY(found.output.contains("e0.9"));

    // A second one would be two targets over one disk.
    const QJsonObject again{{"address", "e0.8"}, {"disk", disk}, {"interfaces", QJsonArray{"eth0"}}};
    QCOMPARE(refusalOf(agent.change({{"kind", "export-create"}, {"export", again}})), "disk-in-use");
    // And the address of another plug is taken.
    const QJsonObject taken{{"address", "e7.3"}, {"disk", disk}, {"interfaces", QJsonArray{"eth0"}}};
    const auto refused = refusalOf(agent.change({{"kind", "export-create"}, {"export", taken}}));
    QVERIFY2(refused == "address-in-use" || refused == "disk-in-use", qPrintable(refused));
    QVERIFY(!agent.change({{"kind", "export-remove"}, {"address", "e0.9"}}).contains("error"));
    QVERIFY(agent.exported("e0.9").isEmpty());
}

void TestAgents::hasTheKernelLogThatItsPlugSends() {
    const auto plug = m_plugs[0];
    const QHostAddress address(plug["ip"].toString());
    const auto sent = [&] {
        auto lines = m_console.lines(address);
        std::erase_if(lines, [](const auto& line) { return line.kind != netconsole::Kind::Extended; });
        return lines;
    };
    QVERIFY(m_console.listenUntil([&] { return sent().size() > 30; }));
    AgentSession agent(plug["device"].toString());
    const auto log = agent.call("kernel_log.read");
    QCOMPARE(log["boot_id"], agent.hello()["boot_id"]);
    QHash<qint64, QJsonObject> records;
    for (const auto& record : objectsIn(log["records"]))
        records.insert(record["sequence"].toInteger(), record);
    const auto host = hostRecords();
    for (const auto& line : sent()) {
        const auto record = records.value(static_cast<qint64>(line.seq.value()));
        QCOMPARE(record["text"].toString(), QString::fromStdString(line.text));
        QCOMPARE(record["level"].toInt(), static_cast<int>(line.level.value()));
        QCOMPARE(record["time"].toInteger(), static_cast<qint64>(line.kernelTime->count()));
        QCOMPARE(record["dictionary"].toObject().size(), static_cast<int>(line.dictionary.size()));
    }
    for (const auto& record : records) {
        const auto line = QByteArray::number(record["facility"].toInt() * 8 + record["level"].toInt()) + ',' +
                          QByteArray::number(record["sequence"].toInteger()) + ',' +
                          QByteArray::number(record["time"].toInteger()) + ",-;" +
                          record["text"].toString().toUtf8();
        QVERIFY2(!host.contains(line), line);
    }
}

QTEST_GUILESS_MAIN(TestAgents)
#include "tst_agents.moc"
