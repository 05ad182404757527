#include "app/agent/disks/uses.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;

namespace {

plans::Disk disk(const std::string& path, const std::string& whole = {}) {
    plans::Disk made;
    made.path = path;
    made.whole = whole;
    return made;
}

std::vector<plans::Disk> someDisks() {
    return {disk("/dev/sda"), disk("/dev/sda1", "/dev/sda"), disk("/dev/sda2", "/dev/sda"), disk("/dev/sdb")};
}

std::string lockedOf(std::vector<plans::Disk> disks) {
    spreadLocks(disks);
    std::string text;
    for (const auto& one : disks)
        text += one.locked ? 'x' : '-';
    return text;
}

} // namespace

class TestUses : public QObject {
    Q_OBJECT

private slots:
    void aLockedDiskLocksItsPartitions() {
        auto disks = someDisks();
        disks[0].locked = true;
        QCOMPARE(lockedOf(disks), std::string("xxx-"));
    }

    void aLockedPartitionLocksItsDiskAndNoneBesideIt() {
        auto disks = someDisks();
        disks[1].locked = true;
        QCOMPARE(lockedOf(disks), std::string("xx--"));
    }

    void aUseIsAddedOnce() {
        auto disks = someDisks();
        const std::vector<FoundUse> uses{{{}, "/dev/sda1", {plans::UseKind::Export, "e7.3"}},
                                         {{}, "/dev/sdz", {plans::UseKind::Export, "e7.4"}}};
        QCOMPARE(addUses(disks, uses).size(), std::size_t(1));
        QCOMPARE(addUses(disks, uses).size(), std::size_t(1));
        QCOMPARE(disks[1].uses.size(), std::size_t(1));
        QVERIFY(disks[0].uses.front().kind == plans::UseKind::Part);
    }
};

QTEST_APPLESS_MAIN(TestUses)
#include "tst_uses.moc"
