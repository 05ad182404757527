#include "app/lab/report.h"
#include "tests/support/registered_test.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::lab;

namespace {

QJsonObject parsed(const std::string& text) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT

private slots:
    void describesProcessesAndFiles() {
        const auto profile = makeProfile({});
        const std::vector<PlugProcesses> processes{
            {3, {11, 12, 13}, 21, 31}, {4, {14, 15, 16}, 22}, {5, {17, 18}}};
        const auto document = parsed(describe(profile, processes, "/srv", 2));
        QCOMPARE(document["profile"].toString(), "home");
        QCOMPARE(document["interface"].toString(), "san0");
        QCOMPARE(document["mtu"].toInt(), 1500);
        QCOMPARE(document["simulated"].toBool(true), false);
        QCOMPARE(document["plugs"].toArray().at(2).toObject()["pid"].toInt(), 5);
        QCOMPARE(document["ip"].toString(), "192.168.7.1");
        QCOMPARE(document["plugs"].toArray().at(1).toObject()["ip"].toString(), "192.168.7.12");
        const auto voice = document["plugs"].toArray().at(1).toObject()["voice"].toObject();
        QCOMPARE(voice["kind"].toString(), "crashing");
        QCOMPARE(voice["pid"].toInt(), 22);
        QVERIFY(voice["does"].toString().contains("panics"));
        QVERIFY(document["plugs"].toArray().at(2).toObject()["voice"].isNull());
        QCOMPARE(document["switch_pid"].toInt(), 2);
        const auto first = document["plugs"].toArray().at(0).toObject();
        QCOMPARE(first["agent_pid"].toInt(), 31);
        QCOMPARE(first["device"].toString(), "unix:/srv/plug1/agent.socket");
        QCOMPARE(first["spare_disk"].toString(), "/srv/plug1/by-id/usb-WD_Elements_LAB0104-0:0");
        const auto second = document["plugs"].toArray().at(1).toObject();
        QVERIFY(second["agent_pid"].isNull() && second["device"].isNull());
        QVERIFY(!second.contains("spare_disk"));
        const auto targets = document["targets"].toArray();
        QCOMPARE(targets.size(), 8);
        const auto last = targets.at(7).toObject();
        QCOMPARE(last["address"].toString(), "e7.3");
        QCOMPARE(last["plug"].toString(), "plug3");
        QCOMPARE(last["pid"].toInt(), 18);
        QCOMPARE(last["file"].toString(), "/srv/plug3/backup.img");
        QCOMPARE(last["sectors"].toInteger(), 625142448);
        QCOMPARE(last["config_string"].toString(), "backup-server-1");
        QCOMPARE(targets.at(5).toObject()["silent"].toBool(), true);
    }

    void describesASimulationWithoutProcesses() {
        const auto document = parsed(describe(makeProfile({}), {}, {}));
        QCOMPARE(document["simulated"].toBool(), true);
        QVERIFY(document["plugs"].toArray().at(0).toObject()["pid"].isNull());
        QVERIFY(document["plugs"].toArray().at(0).toObject()["ip"].isNull());
        QVERIFY(document["plugs"].toArray().at(0).toObject()["voice"].isNull());
        QVERIFY(document["targets"].toArray().at(0).toObject()["file"].isNull());
    }

    void listsEachTargetOnce() {
        const auto text = inventory(makeProfile({}));
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 9);
        QVERIFY(text.find("config string \"backup-server-1\"") != std::string::npos);
        QVERIFY(text.find("silent") != std::string::npos);
        QVERIFY(text.find("conflict") == std::string::npos);
        QVERIFY(inventory(makeProfile({ProfileKind::Conflict, 1, defaultMtu})).find("conflict") !=
                std::string::npos);
    }

    void listsARackInOneLine() {
        const auto text = inventory(makeProfile({ProfileKind::Rack, 10000, defaultMtu}));
        QCOMPARE(text, "10000 targets, e0.0 to e39.93, behind rack1 (00:25:31:00:00:01)\n");
    }

    void tellsWhoHasAVoice() {
        const auto text = voiceInventory(makeProfile({}));
        QCOMPARE(std::count(text.begin(), text.end(), '\n'), 4);
        QVERIFY(text.find("UDP 6666 of 192.168.7.1:") != std::string::npos);
        QVERIFY(text.find("plug3 at 192.168.7.13: waits at U-Boot's prompt") != std::string::npos);
        Wish quiet;
        quiet.voices = false;
        QCOMPARE(voiceInventory(makeProfile(quiet)), "");
        QCOMPARE(voiceInventory(makeProfile({ProfileKind::Rack, 10, defaultMtu})), "");
    }

    void writesSizesAsDisksAreLabelled() {
        QCOMPARE(sizeText(Sectors{0}), "0 B");
        QCOMPARE(sizeText(Sectors{1}), "512 B");
        QCOMPARE(sizeText(Sectors{16777216}), "8.6 GB");
        QCOMPARE(sizeText(Sectors{976773168}), "500 GB");
        QCOMPARE(sizeText(Sectors{1953525168}), "1.0 TB");
    }

    void namesThePackageOfAMissingProgram() {
        QVERIFY(explain({ErrorCode::ProgramMissing, "vblade", 0}).find("apt-get install vblade") !=
                std::string::npos);
        for (const auto* tool : {"ip", "tc"})
            QVERIFY(explain({ErrorCode::ProgramMissing, tool, 0}).find("apt-get install iproute2") !=
                    std::string::npos);
        // It comes with the lab.
        QVERIFY(explain({ErrorCode::ProgramMissing, "etherdeck-agent", 0}).find("apt-get") ==
                std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
