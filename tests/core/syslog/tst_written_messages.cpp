#include "core/syslog/written_messages.h"
#include "tests/support/registered_test.h"

#include <QTest>

using etherdeck::netconsole::WrittenMessages;

class TestWrittenMessages : public QObject {
    Q_OBJECT

private slots:
    void countsAMessageOnceItsLastByteIsWritten();
    void whatIsWrittenMayNotBeTaken();
    void aNewStreamCountsAnew();
    void remembersTheLastOnesOnly();
};

void TestWrittenMessages::countsAMessageOnceItsLastByteIsWritten() {
    WrittenMessages messages;
    QVERIFY(messages.isAllWritten());
    messages.add(10);
    messages.add(20);
    messages.add(5);
    QCOMPARE(messages.noteWritten(35), std::size_t{0});
    QCOMPARE(messages.noteWritten(26), std::size_t{0});
    QCOMPARE(messages.noteWritten(5), std::size_t{2});
    QVERIFY(!messages.isAllWritten());
    QCOMPARE(messages.noteWritten(0), std::size_t{1});
    QVERIFY(messages.isAllWritten());
    QCOMPARE(messages.noteWritten(100), std::size_t{0}); // over TLS more bytes wait than were given
}

void TestWrittenMessages::whatIsWrittenMayNotBeTaken() {
    WrittenMessages messages;
    messages.add(10);
    messages.add(20);
    messages.add(5);
    QCOMPARE(messages.noteWritten(0), std::size_t{3});
    messages.end();
    messages.startAgain(true); // the socket is gone; the connection is not
    QCOMPARE(messages.takeUntaken(0), std::size_t{0});
    QCOMPARE(messages.takeUntaken(6), std::size_t{2});
    QCOMPARE(messages.takeUntaken(6), std::size_t{0});
    QCOMPARE(messages.takeUntaken(1000), std::size_t{1});
}

void TestWrittenMessages::aNewStreamCountsAnew() {
    WrittenMessages messages;
    messages.add(10);
    messages.add(20);
    QCOMPARE(messages.noteWritten(20), std::size_t{1});
    messages.startAgain(false);
    QVERIFY(messages.isAllWritten());
    messages.add(7);
    QCOMPARE(messages.noteWritten(0), std::size_t{1});
    messages.end();
    QCOMPARE(messages.takeUntaken(7), std::size_t{1});
}

void TestWrittenMessages::remembersTheLastOnesOnly() {
    WrittenMessages messages;
    constexpr auto count = WrittenMessages::maxRemembered + 10;
    for (std::size_t i = 0; i < count; ++i)
        messages.add(1);
    QCOMPARE(messages.noteWritten(0), count);
    messages.end();
    QCOMPARE(messages.takeUntaken(count), WrittenMessages::maxRemembered);
}

QTEST_APPLESS_MAIN(TestWrittenMessages)
#include "tst_written_messages.moc"
