#include "core/store/events/store.h"
#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;

/// Somebody without a mouse opens Etherdeck for the first time.
class TestFirstStart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void welcomesAndLeadsToTheTargetsByKeys();
    void remembersWhatWasChosen();

private:
    void save(const char* name) const {
        QVERIFY(m_window.savePicture(QStringLiteral(ETHERDECK_PICTURES "/") + name));
    }

    Lab m_lab;
    RealWindow m_window;
};

void TestFirstStart::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(QDir().mkpath(ETHERDECK_PICTURES));
}

void TestFirstStart::welcomesAndLeadsToTheTargetsByKeys() {
    QVERIFY(m_window.start({"--theme", "light"}));
    QVERIFY2(m_window.waitForTitle("^Welcome – "), qPrintable(m_window.title()));
    save("first-start.png");
    m_window.press({"alt+n"});
    QVERIFY2(m_window.waitForTitle("^What AoE is – "), qPrintable(m_window.title()));
    save("wizard-what-aoe-is.png");
    m_window.press({"Return"});
    QVERIFY2(m_window.waitForTitle("^Interfaces – "), qPrintable(m_window.title()));
    save("wizard-interfaces.png");
    QVERIFY2(m_window.pressUntilTitle("alt+n", "^Search – "), qPrintable(m_window.title()));
    QVERIFY2(m_window.pressUntilTitle("alt+n", "^Result – "), qPrintable(m_window.title()));
    m_window.type("cellar box");
    save("wizard-result.png");
    m_window.press({"alt+n"});
    QVERIFY2(m_window.waitForTitle("^Summary – "), qPrintable(m_window.title()));
    save("wizard-summary.png");
    m_window.press({"alt+f"});
    QVERIFY2(m_window.waitForTitle("^7 targets · 3 shelves – Etherdeck"), qPrintable(m_window.title()));
}

void TestFirstStart::remembersWhatWasChosen() {
    m_window.press({"ctrl+q"});
    QVERIFY(m_window.waitForEnd());
    const auto store = store::Store::open((m_window.home() + "/etherdeck/history.sqlite").toStdString());
    QVERIFY(store);
    const auto labels = store->labels();
    QVERIFY(labels);
    QVERIFY(labels->shelves.contains(0));
    QCOMPARE(labels->shelves.at(0).name, std::string("cellar box"));

    QVERIFY(m_window.start({"--theme", "light"}));
    QVERIFY2(m_window.waitForTitle("^7 targets · 3 shelves – Etherdeck"), qPrintable(m_window.title()));
    m_window.press({"ctrl+q"});
    QVERIFY(m_window.waitForEnd());
}

QTEST_GUILESS_MAIN(TestFirstStart)
#include "tst_first_start.moc"
