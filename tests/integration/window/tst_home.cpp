#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QTest>

using namespace etherdeck::tests;

/// The real window in the lab: what a user sees when all is well, and when a box dies.
class TestHome : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheTargetsAndTheEndOfOne();
    void endsCleanlyOnCtrlQ();

private:
    Lab m_lab;
    RealWindow m_window;
};

void TestHome::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light"}));
}

void TestHome::showsTheTargetsAndTheEndOfOne() {
    QVERIFY2(m_window.waitForTitle("^7 targets · 3 shelves"), qPrintable(m_window.title()));
    QVERIFY(m_window.savePicture(ETHERDECK_PICTURES "/window.png"));
    const QImage before = m_window.picture();
    QVERIFY(before.width() >= 760 && before.height() >= 520);

    QVERIFY(m_lab.endTarget("e7.3"));
    QVERIFY2(m_window.waitForTitle("1 vanished"), qPrintable(m_window.title()));
    QVERIFY(m_window.savePicture(ETHERDECK_PICTURES "/window-vanished.png"));
    QVERIFY(m_window.picture() != before);
}

void TestHome::endsCleanlyOnCtrlQ() {
    m_window.press({"ctrl+q"});
    QVERIFY(m_window.waitForEnd());
}

QTEST_GUILESS_MAIN(TestHome)
#include "tst_home.moc"
