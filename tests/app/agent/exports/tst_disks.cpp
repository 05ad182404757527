#include "app/agent/exports/disks.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using exports::DiskComparison;

class TestExportDisks : public QObject {
    Q_OBJECT

private slots:
    void tellsOnceThatADiskHasGoneAndThatTheSameIsBack() {
        ExportDisks disks("");
        QVERIFY(isNothing(disks.look(config(), {disk()})));
        QVERIFY(disks.look(config(), {}).isGone);
        QVERIFY(isNothing(disks.look(config(), {})));
        const auto news = disks.look(config(), {disk()});
        QVERIFY(!news.isGone && news.back == DiskComparison::Same);
        QVERIFY(isNothing(disks.look(config(), {disk()})));
    }

    void knowsAnotherDiskAndOneThatCannotBeTold() {
        ExportDisks disks("");
        auto other = disk();
        other.identity = "usb-other";
        QVERIFY(disks.look(config(), {}).isGone);
        QVERIFY(disks.look(config(), {other}).back == DiskComparison::Other);
        other.identity.clear();
        QVERIFY(disks.look(config(), {}).isGone);
        QVERIFY(disks.look(config(), {other}).back == DiskComparison::Unknown);
    }

    void noticesADiskThatWasAwayBetweenTwoLooks() {
        ExportDisks disks("");
        QVERIFY(isNothing(disks.look(config(), {disk()})));
        auto again = disk();
        again.number.minor = 32;
        const auto news = disks.look(config(), {again});
        QVERIFY(news.isGone && news.back == DiskComparison::Same);
    }

    void findsADiskByAStableName() {
        ExportDisks disks("");
        auto named = disk();
        named.path = "/dev/sdz";
        named.stableNames = {config().path};
        QVERIFY(isNothing(disks.look(config(), {named})));
    }

    void tellsThatWhatWasFoundMissingIsBack() {
        ExportDisks disks("");
        disks.noteMissing(config().path);
        QVERIFY(disks.look(config(), {disk()}).back == DiskComparison::Same);
    }

    void aFileIsThereWhileItExists() {
        const QTemporaryDir folder;
        auto file = config();
        file.path = folder.filePath("disk.img").toStdString();
        ExportDisks disks("");
        QVERIFY(disks.look(file, {}).isGone);
        QVERIFY(QFile(QString::fromStdString(file.path)).open(QIODevice::WriteOnly));
        QVERIFY(disks.look(file, {}).back == DiskComparison::Unknown);
    }

private:
    static bool isNothing(const ExportDisks::News& news) { return !news.isGone && !news.back; }
    static exports::Export config() {
        exports::Export config;
        config.path = "/dev/no-such-disk";
        config.identity = "usb-one";
        return config;
    }
    static plans::Disk disk() {
        plans::Disk disk;
        disk.path = config().path;
        disk.identity = config().identity;
        disk.number = {8, 16};
        return disk;
    }
};

QTEST_APPLESS_MAIN(TestExportDisks)
#include "tst_disks.moc"
