#include "core/setup/record.h"
#include "tests/core/setup/example_plug.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::setup;
using namespace etherdeck::tests;

class TestSetupRecord : public QObject {
    Q_OBJECT

private slots:
    void readsBackWhatItWrites() {
        Records records;
        BoxRecord record{{StepId::Stick, StepId::Rescue},
                         BegunImage{sha256("x"), 500'000, "/home/eva/uboot.kwb", true, false}};
        records.set(plugMac, record);
        records.set(MacAddress({0, 0x25, 0x31, 9, 9, 9}), {{StepId::Debian}, {}});
        const auto again = Records::parse(records.text());
        QVERIFY(again && *again == records);
        QVERIFY(again->of(plugMac) == record);
        QVERIFY(again->of(MacAddress({2, 0, 0, 0, 0, 0})) == BoxRecord());
    }

    void forgetsABoxOfWhichThereIsNothing() {
        Records records;
        records.set(plugMac, {{StepId::Stick}, {}});
        records.set(plugMac, {});
        QVERIFY(records == Records());
    }

    void refusesEveryFileThatIsCut() {
        Records records;
        records.set(plugMac, {{StepId::Stick}, BegunImage{sha256("x"), 5, "a", false, true}});
        auto text = records.text();
        text.pop_back(); // the line feed
        for (std::size_t size = 0; size < text.size(); ++size)
            QVERIFY2(!Records::parse(text.substr(0, size)), std::to_string(size).c_str());
    }

    void refusesWhatIsNoRecord_data() {
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, const char* text) { QTest::newRow(name) << text; };
        row("nothing", "");
        row("a list", "[]");
        row("another format", R"({"format":"etherdeck-devices","version":1})");
        row("a later version", R"({"format":"etherdeck-setup","version":2})");
        row("boxes are no list", R"({"format":"etherdeck-setup","version":1,"boxes":5})");
        row("no MAC", R"({"format":"etherdeck-setup","version":1,"boxes":[{}]})");
        row("a bad digest", R"({"format":"etherdeck-setup","version":1,"boxes":[
            {"mac":"00:25:31:01:02:03","uboot":{"sha256":"x"}}]})");
    }
    void refusesWhatIsNoRecord() {
        QFETCH(QString, text);
        QVERIFY(!Records::parse(text.toStdString()));
    }

    void leavesOutStepsThatItDoesNotKnow() {
        const auto records = Records::parse(R"({"format":"etherdeck-setup","version":1,"boxes":[
            {"mac":"00:25:31:01:02:03","skipped":["fly","stick"]}]})");
        QVERIFY(records && records->of(plugMac).skipped == std::set{StepId::Stick});
    }

    void aManifestIsReadBack() {
        auto manifest = copiesOf(hardwareOfE02());
        manifest.partitions[1].badBlocks = {0x20000, 0x60000};
        const auto again = Manifest::parse(manifest.text());
        QVERIFY(again && *again == manifest);
        auto text = manifest.text();
        text.pop_back();
        for (std::size_t size = 0; size < text.size(); size += 7)
            QVERIFY2(!Manifest::parse(text.substr(0, size)), std::to_string(size).c_str());
    }

    void aManifestLeadsToNoOtherFolder() {
        auto manifest = copiesOf(hardwareOfE02());
        for (const auto* file : {"../x", "a/b", ".hidden", "", "/etc/passwd"}) {
            manifest.partitions[0].file = file;
            QVERIFY2(!Manifest::parse(manifest.text()), file);
        }
    }

    void aCopyIsOfOneBoxAndOnePartition() {
        const auto manifest = copiesOf(hardwareOfE02());
        auto partition = hardwareOfE02().flash[2];
        QVERIFY(copyOf(manifest, partition, plugMac) != nullptr);
        QVERIFY(copyOf(manifest, partition, MacAddress({0, 0x25, 0x31, 9, 9, 9})) == nullptr);
        QVERIFY(copyOf(manifest, partition, std::nullopt) == nullptr);
        partition.index = 7; // another kernel counts them otherwise
        QVERIFY(copyOf(manifest, partition, plugMac) != nullptr);
        partition.bytes -= flashBlock;
        QVERIFY(copyOf(manifest, partition, plugMac) == nullptr);
    }

    void aLaterCopyTakesThePlaceOfAnEarlierOne() {
        auto manifest = copiesOf(hardwareOfE02());
        const auto count = manifest.partitions.size();
        manifest.put({hardwareOfE02().flash[0], "other.bin", sha256("other"), {}});
        QCOMPARE(manifest.partitions.size(), count);
        QCOMPARE(copyOf(manifest, hardwareOfE02().flash[0], plugMac)->file, std::string("other.bin"));
    }

    void namesOfCopiesAreHarmless() {
        QCOMPARE(copyName(plugMac, "Cloud Engines Pogoplug E02", {0, "u-boot", 1, 1}),
                 std::string("00-25-31-01-02-03_Cloud-Engines-Pogoplug-E02_mtd0_u-boot.bin"));
        QCOMPARE(copyName(plugMac, "", {12, "../../\x1b[2J", 1, 1}),
                 std::string("00-25-31-01-02-03_unknown_mtd12_2J.bin"));
    }
};

QTEST_APPLESS_MAIN(TestSetupRecord)
#include "tst_record.moc"
