#include "app/agent/disks/identity.h"
#include "app/agent/disks/lab.h"
#include "app/agent/disks/names.h"
#include "app/lab/plugs/disks.h"
#include "core/exports/conf.h"
#include "core/exports/vblade_command.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::lab;

/// What the lab writes for a plug is what the agent would make of its disks.
class TestPlugDisks : public QObject {
    Q_OBJECT

private slots:
    void eachTargetHasADiskAndTheFirstPlugASpareOne() {
        const auto profile = makeProfile({});
        const auto disks = plugDisks(profile.plugs[0]);
        QCOMPARE(disks.size(), std::size_t{4});
        QCOMPARE(disks[1].name, "music.img");
        QCOMPARE(disks[1].file, "plug1/music.img");
        QCOMPARE(disks[3].name, "spare.img");
        QCOMPARE(plugDisks(profile.plugs[1]).size(), std::size_t{3});
    }

    void aSharedDiskIsOneFile() {
        const auto profile = makeProfile({ProfileKind::Twins, 1, defaultMtu});
        const auto left = plugDisks(profile.plugs[0])[1];
        const auto right = plugDisks(profile.plugs[1])[1];
        QCOMPARE(left.name, "films.img");
        QCOMPARE(left.file, "shared/films.img");
        QCOMPARE(right.file, left.file);
        QVERIFY(right.serial != left.serial);
    }

    void noTwoDisksOfALabHaveOneSerial() {
        std::set<std::string> serials;
        for (const auto& plug : makeProfile({}).plugs)
            for (const auto& disk : plugDisks(plug)) {
                QVERIFY(serials.insert(disk.serial).second);
                QVERIFY(agent::isCredibleSerial(disk.serial));
            }
        QCOMPARE(serials.size(), std::size_t{9});
    }

    void theAgentGivesThemTheSameNamesAndIdentities() {
        const auto plug = makeProfile({}).plugs[0];
        const auto disks = plugDisks(plug);
        const auto described = agent::parseLabDisks(disksJson(disks));
        QVERIFY(described);
        QCOMPARE(described->size(), disks.size());
        for (std::size_t i = 0; i < plug.targets.size(); ++i) {
            auto facts = described->at(disks[i].name);
            facts.bytes = disks[i].size.bytes();
            QCOMPARE(agent::busName(facts), stableName(disks[i]));
            QCOMPARE(agent::identityOf(facts, nullptr), exportOf(plug.targets[i], disks[i], "/srv").identity);
        }
    }

    void anExportIsWhatItsTargetIs() {
        VirtualTarget target;
        target.address = {7, 3};
        target.file = "a.img";
        target.readOnly = true;
        target.masks = {MacAddress({2, 0, 0, 0, 0, 1}), MacAddress({2, 0, 0, 0, 0, 2})};
        const auto config = exportOf(target, {"a.img", "plug1/a.img", "LAB0101", Sectors{8}}, "/srv");
        QCOMPARE(exports::vbladeCommand(config, "eth0", "vblade"),
                 (std::vector<std::string>{"vblade", "-r", "-m", "02:00:00:00:00:01,02:00:00:00:00:02", "7",
                                           "3", "eth0", "/srv/usb-WD_Elements_LAB0101-0:0"}));
    }

    void exportsStartAtBoot() {
        const auto plug = makeProfile({}).plugs[2];
        const auto config = exportOf(plug.targets[0], plugDisks(plug)[0], "/srv/plug3/by-id");
        QVERIFY(config.readOnly);
        const auto files = exports::confFiles(config);
        QVERIFY(files);
        QCOMPARE(files->front().name, "e7.0.conf");
        const auto read = exports::readConf("e7.0.conf", files->front().content, exports::ConfReader::Shell);
        QVERIFY(read.config == config);
    }
};

QTEST_APPLESS_MAIN(TestPlugDisks)
#include "tst_disks.moc"
