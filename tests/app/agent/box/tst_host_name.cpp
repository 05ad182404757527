#include "app/agent/box/host_name.h"
#include "app/agent/box/shut_down.h"
#include "tests/app/agent/box/box_root.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <array>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;
using plans::RefusalCode;

namespace {

const QByteArray systemFile = "config system\n"
                              "\toption hostname 'OpenWrt' # old\n"
                              "\toption timezone 'UTC'\n"
                              "\n"
                              "config timeserver 'ntp'\n"
                              "\toption hostnames 'x'\n"
                              "\tlist hostname 'y'\n";

std::string hostName() {
    std::array<char, 65> name{};
    ::gethostname(name.data(), name.size() - 1);
    return name.data();
}

} // namespace

class TestHostName : public QObject {
    Q_OBJECT

private slots:
    void keepsAName();
    void keepsAnOldFilesLink();
    void changesTheFileOfOpenWrtToo();
    void refusesBadNames();
    void saysWhyANameCannotBeKept();
    void readsTheNameOfThisComputer();
    void leavesThisComputerAloneBelowARoot();

    void shutsDownWithWhatTheInitSystemHas();
    void shutsNoLabDown();
};

void TestHostName::keepsAName() {
    const BoxRoot root;
    QVERIFY(root.write("etc/hostname", "old\n"));
    QVERIFY(setHostName(root.path(), "plug1"));
    QCOMPARE(root.read("etc/hostname"), QByteArray("plug1\n"));
    QCOMPARE(readHostName(root.path()), std::string("plug1"));
    QVERIFY(!QFile::exists(root.at("etc/config/system")));
}

void TestHostName::keepsAnOldFilesLink() {
    const BoxRoot root;
    QVERIFY(root.write("overlay/hostname", "old\n") && root.write("etc/x", ""));
    QVERIFY(QFile::link(root.at("overlay/hostname"), root.at("etc/hostname")));
    QVERIFY(setHostName(root.path(), "plug1"));
    QCOMPARE(root.read("overlay/hostname"), QByteArray("plug1\n"));
    QVERIFY(QFileInfo(root.at("etc/hostname")).isSymLink());
}

void TestHostName::changesTheFileOfOpenWrtToo() {
    const BoxRoot root;
    QVERIFY(root.write("etc/config/system", systemFile));
    QVERIFY(setHostName(root.path(), "plug1"));
    auto expected = systemFile;
    expected.replace("'OpenWrt' # old", "'plug1'");
    QCOMPARE(root.read("etc/config/system"), expected);
    QCOMPARE(withHostName("option hostname x", "y"), std::string("option hostname 'y'"));
    QCOMPARE(withHostName("  option 'hostname' \"x\"\n", "y"), std::string("  option hostname 'y'\n"));
    for (const auto* other : {"", "\n\n", "option", "option ", "optionhostname x\n", "config hostname\n"})
        QCOMPARE(withHostName(other, "y"), std::string(other));
}

void TestHostName::refusesBadNames() {
    const BoxRoot root;
    const auto refused = setHostName(root.path(), "$(reboot)");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, RefusalCode::BadName);
    QVERIFY(!QFile::exists(root.at("etc/hostname")));
}

void TestHostName::saysWhyANameCannotBeKept() {
    const BoxRoot root; // without /etc
    const auto refused = setHostName(root.path(), "plug1");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, RefusalCode::Failed);
    QVERIFY(!refused.error().message.empty());
}

void TestHostName::readsTheNameOfThisComputer() { QCOMPARE(readHostName({}), hostName()); }

void TestHostName::leavesThisComputerAloneBelowARoot() {
    const auto before = hostName();
    const BoxRoot root;
    QVERIFY(root.write("etc/hostname", "old\n"));
    QVERIFY(setHostName(root.path(), "etherdeck-test-name"));
    QCOMPARE(hostName(), before);
}

void TestHostName::shutsDownWithWhatTheInitSystemHas() {
    for (const auto init : {InitSystem::Systemd, InitSystem::SysvInit, InitSystem::Other}) {
        const auto command = shutDownCommand({}, init, true);
        if (!command) { // where there is no such program
            QCOMPARE(command.error().code, RefusalCode::Unsupported);
            continue;
        }
        QVERIFY(command->front().starts_with('/'));
        if (init == InitSystem::Systemd)
            QVERIFY(command->size() == 2 && command->front().ends_with("/systemctl") &&
                    command->back() == "reboot");
        else
            QVERIFY(command->size() == 1 && command->front().ends_with("/reboot"));
    }
    if (const auto off = shutDownCommand({}, InitSystem::Systemd, false))
        QCOMPARE(off->back(), std::string("poweroff"));
}

void TestHostName::shutsNoLabDown() {
    const BoxRoot root;
    for (const bool restart : {true, false}) {
        const auto refused = shutDownCommand(root.path(), InitSystem::Systemd, restart);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, RefusalCode::Unsupported);
    }
}

QTEST_GUILESS_MAIN(TestHostName)
#include "tst_host_name.moc"
