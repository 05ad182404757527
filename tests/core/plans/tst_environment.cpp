#include "core/plans/environment.h"
#include "tests/core/plans/example_box.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::plans;

/// What is concluded from an environment, and from a backup.
class TestPlansEnvironment : public QObject {
    Q_OBJECT

private slots:
    void theDoctorKnowsTheBox() {
        auto found = **exampleBox().environment;
        found.kernelPartitions = "mtdparts=orion_nand:1M(u-boot)";
        found.addresses = {"fe80::1/64", "192.168.1.5/24", "192.168.1.100/24"};
        const auto range =
            std::pair(*Ipv4Address::parse("192.168.1.50"), *Ipv4Address::parse("192.168.1.90"));
        const auto facts = doctorFacts(found, range);
        QVERIFY(facts.isWhole && facts.isPogoE02);
        QVERIFY(facts.mac == found.board.mac && facts.dhcpRange == range);
        QCOMPARE(facts.kernelPartitions, found.kernelPartitions);
        QVERIFY(facts.linuxAddress == *Ipv4Address::parse("192.168.1.100")); // the one that is that of U-Boot
        found.addresses.pop_back();
        QVERIFY(doctorFacts(found).linuxAddress == *Ipv4Address::parse("192.168.1.5"));
        QVERIFY(!doctorFacts(found).dhcpRange);
    }

    void aBackupHasItsEnvironment() {
        auto backup = exampleBackup();
        QVERIFY(environmentIn(backup) == (**exampleBox().environment).environment);
        for (const auto offset : {std::uint64_t(0xf0000), std::uint64_t(0x100000), ~std::uint64_t(0)}) {
            backup.area.offset = offset;
            QCOMPARE(environmentIn(backup).error(), uboot::EnvironmentFault::TooShort);
        }
    }

    void anotherBackupIsNotTaken() {
        const auto backup = exampleBackup();
        QVERIFY(checkBackup(backup, {}));
        QVERIFY(checkBackup(backup, {backup.area, backup.sha256}));
        auto moved = backup.area;
        moved.partition.index = 3;
        QVERIFY(checkBackup(backup, {moved, {}}));
        moved.offset = 0x60000;
        QCOMPARE(checkBackup(backup, {moved, backup.sha256}).error().code, RefusalCode::StateMoved);
        QCOMPARE(checkBackup(backup, {backup.area, "x"}).error().code, RefusalCode::StateMoved);
    }
};

QTEST_APPLESS_MAIN(TestPlansEnvironment)
#include "tst_environment.moc"
