#include "core/store/console/store.h"
#include "core/store/events/store.h"
#include "tests/integration/discovery/lab.h"
#include "tests/integration/window/real_window.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::tests;

/// What a user changes in the real window is in the file at once, can be undone and redone by keys, and is
/// still there after a restart.
class TestUndo : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void namesATarget();
    void forgetsATarget();
    void mergesTwoBoxes();
    void isAsItWasLeftAfterARestart();

private:
    [[nodiscard]] bool start() { return m_window.start({"-i", "san0", "--theme", "light"}); }
    [[nodiscard]] std::string file() const {
        return (m_window.home() + "/etherdeck/history.sqlite").toStdString();
    }
    /// The only label that there is, or an empty one.
    [[nodiscard]] store::Label label() const;
    [[nodiscard]] bool waitForLabel(const store::Label& wanted) const {
        return eventually([&] { return label() == wanted; });
    }
    [[nodiscard]] bool isForgotten() const;
    [[nodiscard]] bool waitForBoxes(std::size_t count) const;

    const store::Label m_named{"photos", "the large one"};
    Lab m_lab;
    RealWindow m_window;
};

void TestUndo::initTestCase() {
    QVERIFY2(m_lab.isReal(), "this test runs inside etherdeck-lab, with namespaces");
    QVERIFY2(m_window.hasDisplay(), m_window.errors());
    QVERIFY(start());
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
}

store::Label TestUndo::label() const {
    const auto store = store::Store::open(file(), store::Access::Follow);
    const auto labels = store ? store->labels() : fail(store.error());
    return labels && labels->disks.size() == 1 ? labels->disks.begin()->second : store::Label();
}

bool TestUndo::isForgotten() const {
    const auto store = store::Store::open(file(), store::Access::Follow);
    const auto seen = store ? store->seen() : fail(store.error());
    return seen && std::ranges::any_of(*seen, [](const store::SeenTarget& target) {
               return target.address == Address(7, 3) && target.isForgotten;
           });
}

bool TestUndo::waitForBoxes(std::size_t count) const {
    return eventually([&] {
        const auto store = store::ConsoleStore::open(file(), store::Access::Follow);
        const auto sources = store ? store->sources() : fail(store.error());
        return sources && sources->size() == count;
    });
}

void TestUndo::namesATarget() {
    m_window.type("7.3"); // typing an address in the rack selects it
    m_window.press({"F2"});
    QVERIFY2(m_window.waitForTitle("e7.3"), qPrintable(m_window.title()));
    m_window.type("photos");
    m_window.press({"Tab"});
    m_window.type("the large one");
    m_window.press({"Tab", "space"});
    QVERIFY(waitForLabel(m_named));
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
    m_window.press({"ctrl+z"});
    QVERIFY(waitForLabel({}));
    m_window.press({"ctrl+shift+z"});
    QVERIFY(waitForLabel(m_named));
}

void TestUndo::forgetsATarget() {
    QVERIFY(m_lab.endTarget("e7.3"));
    QVERIFY2(m_window.waitForTitle("1 vanished"), qPrintable(m_window.title()));
    m_window.type("7.3");
    m_window.press({"Delete"});
    QVERIFY2(m_window.waitForTitle("^6 targets"), qPrintable(m_window.title()));
    QVERIFY(eventually([this] { return isForgotten(); }));
    m_window.press({"ctrl+z"});
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
    QVERIFY(eventually([this] { return !isForgotten(); }));
    m_window.press({"ctrl+shift+z"});
    QVERIFY2(m_window.waitForTitle("^6 targets"), qPrintable(m_window.title()));
    QVERIFY(eventually([this] { return isForgotten(); }));
    m_window.press({"ctrl+z"});
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
    QVERIFY(eventually([this] { return !isForgotten(); }));
}

void TestUndo::mergesTwoBoxes() {
    m_window.press({"alt+3"});
    QVERIFY2(m_window.waitForTitle("^3 boxes"), qPrintable(m_window.title()));
    m_window.press({"Home"});
    m_window.press({"Menu"});
    m_window.press({"g", "Return"}); // into the first of the others
    QVERIFY(waitForBoxes(2));
    QVERIFY2(m_window.waitForTitle("^2 boxes"), qPrintable(m_window.title()));
    m_window.press({"ctrl+z"});
    QVERIFY(waitForBoxes(3));
    QVERIFY2(m_window.waitForTitle("^3 boxes"), qPrintable(m_window.title()));
    m_window.press({"ctrl+shift+z"});
    QVERIFY(waitForBoxes(2));
    m_window.press({"ctrl+z"});
    QVERIFY(waitForBoxes(3));
    QVERIFY2(m_window.waitForTitle("^3 boxes"), qPrintable(m_window.title()));
}

void TestUndo::isAsItWasLeftAfterARestart() {
    QVERIFY(m_window.quit());
    QVERIFY(start());
    QVERIFY2(m_window.waitForTitle("^3 boxes"), qPrintable(m_window.title())); // the page of last time
    m_window.press({"alt+1"});
    QVERIFY2(m_window.waitForTitle("^7 targets"), qPrintable(m_window.title()));
    QVERIFY2(m_window.waitForTitle("1 missing|1 vanished"), qPrintable(m_window.title()));
    QVERIFY(!isForgotten());
    QCOMPARE(label(), m_named);
    m_window.press({"alt+3"});
    QVERIFY2(m_window.waitForTitle("^3 boxes"), qPrintable(m_window.title()));
    QVERIFY(waitForBoxes(3));
    QVERIFY(m_window.quit());
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
