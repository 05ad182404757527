#include "app/agent/disks/examination.h"
#include "core/system/unique_descriptor.h"
#include "tests/app/agent/disks/fake_box.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTest>

#include <fcntl.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

namespace {

/// A file system whose server never answers: opening a file in it blocks until this object is gone.
class DeadFileSystem {
public:
    explicit DeadFileSystem(std::string folder) :
        m_folder(std::move(folder)), m_server(::open("/dev/fuse", O_RDWR | O_CLOEXEC)) {
        const auto options = "fd=" + std::to_string(m_server.get()) + ",rootmode=40000,user_id=0,group_id=0";
        m_works = m_server.isOpen() &&
                  ::mount("dead", m_folder.c_str(), "fuse", MS_NOSUID | MS_NODEV, options.c_str()) == 0;
    }
    DeadFileSystem(const DeadFileSystem&) = delete;
    DeadFileSystem& operator=(const DeadFileSystem&) = delete;
    ~DeadFileSystem() {
        release();
        if (m_works)
            ::umount2(m_folder.c_str(), MNT_DETACH);
    }

    [[nodiscard]] bool works() const { return m_works; }
    /// Lets everybody who waits for it fail.
    void release() { m_server.reset(); }

private:
    std::string m_folder;
    link::UniqueDescriptor m_server;
    bool m_works = false;
};

} // namespace

class TestAgentExamination : public QObject {
    Q_OBJECT

private slots:
    void readsPartitionTables();
    void refusesWhatIsNotTheRequestedDisk();
    void doesNotWaitForADiskThatDoesNotAnswer();

private:
    FakeBox m_box;
};

void TestAgentExamination::readsPartitionTables() {
    m_box.write("disk", std::string(4 << 20, '\0'));
    QProcess sfdisk;
    sfdisk.start("sfdisk", {"-q", QString::fromStdString(m_box.at("disk"))});
    sfdisk.write("label: gpt\n"
                 "start=2048, size=2048, uuid=11111111-2222-3333-4444-555555555555\n"
                 "start=4096, size=1024, uuid=66666666-7777-8888-9999-AAAAAAAAAAAA\n");
    sfdisk.closeWriteChannel();
    QVERIFY(sfdisk.waitForFinished() && sfdisk.exitCode() == 0);
    Examiner examiner;
    const auto found = examiner.examine({m_box.at("disk"), {}, false, ""});
    QVERIFY(found);
    const std::vector<TableEntry> table{{1, 2048 * 512, "11111111-2222-3333-4444-555555555555"},
                                        {2, 4096 * 512, "66666666-7777-8888-9999-aaaaaaaaaaaa"}};
    QVERIFY(found->signature.partitions == table);
    QVERIFY(examiner.examine({m_box.at("disk"), {}, true, ""})->signature.partitions.empty());
}

void TestAgentExamination::refusesWhatIsNotTheRequestedDisk() {
    m_box.write("disk", std::string(4096, 'x'));
    Examiner examiner;
    QVERIFY(examiner.examine({m_box.at("disk"), {}, false, ""}));
    QVERIFY(!examiner.examine({m_box.at("disk"), {8, 0}, false, ""}));
    QVERIFY(!examiner.examine({"/dev/null", {}, false, ""}));
    QVERIFY(!examiner.examine({m_box.at("none"), {}, false, ""}));
}

void TestAgentExamination::doesNotWaitForADiskThatDoesNotAnswer() {
    m_box.write("dead/file", "");
    m_box.write("disk", std::string(4096, 'x'));
    DeadFileSystem dead(m_box.at("dead"));
    if (!dead.works())
        QSKIP("this process may not mount");
    Examiner examiner(std::chrono::milliseconds(200));
    const ExaminationRequest request{m_box.at("dead/disk"), {}, false, ""};
    const auto start = Clock::now();
    QVERIFY(!examiner.examine(request));
    QVERIFY(Clock::now() - start >= std::chrono::milliseconds(200));
    QVERIFY(examiner.examine({m_box.at("disk"), {}, false, ""}).has_value());
    const auto again = Clock::now();
    for (int i = 0; i < 100; ++i)
        QVERIFY(!examiner.examine(request)); // it is not asked again
    QVERIFY(Clock::now() - again < std::chrono::seconds(5));
    dead.release();
}

QTEST_MAIN(TestAgentExamination)
#include "tst_examination.moc"
