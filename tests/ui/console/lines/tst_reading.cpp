#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"
#include "ui/console/lines/entries.h"
#include "ui/console/lines/reading.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using store::Order;

/// Entries and what is read for them, without a pager.
class LogReadingTest : public QObject {
    Q_OBJECT

private:
    LogEntries m_entries;
    LogReading m_reading;
    std::size_t m_followed = 0;

    [[nodiscard]] static store::LogPage pageOf(std::int64_t from, std::int64_t to) {
        store::LogPage page;
        for (const auto id : range(from, to))
            page.lines.push_back(lineOf(id));
        return page;
    }
    void hold(std::int64_t from, std::int64_t to) { m_entries.append(pageOf(from, to), m_followed); }

private slots:
    void init() {
        m_entries = {};
        m_reading = {};
        m_followed = 0;
    }

    void readsTheEndWhileItIsFollowed() {
        m_reading.noteStored(1000);
        const auto request = m_reading.request(m_entries, {10});
        QVERIFY(request);
        QCOMPARE(request->page.order, Order::NewestFirst);
        QCOMPARE(request->page.beyond, 0);
        QVERIFY(!m_reading.request(m_entries, {10})); // one at a time
        QVERIFY(m_reading.isWaiting());
        const auto taken = m_reading.take(request->serial, pageOf(1, 1000), m_entries, {10});
        QVERIFY(taken);
        QCOMPARE(taken->part, LogReading::Part::Tail);
        QVERIFY(m_reading.isEndKnown());
        m_reading.noteStored(1001);
        QVERIFY(!m_reading.isEndKnown());
    }

    void refusesAnAnswerThatIsNotAwaited() {
        m_reading.noteStored(10);
        const auto request = m_reading.request(m_entries, {10});
        QVERIFY(request);
        QVERIFY(!m_reading.take(request->serial + 1, {}, m_entries, {10}));
        m_reading.readAgain();
        QVERIFY(!m_reading.take(request->serial, {}, m_entries, {10}));
    }

    void readsFromALineThatIsToBeShown() {
        m_reading.noteStored(1000);
        m_reading.readFrom(500);
        const auto request = m_reading.request(m_entries, {10, false});
        QVERIFY(request);
        QCOMPARE(request->page.order, Order::OldestFirst);
        QCOMPARE(request->page.beyond, 499);
        QVERIFY(request->page.startsAtLine);
        const auto taken = m_reading.take(request->serial, pageOf(500, 599), m_entries, {10, false});
        QVERIFY(taken);
        QCOMPARE(taken->part, LogReading::Part::Newer);
        QVERIFY(!taken->isAll);
        QCOMPARE(m_reading.goal(), 500);
    }

    void readsOnWhereTooFewRowsAreHeld() {
        m_reading.noteStored(1000);
        hold(500, 599);
        const auto enough = LogReading::rowsAhead(10);
        const auto down = m_reading.request(m_entries, {10, false, false, enough, 0});
        QVERIFY(down);
        QCOMPARE(down->page.order, Order::OldestFirst);
        QCOMPARE(down->page.beyond, 599);
        m_reading.readAgain();
        const auto up = m_reading.request(m_entries, {10, false, false, 0, enough});
        QVERIFY(up);
        QCOMPARE(up->page.order, Order::NewestFirst);
        QCOMPARE(up->page.beyond, 500);
        m_reading.readAgain();
        QVERIFY(!m_reading.request(m_entries, {10, false, false, enough, enough}));
    }

    void knowsTheStartOnceNothingIsOlder() {
        m_reading.noteStored(1000);
        hold(50, 599);
        const auto request = m_reading.request(m_entries, {10, false, false, 0, LogReading::rowsAhead(10)});
        QVERIFY(request);
        const auto taken = m_reading.take(request->serial, pageOf(1, 49), m_entries, {10, false});
        QVERIFY(taken);
        QCOMPARE(taken->part, LogReading::Part::Older);
        QVERIFY(m_entries.isAtStart());
    }

    void doesNotAskAgainForWhatCannotBeRead() {
        m_reading.noteStored(1000);
        const auto request = m_reading.request(m_entries, {10});
        QVERIFY(request);
        m_reading.giveUp(request->serial, m_entries);
        QVERIFY(!m_reading.isWaiting());
        QVERIFY(!m_reading.request(m_entries, {10}));
    }
};

QTEST_APPLESS_MAIN(LogReadingTest)
#include "tst_reading.moc"
