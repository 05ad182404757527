#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using netconsole::Line;

/// Ten thousand lines of which few pass: pages come in parts of a thousand that were looked at.
class LogPagerFilterTest : public QObject {
    Q_OBJECT

private:
    FakeStore m_store;
    LogPager m_pager;

private slots:
    void init() {
        m_store = {};
        for (const auto id : range(1, 10'000))
            m_store.lines.push_back(lineOf(id));
        m_store.step = 1000;
        m_pager = {};
        m_pager.setScreenRows(10);
        m_pager.setFiltered(true);
    }

    void showsRareHitsAsTheyAreFound() {
        m_store.passes = [](const Line& line) {
            return static_cast<std::int64_t>(line.id) == 7500 || static_cast<std::int64_t>(line.id) == 200;
        };
        m_pager.noteStored(10'000);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(!m_pager.isKnownEmpty());
            const auto request = m_pager.takeRequest();
            QVERIFY(request);
            QCOMPARE(request->page.beyond, i == 0 ? 0 : 10'001 - 1000 * i);
            QVERIFY(m_pager.take(request->serial, m_store.read(request->page)));
        }
        QCOMPARE(screen(m_pager), std::vector<std::int64_t>{7500});
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{200, 7500}));
        QCOMPARE(m_store.pages, 10);
        // Lines that come are looked at, and nothing else again.
        m_store.lines.push_back(lineOf(10'001));
        m_pager.noteStored(10'001);
        answer(m_pager, m_store);
        QCOMPARE(m_store.pages, 11);
    }

    void looksOnForALineThatPasses() {
        m_store.passes = [](const Line& line) { return static_cast<std::int64_t>(line.id) == 8000; };
        m_pager.noteStored(10'000);
        m_pager.showLine(2000);
        answer(m_pager, m_store);
        QCOMPARE(m_pager.row(1).id, 8000);
    }

    void knowsThatNothingPasses() {
        m_store.passes = [](const Line&) { return false; };
        m_pager.noteStored(10'000);
        answer(m_pager, m_store);
        QVERIFY(m_pager.isKnownEmpty());
        QCOMPARE(m_store.pages, 10);
        m_pager.pause();
        m_store.lines.push_back(lineOf(10'001));
        m_pager.noteStored(10'001);
        answer(m_pager, m_store);
        QCOMPARE(m_store.pages, 11);
        QVERIFY(m_pager.isKnownEmpty());
    }
};

QTEST_APPLESS_MAIN(LogPagerFilterTest)
#include "tst_pager_filter.moc"
