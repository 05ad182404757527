#include "app/agent/flash/flash.h"
#include "core/base/sha256.h"
#include "tests/app/agent/flash/flash_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

/// Finding U-Boot's environment in files that stand for flash, and writing it.
class TestFindEnvironment : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_root.emplace();
        m_entries = {{{0, "u-boot", flashBytes, eraseBytes}, false}};
        m_board = {"Cloud Engines Pogoplug E02", MacAddress({0, 0x25, 0x31, 0, 0, 1}), true, true};
    }

    void findsTheUsualPlacesOfAPogoplug_data() {
        QTest::addColumn<int>("offset");
        QTest::newRow("bodhi") << 0xc0000;
        QTest::newRow("mainline") << 0x60000;
        QTest::newRow("OpenWrt") << 0xe0000;
    }
    void findsTheUsualPlacesOfAPogoplug() {
        QFETCH(int, offset);
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment, static_cast<std::size_t>(offset))));
        QVERIFY(m_root->write("proc/cmdline",
                              "console=ttyS0,115200 mtdparts=orion_nand:1M(u-boot),-(root) ro\n"));
        const auto found = read();
        QVERIFY(found);
        QCOMPARE(static_cast<int>(found->area.offset), offset);
        QCOMPARE(found->source, plans::PlaceSource::KnownPlace);
        QVERIFY(!found->fault && found->environment == m_environment && found->badBlocks.empty());
        QCOMPARE(found->kernelPartitions, std::string("mtdparts=orion_nand:1M(u-boot),-(root)"));
        QCOMPARE(found->sha256, sha256(m_root->read("dev/mtd0").toStdString()));
    }

    void thePartitionsOfADeviceTreeAreKnownToo() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment)));
        m_entries.push_back({{1, "uImage", 0x400000, eraseBytes}, false});
        m_entries.push_back({{2, "of another chip", 0x400000, eraseBytes}, false});
        QCOMPARE(read()->kernelPartitions, std::string());
        QVERIFY(m_root->write("sys/class/mtd/mtd0/offset", "0\n"));
        QVERIFY(m_root->write("sys/class/mtd/mtd1/offset", "1048576\n"));
        QVERIFY(m_root->write("sys/class/mtd/mtd2/offset", "0\n"));
        QCOMPARE(read()->kernelPartitions,
                 std::string("mtdparts=flash:0x100000@0x0(u-boot),0x400000@0x100000(uImage)"));
    }

    void theConfigurationOfTheToolsComesFirst() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment, 0x40000)));
        QVERIFY(m_root->write("etc/fw_env.config", "/dev/mtd0 0x40000 0x20000 0x20000\n"));
        m_board.isPogoE02 = false;
        const auto found = read();
        QVERIFY(found && found->environment == m_environment);
        QCOMPARE(found->source, plans::PlaceSource::Configuration);
        QVERIFY(m_root->write("etc/fw_env.config", "/dev/mtd0 0xf0000 0x20000 0x20000\n"));
        QCOMPARE(read().error().code, plans::RefusalCode::UnknownLayout);
        QVERIFY(m_root->write("etc/fw_env.config", "/dev/mtd7 0x40000 0x20000 0x20000\n"));
        QCOMPARE(read().error().code, plans::RefusalCode::UnknownLayout);
    }

    void findsAPartitionOfItsOwn() {
        m_board.isPogoE02 = false;
        m_entries.push_back({{1, "u-boot-env", 0x40000, 0x10000}, false});
        QVERIFY(m_root->write("dev/mtd0", QByteArray(flashBytes, '\xff')));
        QVERIFY(m_root->write("dev/mtd1", flashWith(m_environment, 0, 0x10000, 0x40000)));
        const auto found = read();
        QVERIFY(found && found->environment == m_environment);
        QCOMPARE(found->source, plans::PlaceSource::PartitionName);
        QCOMPARE(found->area.size, std::uint64_t(0x10000));
    }

    void tellsWhatIsWrong() {
        QVERIFY(m_root->write("dev/mtd0", QByteArray(flashBytes, '\xff')));
        const auto blank = read();
        QVERIFY2(blank, blank ? "" : blank.error().message.text().c_str());
        QCOMPARE(blank->fault, std::optional(uboot::EnvironmentFault::Blank));
        auto damaged = flashWith(m_environment);
        damaged[usualOffset + 5] = 'X';
        QVERIFY(m_root->write("dev/mtd0", damaged));
        QCOMPARE(read()->fault, std::optional(uboot::EnvironmentFault::Checksum));
        QVERIFY(m_root->write("dev/mtd0.bad-blocks", "131072\n"));
        QCOMPARE(read()->badBlocks, std::vector<std::uint64_t>{0x20000});
        m_board.isPogoE02 = false;
        QCOMPARE(read().error().code, plans::RefusalCode::UnknownLayout);
    }

    void aBackupTellsThePlaceOfADamagedOne() {
        QVERIFY(m_root->write("dev/mtd0", QByteArray(flashBytes, '\x01')));
        m_board.isPogoE02 = false;
        const plans::FlashArea place{m_entries.front().partition, 0x60000, 0x20000};
        const auto found = readEnvironment(m_root->path(), m_entries, m_board, place);
        QVERIFY(found && found->fault);
        QVERIFY(found->area == place && found->source == plans::PlaceSource::Backup);
        auto other = place;
        other.partition.name = "other";
        QVERIFY(!readEnvironment(m_root->path(), m_entries, m_board, other));
    }

    void ofTwoTheOneThatIsNamedIsTaken() {
        auto content = flashWith(m_environment);
        const auto left = environmentOf({{"bootcmd", "run old"}});
        content.replace(0x60000, eraseBytes, flashWith(left).mid(usualOffset, eraseBytes));
        QVERIFY(m_root->write("dev/mtd0", content));
        QCOMPARE(read().error().code, plans::RefusalCode::UnknownLayout);
        QVERIFY(read().error().message.text().find("/etc/fw_env.config") != std::string::npos);
        const auto place = placeAt(0x60000);
        const auto named = readEnvironment(m_root->path(), m_entries, m_board, place);
        QVERIFY(named && named->area == place && named->environment == left);
        QVERIFY(m_root->write("etc/fw_env.config", "/dev/mtd0 0xc0000 0x20000 0x20000\n"));
        QVERIFY(read() && read()->environment == m_environment);
    }

    void whatWasErasedIsNotHiddenByAnother() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment, 0x60000)));
        const auto lost = placeAt(usualOffset);
        for (const auto& place :
             {std::optional<plans::FlashArea>(), std::optional(lost), std::optional(placeAt(0x60000))}) {
            const auto found = readEnvironment(m_root->path(), m_entries, m_board, place, lost);
            QVERIFY(found && found->fault && found->area == lost);
        }
        // A backup alone does not make a place of what another U-Boot may use for its program.
        const auto found = readEnvironment(m_root->path(), m_entries, m_board, lost);
        QVERIFY(found && !found->fault && found->area == placeAt(0x60000));
    }

    void isRefusedWhereThePartitionIsAnother() {
        QVERIFY(m_root->write("dev/mtd0", QByteArray(0x80000, '\xff')));
        QCOMPARE(read().error().code, plans::RefusalCode::StateMoved);
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment)));
        QVERIFY(m_root->write("sys/class/mtd/mtd0/name", "rootfs\n"));
        QCOMPARE(read().error().code, plans::RefusalCode::StateMoved);
    }

    void theRealToolsReadWhatIsWritten() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment)));
        QVERIFY(
            m_root->write("fw_env.config", (m_root->at("dev/mtd0") + " 0xc0000 0x20000 0x20000\n").toUtf8()));
        const QStringList config{"-c", m_root->at("fw_env.config")};
        auto changed = m_environment;
        changed.set("preboot", "run preboot_nc; echo \"a b\" \\$x");
        write(changed);
        const auto printed = runTool("fw_printenv", config);
        QVERIFY(printed);
        // What fw_printenv shows has the backslashes of flash.
        QVERIFY(printed->find("preboot=run preboot_nc; echo \"a b\"") != std::string::npos);
        QVERIFY(runTool("fw_setenv", config + QStringList{"added", "by the tool"}));
        changed.set("added", "by the tool");
        const auto found = read();
        QVERIFY(found && !found->fault);
        QVERIFY(found->environment == changed);
    }

    void aBlockThatWasNotErasedShows() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment)));
        const auto flash = Flash::open(m_root->path(), m_entries.front().partition, Flash::Access::Write);
        QVERIFY(flash);
        QVERIFY(flash->write(usualOffset, std::string(eraseBytes, 'U')));
        QVERIFY(*flash->read(usualOffset, eraseBytes) != std::string(eraseBytes, 'U'));
        QVERIFY(flash->erase(usualOffset, eraseBytes));
        QVERIFY(*flash->read(usualOffset, eraseBytes) == std::string(eraseBytes, '\xff'));
        QVERIFY(flash->write(usualOffset, std::string(eraseBytes, 'U')));
        QVERIFY(*flash->read(usualOffset, eraseBytes) == std::string(eraseBytes, 'U'));
    }

    void aWornBlockLosesItsContent() {
        QVERIFY(m_root->write("dev/mtd0", flashWith(m_environment)));
        QVERIFY(m_root->write("dev/mtd0.worn-blocks", "786432\n"));
        const auto flash = Flash::open(m_root->path(), m_entries.front().partition, Flash::Access::Write);
        QVERIFY(flash && !flash->erase(usualOffset, eraseBytes));
        QVERIFY(read()->fault);
    }

private:
    [[nodiscard]] plans::FlashArea placeAt(std::uint64_t offset) const {
        return {m_entries.front().partition, offset, eraseBytes};
    }
    plans::Outcome<plans::BoxEnvironment> read() {
        return readEnvironment(m_root->path(), m_entries, m_board, std::nullopt);
    }
    void write(const uboot::Environment& environment) {
        const auto flash = Flash::open(m_root->path(), m_entries.front().partition, Flash::Access::Write);
        QVERIFY(flash && flash->erase(usualOffset, eraseBytes));
        QVERIFY(flash->write(usualOffset, asText(*environment.build(eraseBytes))));
    }

    std::optional<BoxRoot> m_root;
    std::vector<FlashEntry> m_entries;
    plans::BoardFacts m_board;
    uboot::Environment m_environment = environmentOf(
        {{"bootcmd", "run bootcmd_usb; reset"}, {"bootdelay", "10"}, {"ethaddr", "00:25:31:00:00:01"}});
};

QTEST_GUILESS_MAIN(TestFindEnvironment)
#include "tst_find_environment.moc"
