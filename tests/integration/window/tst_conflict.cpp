#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck::tests;

namespace {

/// The edge of a banner in the light theme; see StateColor::Danger.
const QColor danger(0xba, 0x23, 0x23);

} // namespace

/// A second box starts to answer as e0.0 while the window is open, and stops again.
class TestConflict : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void warnsWithABannerAndShowsBothClaimants();
    void isCalmAgainOnceItIsOver();
    void keepsWhatHappenedOverARestart();

private:
    [[nodiscard]] int bannerPixels() const;

    Lab m_lab;
    QTemporaryDir m_folder;
    RealWindow m_window;
    std::unique_ptr<Vblade> m_intruder;
};

void TestConflict::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light"}));
    QVERIFY2(m_window.waitForTitle("^7 targets · 3 shelves – "), qPrintable(m_window.title()));
    QVERIFY(!m_window.hasColor(danger, 100));
}

void TestConflict::warnsWithABannerAndShowsBothClaimants() {
    QFile disk(m_folder.filePath("other-disk"));
    QVERIFY(disk.open(QIODevice::WriteOnly) && disk.resize(300 * 1000 * 1000));
    m_intruder = std::make_unique<Vblade>(m_lab.plugPid("plug3"), "0", "0", "eth0", disk.fileName());
    QVERIFY(m_intruder->isServing());
    QVERIFY2(m_window.waitForTitle("1 conflict"), qPrintable(m_window.title()));
    QVERIFY(m_window.waitForColor(danger, 100));
    m_window.press({"F8"});
    QVERIFY(m_window.savePicture(ETHERDECK_PICTURES "/conflict.png"));
}

void TestConflict::isCalmAgainOnceItIsOver() {
    m_intruder.reset();
    QVERIFY2(m_window.waitForTitle("^7 targets · 3 shelves – "), qPrintable(m_window.title()));
    QVERIFY(eventually([this] { return !m_window.hasColor(danger, 100); }));
}

void TestConflict::keepsWhatHappenedOverARestart() {
    m_window.press({"ctrl+q"});
    QVERIFY(m_window.waitForEnd());
    QVERIFY(m_window.start({"-i", "san0", "--theme", "light"}));
    m_window.press({"ctrl+3"});
    QVERIFY(m_window.savePicture(ETHERDECK_PICTURES "/conflict-history.png"));
    m_window.press({"ctrl+q"});
    QVERIFY(m_window.waitForEnd());
}

QTEST_GUILESS_MAIN(TestConflict)
#include "tst_conflict.moc"
