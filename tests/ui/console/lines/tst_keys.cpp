#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"
#include "ui/console/lines/keys.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

class LogKeysTest : public QObject {
    Q_OBJECT

private:
    using Change = LogKeys::Change;

    FakeStore m_store;
    LogPager m_pager;
    LogChooser m_chooser{m_pager};
    LogKeys m_keys{m_pager, m_chooser};

    [[nodiscard]] std::int64_t first() const { return screen(m_pager).front(); }

private slots:
    /// A hundred lines, of which the last ten are in sight.
    void init() {
        m_store = {};
        m_pager = {};
        m_chooser.clear();
        m_pager.setScreenRows(10);
        for (const auto id : range(1, 100))
            m_store.lines.push_back(lineOf(id));
        m_pager.noteStored(m_store.last());
        m_keys.setBounds(1, 100);
        answer(m_pager, m_store);
    }

    void arrowsMoveTheCurrentLine() {
        QCOMPARE(m_keys.take(Qt::Key_Up, false), (Change{true, true}));
        QCOMPARE(m_chooser.currentLine(), 100);
        QCOMPARE(m_keys.take(Qt::Key_Up, true), (Change{true, true}));
        QCOMPARE(m_chooser.currentLine(), 99);
        QVERIFY(!m_chooser.selection().isEmpty());
        QCOMPARE(m_keys.take(Qt::Key_Down, false), (Change{true, true}));
        QCOMPARE(m_chooser.currentLine(), 100);
    }

    void pageKeysScrollByAScreenLessARow() {
        QCOMPARE(first(), 91);
        QCOMPARE(m_keys.take(Qt::Key_PageUp, false), (Change{false, true}));
        QCOMPARE(first(), 82);
        QCOMPARE(m_chooser.currentLine(), 0);
        QCOMPARE(m_keys.take(Qt::Key_PageDown, false), (Change{false, true}));
        QCOMPARE(first(), 91);
    }

    void pageKeysWithShiftSelect() {
        m_chooser.moveTo({100, 0, 0}, false);
        QCOMPARE(m_keys.take(Qt::Key_PageUp, true), (Change{true, true}));
        QCOMPARE(m_chooser.currentLine(), 91);
    }

    void homeAndEndGoToTheBounds() {
        QCOMPARE(m_keys.take(Qt::Key_Home, false), (Change{false, true}));
        answer(m_pager, m_store);
        QCOMPARE(first(), 1);
        QVERIFY(!m_pager.isFollowing());
        QCOMPARE(m_keys.take(Qt::Key_End, false), (Change{false, true}));
        answer(m_pager, m_store);
        QCOMPARE(first(), 91);
        QVERIFY(m_pager.isFollowing());
    }

    void homeWithShiftSelectsFromTheCurrentLine() {
        QCOMPARE(m_keys.take(Qt::Key_Home, true), (Change{true, true}));
        QCOMPARE(m_chooser.currentLine(), 0); // from nowhere
        m_chooser.moveTo({50, 0, 0}, false);
        QCOMPARE(m_keys.take(Qt::Key_Home, true), (Change{true, true}));
        QCOMPARE(m_chooser.currentLine(), 1);
        QVERIFY(!m_chooser.selection().isEmpty());
    }

    void selectsEverythingBetweenTheBounds() {
        m_keys.selectAll();
        const auto [from, to] = m_chooser.selection().range();
        QCOMPARE(from.line, 1);
        QCOMPARE(to.line, 100);
    }

    void leavesOtherKeysToTheView() {
        QCOMPARE(m_keys.take(Qt::Key_F5, false), (Change{false, false, false}));
    }
};

QTEST_APPLESS_MAIN(LogKeysTest)
#include "tst_keys.moc"
