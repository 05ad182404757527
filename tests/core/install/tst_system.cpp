#include "core/install/script.h"
#include "core/install/system.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::install;

class TestSystem : public QObject {
    Q_OBJECT

private slots:
    void findsTheAgentForACpu_data();
    void findsTheAgentForACpu();
    void readsWhatABoxSays();
    void readsNothingElse();
    void looksInAnyShell_data();
    void looksInAnyShell();
};

void TestSystem::findsTheAgentForACpu_data() {
    QTest::addColumn<QString>("machine");
    QTest::addColumn<QString>("features");
    QTest::addColumn<QString>("build");
    const auto row = [](const char* machine, const char* features, const char* build) {
        QTest::addRow("%s %s", machine, features)
            << QString::fromLatin1(machine) << QString::fromLatin1(features) << QString::fromLatin1(build);
    };
    row("x86_64", "", "amd64");
    row("aarch64", "fp asimd", "arm64");
    row("armv5tel", "swp half thumb fastmult edsp", "armel"); // Kirkwood
    row("armv5tejl", "swp half thumb fastmult edsp java", "armel");
    row("armv6l", "half thumb fastmult vfp edsp java tls", "armel"); // the first Raspberry Pi
    row("armv7l", "half thumb fastmult vfp edsp neon vfpv3 tls", "armhf");
    row("armv7l", "swp half thumb fastmult edsp", "armel"); // Armada without VFP
    row("armv8l", "half thumb fastmult vfp edsp neon vfpv3 tls vfpv4", "armhf");
    row("armv7l", "vfpv3x", "armel");
    for (const auto* const other :
         {"armv4tl", "armv5tl", "armv5teb", "armv7b", "armv", "i686", "mips", "ppc64le", "riscv64"})
        row(other, "vfpv3", "no-agent-for-cpu");
}

void TestSystem::findsTheAgentForACpu() {
    QFETCH(QString, machine);
    QFETCH(QString, features);
    QFETCH(QString, build);
    BoxSystem box{"Linux", "6.1.0", machine.toStdString(), features.toStdString()};
    const auto found = buildFor(box);
    QCOMPARE(QString::fromLatin1(found ? name(*found).data()
                                       : name(std::get<BoxError>(found.error()).fault).data()),
             build);
    for (const auto* const kernel : {"2.6.31.8-kirkwood", "3.1.10", "", "x"}) { // factory firmware
        box.kernel = kernel;
        QVERIFY(!buildFor(box));
    }
    box.kernel = "3.2.0-4-kirkwood";
    QCOMPARE(bool(buildFor(box)), bool(found));
}

void TestSystem::readsWhatABoxSays() {
    const auto box = boxSystemFrom("system Linux\nkernel 6.1.0-27-marvell\nmachine armv5tel\nuser "
                                   "1000\nfeatures : swp half\nsudo yes\nroot ro\n"
                                   "init sysvinit\nfree 20480\ntmp x\nagent etherdeck-agent 0.1.0\ndigest "
                                   "abcdef  -\npackage yes\nrunning yes\nunit yes\n"
                                   "unheard of\nlooked yes");
    QVERIFY(box);
    BoxSystem expected{"Linux", "6.1.0-27-marvell", "armv5tel", ": swp half"};
    expected.init = InitSystem::Sysvinit;
    expected.canBecomeRoot = expected.rootIsReadOnly = expected.isOfPackage = expected.hasUnit =
        expected.isRunning = true;
    expected.freeKib = 20'480;
    expected.version = "0.1.0";
    expected.digest = "abcdef";
    QVERIFY(*box == expected);
}

void TestSystem::readsNothingElse() {
    QVERIFY(!boxSystemFrom("system Linux\nmachine x86_64\n")); // cut off
    QVERIFY(!boxSystemFrom("looked yes\n"));
    QVERIFY(!boxSystemFrom(""));
}

void TestSystem::looksInAnyShell_data() {
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("sh") << QStringList{"/bin/sh"};
    QTest::newRow("bash") << QStringList{"/bin/bash"};
    QTest::newRow("tcsh") << QStringList{"/bin/tcsh", "-f"};
    QTest::newRow("busybox") << QStringList{"/bin/busybox", "sh"};
}

void TestSystem::looksInAnyShell() {
    QFETCH(QStringList, shell);
    QVERIFY2(fitsEveryShell(lookScript()), lookScript().c_str());
    QProcess process;
    const auto program = shell.takeFirst();
    std::string line;
    for (const auto& word : scriptWords(lookScript(), "m", false))
        line += (line.empty() ? "" : " ") + word;
    process.start(program, shell + QStringList{"-c", QString::fromStdString(line)});
    if (!process.waitForStarted())
        QSKIP("it is not installed here");
    QVERIFY(process.waitForFinished());
    ScriptOutput output("m");
    output.add(process.readAllStandardOutput().toStdString());
    QCOMPARE(output.status(), std::optional(0));
    const auto box = boxSystemFrom(output.text());
    QVERIFY2(box, output.text().c_str());
    QVERIFY(buildFor(*box)); // of this computer
    QVERIFY(box->freeKib && box->freeTmpKib);
    QVERIFY2(!box->rootIsReadOnly, output.text().c_str());
}

QTEST_GUILESS_MAIN(TestSystem)
#include "tst_system.moc"
