#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"
#include "ui/console/lines/chooser.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using Caret = LogSelection::Caret;

class LogChooserTest : public QObject {
    Q_OBJECT

private:
    FakeStore m_store;
    LogPager m_pager;

    [[nodiscard]] std::pair<Caret, Caret> selected(const LogChooser& chooser) const {
        return chooser.selection().range();
    }

private slots:
    /// A hundred lines, of which the last ten are in sight.
    void init() {
        m_store = {};
        m_pager = {};
        m_pager.setScreenRows(10);
        for (const auto id : range(1, 100))
            m_store.lines.push_back(lineOf(id));
        m_pager.noteStored(m_store.last());
        answer(m_pager, m_store);
    }

    void theFirstStepUpTakesTheLastLineInSight() {
        LogChooser chooser(m_pager);
        QVERIFY(chooser.step(-1, 1, false));
        QCOMPARE(chooser.currentLine(), 100);
        QVERIFY(chooser.selection().isEmpty());
        QVERIFY(!m_pager.isFollowing());
    }

    void theFirstStepDownTakesTheFirstLineInSight() {
        LogChooser chooser(m_pager);
        QVERIFY(chooser.step(1, 1, false));
        QCOMPARE(chooser.currentLine(), screen(m_pager).front());
    }

    void stepsBringTheLineIntoSight() {
        LogChooser chooser(m_pager);
        chooser.moveTo({100, 0, 0}, false);
        QVERIFY(chooser.step(-1, 30, false));
        QCOMPARE(chooser.currentLine(), 70);
        QCOMPARE(screen(m_pager).front(), 70); // no further than needed
    }

    void stepsThatExtendSelectWholeLines() {
        LogChooser chooser(m_pager);
        chooser.moveTo({95, 0, 3}, false);
        QVERIFY(chooser.step(1, 2, true));
        QCOMPARE(chooser.currentLine(), 97);
        QCOMPARE(selected(chooser).first.line, 95);
        QVERIFY(chooser.selection().of(m_pager.row(6)).isAny); // line 97 of 91 to 100
    }

    void thereIsNoStepInAnEmptyLog() {
        m_pager = {};
        LogChooser chooser(m_pager);
        QVERIFY(!chooser.step(1, 1, false));
        QVERIFY(m_pager.isFollowing());
    }

    void dragsSelectCharacters() {
        LogChooser chooser(m_pager);
        QVERIFY(!chooser.isDragging());
        chooser.press({93, 0, 2}, true, false); // nothing to extend yet
        QVERIFY(chooser.isDragging());
        chooser.dragTo({94, 0, 1});
        QVERIFY(selected(chooser) == std::pair(Caret{93, 0, 2}, Caret{94, 0, 1}));
        chooser.release();
        QVERIFY(!chooser.isDragging());
        chooser.press({96, 0, 0}, true, false);
        QVERIFY(selected(chooser) == std::pair(Caret{93, 0, 2}, Caret{96, 0, 0}));
    }

    void dragsOfWholeLinesSelectLines() {
        LogChooser chooser(m_pager);
        chooser.press({93, 0, 2}, false, true);
        chooser.dragTo({95, 0, 1});
        const auto lines = m_pager.between(93, 95);
        QVERIFY(lines);
        QCOMPARE(chooser.selection().text(*lines, false), QStringLiteral("line 93\nline 94\nline 95"));
    }

    void selectsTheWordAtAPlace() {
        LogChooser chooser(m_pager);
        chooser.selectWord({93, 0, 1});
        QVERIFY(selected(chooser) == std::pair(Caret{93, 0, 0}, Caret{93, 0, 4}));
    }
};

QTEST_MAIN(LogChooserTest)
#include "tst_chooser.moc"
