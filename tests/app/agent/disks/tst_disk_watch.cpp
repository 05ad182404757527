#include "app/agent/disks/disk_watch.h"
#include "core/base/clock.h"
#include "tests/app/agent/disks/fake_box.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <poll.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

namespace {

/// Whether the watch has something to say before a deadline.
bool comesUp(DiskWatch& watch) {
    const auto deadline = Clock::now() + std::chrono::seconds(10);
    while (Clock::now() < deadline) {
        pollfd readable{watch.descriptor(), POLLIN, 0};
        if (::poll(&readable, 1, 1000) == 1 && watch.takeChanges())
            return true;
    }
    return false;
}

} // namespace

class TestAgentDiskWatch : public QObject {
    Q_OBJECT

private slots:
    void seesFilesOfALabComeAndGo();
    void seesWhatIsWrittenIntoALab();
    void saysNothingWhereNothingHappens();
    void reportsAFolderThatIsNotThere();
    void watchesNodesWhereTheKernelIsNotHeard();
    void hearsTheKernel();
    void seesWhatIsMounted();
};

void TestAgentDiskWatch::seesFilesOfALabComeAndGo() {
    const FakeBox box;
    box.write("lab/disks/sda", "x");
    auto watch = DiskWatch::startInFolder(box.at("lab"));
    QVERIFY(watch);
    QVERIFY(!watch->takeChanges());
    box.write("lab/disks/sdb", "x");
    QVERIFY(comesUp(*watch));
    QVERIFY(!watch->takeChanges());
    box.remove("lab/disks/sda");
    QVERIFY(comesUp(*watch));
    QVERIFY(!watch->hearsKernel());
}

void TestAgentDiskWatch::seesWhatIsWrittenIntoALab() {
    const FakeBox box;
    box.write("lab/disks/sda", "x");
    auto watch = DiskWatch::startInFolder(box.at("lab"));
    QVERIFY(watch);
    box.write("lab/mounts", "/disks/sda / ext4 rw 0 0\n");
    QVERIFY(comesUp(*watch));
}

void TestAgentDiskWatch::saysNothingWhereNothingHappens() {
    const FakeBox box;
    auto watch = DiskWatch::start(box.sources());
    QVERIFY(watch);
    pollfd readable{watch->descriptor(), POLLIN, 0};
    QCOMPARE(::poll(&readable, 1, 0), 0);
    QVERIFY(!watch->takeChanges());
}

void TestAgentDiskWatch::reportsAFolderThatIsNotThere() {
    const auto watch = DiskWatch::startInFolder("/nonexistent");
    QVERIFY(!watch);
    QCOMPARE(watch.error().systemError, ENOENT);
}

void TestAgentDiskWatch::watchesNodesWhereTheKernelIsNotHeard() {
    const FakeBox box;
    auto watch = DiskWatch::start(box.sources());
    QVERIFY(watch);
    QVERIFY(!watch->hearsKernel());
    box.write("dev/sda", "");
    QVERIFY(comesUp(*watch));
}

void TestAgentDiskWatch::hearsTheKernel() {
    const FakeBox box;
    box.write("image", std::string(1 << 20, '\0'));
    auto watch = DiskWatch::start();
    QVERIFY(watch);
    QVERIFY(watch->hearsKernel());
    QProcess process;
    process.start("losetup", {"--find", "--show", QString::fromStdString(box.at("image"))});
    QVERIFY(process.waitForFinished());
    const auto loop = process.readAllStandardOutput().trimmed();
    if (loop.isEmpty())
        QSKIP("no loop devices here, or not root");
    const bool heard = comesUp(*watch);
    QCOMPARE(QProcess::execute("losetup", {"-d", loop}), 0);
    QVERIFY(heard);
}

void TestAgentDiskWatch::seesWhatIsMounted() {
    const FakeBox box;
    box.write("folder/file", "");
    auto watch = DiskWatch::start();
    QVERIFY(watch);
    (void)watch->takeChanges();
    const auto folder = QString::fromStdString(box.at("folder"));
    if (QProcess::execute("mount", {"-t", "tmpfs", "none", folder}) != 0)
        QSKIP("this process may not mount");
    const bool seen = comesUp(*watch);
    QCOMPARE(QProcess::execute("umount", {folder}), 0);
    QVERIFY(seen);
}

QTEST_MAIN(TestAgentDiskWatch)
#include "tst_disk_watch.moc"
