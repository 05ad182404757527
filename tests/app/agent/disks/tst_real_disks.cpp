#include "app/agent/disks/disks.h"
#include "core/system/unique_descriptor.h"
#include "tests/app/agent/disks/fake_box.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using plans::DiskKind;
using plans::UseKind;
using Kinds = std::vector<UseKind>;

namespace {

/// Output of a program that must succeed; empty otherwise.
QString outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

/// A process that has mounted a disk where nobody else sees it.
class HiddenMount {
public:
    HiddenMount(const std::string& disk, const std::string& folder) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return;
        const link::UniqueDescriptor reading(ends[0]);
        link::UniqueDescriptor writing(ends[1]);
        m_process = ::fork();
        if (m_process == 0) {
            const bool done = ::unshare(CLONE_NEWNS) == 0 &&
                              ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
                              ::mount(disk.c_str(), folder.c_str(), "ext4", MS_RDONLY, nullptr) == 0;
            if (done && ::write(writing.get(), "x", 1) == 1)
                ::pause();
            ::_exit(1);
        }
        writing.reset();
        char byte = 0;
        m_works = ::read(reading.get(), &byte, 1) == 1;
    }
    HiddenMount(const HiddenMount&) = delete;
    HiddenMount& operator=(const HiddenMount&) = delete;
    ~HiddenMount() {
        if (m_process > 0 && ::kill(m_process, SIGKILL) == 0)
            ::waitpid(m_process, nullptr, 0);
    }

    [[nodiscard]] bool works() const { return m_works; }
    [[nodiscard]] pid_t process() const { return m_process; }

private:
    pid_t m_process = -1;
    bool m_works = false;
};

} // namespace

/// Against the kernel, with a loop device.
class TestAgentRealDisks : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void listsALoopDeviceWithItsFileSystem();
    void seesWhoHasOpenedItExclusively();
    void seesAMountInAnotherNamespace();
    void seesAPartition();
    void describesByNumberAndNotByName();
    void showsNoDeviceOfThisComputerInALab();
    void knowsWhatThisSystemRunsOn();

private:
    [[nodiscard]] std::string path() const { return m_loop.toStdString(); }
    [[nodiscard]] plans::Disk disk() { return diskAt(m_disks.read(), path()); }

    std::optional<QTemporaryDir> m_folder;
    QString m_loop;
    bool m_hasPart = false;
    Disks m_disks;
};

void TestAgentRealDisks::init() {
    m_folder.emplace();
    QFile image(m_folder->filePath("image"));
    QVERIFY(image.open(QIODevice::WriteOnly) && image.resize(8 << 20));
    QCOMPARE(QProcess::execute("mkfs.ext4", {"-q", "-L", "loops", image.fileName()}), 0);
    m_loop = outputOf("losetup", {"--find", "--show", image.fileName()});
    if (m_loop.isEmpty())
        QSKIP("no loop devices here, or not root");
}

void TestAgentRealDisks::cleanup() {
    if (m_hasPart) // it would outlive its disk
        QCOMPARE(QProcess::execute("delpart", {m_loop, "1"}), 0);
    m_hasPart = false;
    if (!m_loop.isEmpty())
        QCOMPARE(QProcess::execute("losetup", {"-d", m_loop}), 0);
    m_loop.clear();
    m_folder.reset();
}

void TestAgentRealDisks::listsALoopDeviceWithItsFileSystem() {
    const auto loop = disk();
    QCOMPARE(loop.kind, DiskKind::Loop);
    QCOMPARE(loop.bytes, std::uint64_t{8 << 20});
    QCOMPARE(loop.model, m_folder->filePath("image").toStdString());
    QCOMPARE(loop.fileSystem, std::string("ext4"));
    QCOMPARE(loop.label, std::string("loops"));
    QVERIFY(loop.uses.empty() && !loop.system);
    const auto file = m_disks.describe(m_folder->filePath("image").toStdString(), m_disks.read());
    QVERIFY(file);
    QVERIFY((file->uses == std::vector<plans::DiskUse>{{UseKind::Loop, path()}}));
}

void TestAgentRealDisks::seesWhoHasOpenedItExclusively() {
    link::UniqueDescriptor alone(::open(path().c_str(), O_RDONLY | O_EXCL | O_CLOEXEC));
    QVERIFY(alone.isOpen());
    QCOMPARE(kindsOf(disk()), Kinds{UseKind::Exclusive});
    alone.reset();
    QVERIFY(disk().uses.empty());
}

void TestAgentRealDisks::seesAMountInAnotherNamespace() {
    const HiddenMount mount(path(), m_folder->path().toStdString());
    if (!mount.works())
        QSKIP("this process may not mount");
    const auto what = m_folder->path().toStdString() + " (process " + std::to_string(mount.process()) + ")";
    QVERIFY((disk().uses == std::vector<plans::DiskUse>{{UseKind::Mounted, what}}));
}

void TestAgentRealDisks::seesAPartition() {
    if (QProcess::execute("addpart", {m_loop, "1", "2048", "4096"}) != 0)
        QSKIP("this kernel adds no partitions");
    m_hasPart = true;
    const auto disks = m_disks.read();
    const auto part = diskAt(disks, path() + "p1");
    QCOMPARE(part.kind, DiskKind::Partition);
    QCOMPARE(part.whole, path());
    QCOMPARE(part.start, std::uint64_t{1048576});
    QCOMPARE(part.bytes, std::uint64_t{2097152});
    const link::UniqueDescriptor alone(::open(part.path.c_str(), O_RDONLY | O_EXCL | O_CLOEXEC));
    QVERIFY(alone.isOpen());
    const auto used = m_disks.read();
    QCOMPARE(kindsOf(diskAt(used, part.path)), Kinds{UseKind::Exclusive});
    QCOMPARE(kindsOf(diskAt(used, path())), Kinds{UseKind::Part});
}

void TestAgentRealDisks::describesByNumberAndNotByName() {
    const auto link = m_folder->filePath("usb-stick").toStdString();
    QVERIFY(QFile::link(m_loop, QString::fromStdString(link)));
    const auto disks = m_disks.read();
    QVERIFY(m_disks.describe(link, disks) == diskAt(disks, path()));
    auto other = disks;
    std::erase_if(other, [this](const plans::Disk& each) { return each.path == path(); });
    QVERIFY(!m_disks.describe(path(), other));
}

void TestAgentRealDisks::showsNoDeviceOfThisComputerInALab() {
    auto lab = Disks::inFolder(m_folder->path().toStdString());
    QVERIFY(lab.read().empty());
    QVERIFY(QDir(m_folder->path()).mkdir("disks"));
    QVERIFY(QFile::link(m_loop, m_folder->filePath("disks/sda")));
    QVERIFY(lab.read().empty());
    QVERIFY(!lab.describe(path(), m_disks.read())); // not even when it stands in the list
}

void TestAgentRealDisks::knowsWhatThisSystemRunsOn() {
    struct stat root {};
    QCOMPARE(::stat("/", &root), 0);
    const auto disks = m_disks.read();
    const auto found = std::ranges::find(disks, plans::DeviceNumber{major(root.st_dev), minor(root.st_dev)},
                                         &plans::Disk::number);
    if (found == disks.end())
        QSKIP("the root file system is on no block device");
    QVERIFY(found->system);
    QVERIFY(std::ranges::count(found->uses, plans::DiskUse{UseKind::Root, "/"}) == 1);
}

QTEST_MAIN(TestAgentRealDisks)
#include "tst_real_disks.moc"
