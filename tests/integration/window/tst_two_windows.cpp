#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/export_wizard.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck::tests;

/// Two people at the same box: what one of them has planned is not done once the other was faster, and each
/// sees what the other did.
class TestTwoWindows : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theSecondPlanOfTheSameDiskIsRefused();
    void theOtherSeesTheExport();
    void theOtherSeesThatItIsUndone();
    void bothEnd();

private:
    [[nodiscard]] QString exports() const {
        return QString::fromUtf8(ctl({"-d", m_device, "exports", "--json"}).output);
    }

    Lab m_lab;
    RealWindow m_one;
    RealWindow m_other;
    QString m_device;
};

void TestTwoWindows::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    m_device = m_lab.plug("plug1")["device"].toString();
    for (auto* window : {&m_one, &m_other}) {
        QVERIFY2(window->hasDisplay(), window->errors());
        QVERIFY(window->start({"-i", "san0", "--theme", "light"}));
        QVERIFY2(window->waitForTitle("^7 targets"), qPrintable(window->title()));
        window->press({"alt+2"});
        QVERIFY2(window->waitForTitle("^Devices"), qPrintable(window->title()));
        window->press({"space"});
        QVERIFY2(window->waitForTitle("^Add a box"), qPrintable(window->title()));
        window->type(m_device);
        window->press({"Return"});
        QVERIFY2(window->waitForTitle("^1 of 1 connected"), qPrintable(window->title()));
    }
}

void TestTwoWindows::theSecondPlanOfTheSameDiskIsRefused() {
    for (const auto* window : {&m_one, &m_other})
        QVERIFY2(plansAnExport(*window), qPrintable(window->title()));
    m_one.press({"Tab", "space"});
    QVERIFY2(m_one.waitForTitle("^New export – done"), qPrintable(m_one.title()));
    m_other.press({"Tab", "space"});
    QVERIFY2(m_other.waitForTitle("^New export – not done"), qPrintable(m_other.title()));
    QCOMPARE(exports().count("\"e9.1\""), 1);
    for (const auto* window : {&m_one, &m_other})
        window->press({"Escape"});
}

void TestTwoWindows::theOtherSeesTheExport() {
    m_other.press({"alt+1"});
    QVERIFY2(m_other.waitForTitle("^8 targets"), qPrintable(m_other.title()));
    m_other.press({"alt+2"});
    QVERIFY2(m_other.waitForTitle("^1 of 1 connected"), qPrintable(m_other.title()));
}

void TestTwoWindows::theOtherSeesThatItIsUndone() {
    QVERIFY2(m_one.pressUntilTitle("ctrl+z", "^Undo change .* – "), qPrintable(m_one.title()));
    QVERIFY2(m_one.waitForTitle(" – plan"), qPrintable(m_one.title()));
    m_one.press({"Tab", "space"});
    QVERIFY2(m_one.waitForTitle(" – done"), qPrintable(m_one.title()));
    QCOMPARE(exports().count("\"e9.1\""), 0);
    m_one.press({"Escape"});
    m_other.press({"alt+1"});
    QVERIFY2(m_other.waitForTitle("1 stopped"), qPrintable(m_other.title()));
}

void TestTwoWindows::bothEnd() {
    QVERIFY(m_one.quit());
    QVERIFY(m_other.quit());
}

QTEST_GUILESS_MAIN(TestTwoWindows)
#include "tst_two_windows.moc"
