#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/export_wizard.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace etherdeck::tests;

/// The devices page of the real window, with real agents: a disk becomes a target, what the box refuses is
/// said, a change is undone, an agent that was killed is reached again, and a slow box holds up nothing.
class TestDevices : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void addsABox();
    void saysWhatTheBoxRefuses();
    void saysThatTheAgentEndedDuringAPlan();
    void exportsADisk();
    void undoesTheExport();
    void saysThatTheDiskWasPulled();
    void reachesTheAgentAgain();
    void aSlowBoxHoldsUpNothing();

private:
    [[nodiscard]] bool isAt(const QString& title) { return m_window.waitForTitle(title); }
    [[nodiscard]] Finished box(const QStringList& arguments) const {
        return ctl(QStringList{"-d", m_device} + arguments);
    }
    [[nodiscard]] bool isExported() const;
    /// From Cancel, where the focus starts, to the verb.
    void confirm() { m_window.press({"Tab", "space"}); }
    [[nodiscard]] bool answersSoon(const QString& key, const QString& title);
    void save(const char* name) {
        QVERIFY(m_window.savePicture(QStringLiteral(ETHERDECK_PICTURES "/devices-%1.png").arg(name)));
    }

    Lab m_lab;
    RealWindow m_window;
    QString m_device;
    QString m_spare;
};

void TestDevices::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    m_device = m_lab.plug("plug1")["device"].toString();
    m_spare = m_lab.plug("plug1")["spare_disk"].toString();
    QVERIFY(!m_device.isEmpty() && !m_spare.isEmpty());
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light"}));
    QVERIFY2(isAt("^7 targets"), qPrintable(m_window.title()));
}

bool TestDevices::isExported() const {
    for (const auto& entry : box({"exports", "--json"}).array())
        if (entry.toObject()["address"] == "e9.1")
            return true;
    return false;
}

void TestDevices::addsABox() {
    QVERIFY2(tests::addsABox(m_window, m_device), qPrintable(m_window.title()));
    save("exports");
}

void TestDevices::saysWhatTheBoxRefuses() {
    QVERIFY2(plansAnExport(m_window), qPrintable(m_window.title()));
    QCOMPARE(box({"disk", "lock", m_spare, "--yes"}).status, 0); // meanwhile, by somebody else
    confirm();
    QVERIFY2(isAt("^New export – not done"), qPrintable(m_window.title()));
    save("refused");
    m_window.press({"Escape"});
    QVERIFY(!isExported());
    QCOMPARE(box({"disk", "unlock", m_spare, "--yes"}).status, 0);
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
}

void TestDevices::saysThatTheAgentEndedDuringAPlan() {
    QVERIFY2(plansAnExport(m_window), qPrintable(m_window.title()));
    QCOMPARE(run("etherdeck-lab", {"--break", "kill", "plug1", "agent"}).status, 0);
    confirm();
    QVERIFY2(isAt("^New export – not done"), qPrintable(m_window.title()));
    save("agent-killed");
    m_window.press({"Escape"});
    QCOMPARE(run("etherdeck-lab", {"--break", "heal", "plug1"}).status, 0);
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
    QVERIFY(!isExported());
}

void TestDevices::exportsADisk() {
    QVERIFY2(plansAnExport(m_window), qPrintable(m_window.title()));
    save("plan");
    confirm();
    QVERIFY2(isAt("^New export – done"), qPrintable(m_window.title()));
    QVERIFY(isExported());
    save("done");
    m_window.press({"Escape"});
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
    m_window.press({"alt+1"});
    QVERIFY2(isAt("^8 targets"), qPrintable(m_window.title()));
}

void TestDevices::undoesTheExport() {
    QVERIFY2(m_window.pressUntilTitle("ctrl+z", "^Undo change .* – "), qPrintable(m_window.title()));
    QVERIFY2(isAt(" – plan"), qPrintable(m_window.title()));
    QVERIFY(isExported()); // nothing happens before it is confirmed
    confirm();
    QVERIFY2(isAt(" – done"), qPrintable(m_window.title()));
    QVERIFY(!isExported());
    m_window.press({"Escape"});
    QVERIFY2(isAt("1 stopped"), qPrintable(m_window.title()));
}

/// In the middle of the wizard, which then asks for a disk again; nothing is exported.
void TestDevices::saysThatTheDiskWasPulled() {
    const QString disk = "spare.img"; // as the lab has it
    m_window.press({"alt+2"});
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
    QVERIFY2(choosesTheSpareDisk(m_window), qPrintable(m_window.title()));
    m_window.press({"Return"});
    QVERIFY2(isAt("^New export – address"), qPrintable(m_window.title()));
    QCOMPARE(run("etherdeck-lab", {"--break", "unplug", "plug1", disk}).status, 0);
    QVERIFY2(isAt("^New export – disk"), qPrintable(m_window.title()));
    save("pulled");
    m_window.press({"Escape"});
    QVERIFY(!isExported());
    QCOMPARE(run("etherdeck-lab", {"--break", "plug", "plug1", disk}).status, 0);
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
}

void TestDevices::reachesTheAgentAgain() {
    m_window.press({"alt+2"});
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
    QCOMPARE(run("etherdeck-lab", {"--break", "kill", "plug1", "agent"}).status, 0);
    QVERIFY2(isAt("^0 of 1 connected"), qPrintable(m_window.title()));
    save("lost");
    QCOMPARE(run("etherdeck-lab", {"--break", "heal", "plug1"}).status, 0);
    QVERIFY2(isAt("^1 of 1 connected"), qPrintable(m_window.title()));
}

bool TestDevices::answersSoon(const QString& key, const QString& title) {
    constexpr int soon = 3'000; // it takes a fraction of that, and the slow box five seconds
    QElapsedTimer clock;
    clock.start();
    m_window.press({key});
    return isAt(title) && clock.elapsed() < soon;
}

void TestDevices::aSlowBoxHoldsUpNothing() {
    const QString program = m_window.home() + "/slow-agent";
    QFile file(program);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto socket = m_lab.plug("plug2")["device"].toString().mid(QStringLiteral("unix:").size());
    // Each line of the agent is five seconds late.
    file.write(
        QStringLiteral("#!/bin/sh\n"
                       "\"%1/etherdeck-agent\" --socket %2 connect |\n"
                       "    perl -MTime::HiRes=time -ne 'BEGIN { $| = 1 } print time() + 5, \" $_\"' |\n"
                       "    perl -MTime::HiRes=time,sleep -ne 'BEGIN { $| = 1 } s/^(\\S+) //;"
                       " my $left = $1 - time(); sleep($left) if $left > 0; print'\n")
            .arg(QStringLiteral(ETHERDECK_PROGRAMS), socket)
            .toUtf8());
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_window.press({"ctrl+shift+n"});
    QVERIFY2(isAt("^Add a box"), qPrintable(m_window.title()));
    m_window.type("exec:" + program);
    m_window.press({"Return"});
    QVERIFY2(isAt("^1 of 2 connected"), qPrintable(m_window.title()));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(answersSoon("alt+1", "^\\d targets"));
        QVERIFY(answersSoon("alt+2", "of 2 connected"));
    }
    QVERIFY2(isAt("^2 of 2 connected"), qPrintable(m_window.title()));
    QVERIFY(answersSoon("alt+1", "^\\d targets"));
    QVERIFY(m_window.quit());
}

QTEST_GUILESS_MAIN(TestDevices)
#include "tst_devices.moc"
