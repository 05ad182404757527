#include "tests/core/console/journal_datagrams.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::test;
using store::JournalPlace;

namespace {

constexpr std::size_t all = 1'000'000;

void write(JournalWriter& writer, int first, int count) {
    for (int i = first; i < first + count; ++i)
        QVERIFY(writer.append(recordBytes(numbered(i))));
}

} // namespace

class TestJournalRun : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }

    void readsWhatWasWritten();
    void readsWhileItIsWritten();
    void goesOnFromAPlace();
    void beginsAnotherFileWhenOneIsFull();
    void passesOverAFileThatIsGone();
    void stopsAtARecordThatWasCutByTheEndOfAProcess();
    void losesNoMoreThanWhatIsDamaged_data();
    void losesNoMoreThanWhatIsDamaged();
    void countsADamagedPlaceOnceHoweverItIsRead();
    void leavesRunsThatAreInUse();
    void saysWhenItCannotBeMade();

private:
    [[nodiscard]] std::string folder() const { return m_folder->path().toStdString(); }
    [[nodiscard]] JournalRun create() const { return JournalRun::create(folder()).value(); }

    std::optional<QTemporaryDir> m_folder;
};

void TestJournalRun::readsWhatWasWritten() {
    const auto run = create();
    JournalWriter writer(run, 1'000'000);
    write(writer, 0, 1000);
    JournalReader reader(run, {});
    Texts texts;
    QCOMPARE(reader.read(writer.end(), all, texts.taker()).value(), 1000u);
    QCOMPARE(texts.all, numberedFrom(0, 1000));
    QVERIFY(reader.place() == writer.end());
    QVERIFY(run.end() == writer.end());
    QCOMPARE(reader.read(writer.end(), all, texts.taker()).value(), 0u);
}

void TestJournalRun::readsWhileItIsWritten() {
    const auto run = create();
    JournalWriter writer(run, 500);
    JournalReader reader(run, {});
    Texts texts;
    for (int i = 0; i < 100; ++i) {
        write(writer, i, 1);
        QCOMPARE(reader.read(writer.end(), all, texts.taker()).value(), 1u);
    }
    QCOMPARE(texts.all, numberedFrom(0, 100));
}

void TestJournalRun::goesOnFromAPlace() {
    const auto run = create();
    JournalWriter writer(run, 500);
    write(writer, 0, 50);
    JournalReader first(run, {});
    Texts texts;
    QCOMPARE(first.read(writer.end(), 33, texts.taker()).value(), 33u);
    JournalReader second(run, first.place());
    QCOMPARE(second.read(writer.end(), all, texts.taker()).value(), 17u);
    QCOMPARE(texts.all, numberedFrom(0, 50));
}

void TestJournalRun::beginsAnotherFileWhenOneIsFull() {
    const auto run = create();
    JournalWriter writer(run, 200);
    write(writer, 0, 9);
    const auto segments = run.segments();
    QCOMPARE(segments.size(), 3u);
    QCOMPARE(segments.back().number, 3u);
    QVERIFY(QFile::exists(QString::fromStdString(run.path(1))) && run.path(1).ends_with("/0001.pcap"));
}

void TestJournalRun::passesOverAFileThatIsGone() {
    const auto run = create();
    JournalWriter writer(run, 200);
    write(writer, 0, 9);
    run.removeSegment(1);
    JournalReader reader(run, {});
    Texts texts;
    QCOMPARE(reader.read(run.end(), all, texts.taker()).value(), 5u); // of four a file
    QCOMPARE(texts.all, numberedFrom(4, 5));
    QCOMPARE(reader.damage().places, 1u);
}

void TestJournalRun::stopsAtARecordThatWasCutByTheEndOfAProcess() {
    const auto run = create();
    JournalWriter writer(run, 1'000'000);
    write(writer, 0, 3);
    QFile file(QString::fromStdString(run.path(1)));
    QVERIFY(file.resize(file.size() - 1));
    JournalReader reader(run, {});
    Texts texts;
    QCOMPARE(reader.read(run.end(), all, texts.taker()).value(), 2u);
    QVERIFY(reader.place() == run.end());
    QVERIFY(reader.damage() == JournalDamage()); // it was not written down
}

void TestJournalRun::losesNoMoreThanWhatIsDamaged_data() {
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("lost"); // records
    const int size = int(recordBytes(numbered(0)).size());
    const int third = 24 + 2 * size;
    QTest::newRow("the file's header") << 0 << QByteArray(24, '\0') << 0;
    QTest::newRow("nanoseconds") << third + 4 << QByteArray(4, '\xff') << 1;
    QTest::newRow("a length that is too long") << third + 8 << QByteArray("\0\x20", 2) << 1;
    QTest::newRow("a length that is a little too long")
        << third + 8 << QByteArray(1, char(size - 16 + 1)) << 1;
    QTest::newRow("a length that is too short") << third + 8 << QByteArray(1, char(size - 16 - 1)) << 1;
    QTest::newRow("an impossible length") << third + 8 << QByteArray(4, '\xff') << 1;
    QTest::newRow("the length there was") << third + 12 << QByteArray(4, '\0') << 1;
    QTest::newRow("the IP version") << third + 16 << QByteArray(1, '\x15') << 1;
    QTest::newRow("the IP length") << third + 18 << QByteArray(2, '\0') << 1;
    QTest::newRow("the IP protocol") << third + 25 << QByteArray(1, '\x06') << 1;
    QTest::newRow("an address") << third + 28 << QByteArray(1, '\x7f') << 1;
    QTest::newRow("the UDP length") << third + 40 << QByteArray(2, '\xff') << 1;
    QTest::newRow("two records") << third + 8 << QByteArray(size + 4, '\0') << 2;
    QTest::newRow("the first one") << 24 << QByteArray(size, '\0') << 1;
    QTest::newRow("the last one of a file") << 24 + 3 * size << QByteArray(16, '\xff') << 1;
    QTest::newRow("a whole file") << 24 << QByteArray(4 * size, '\0') << 4;
}

// One bad place costs what it hits, is counted, and ends.
void TestJournalRun::losesNoMoreThanWhatIsDamaged() {
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    QFETCH(int, lost);
    const auto run = create();
    JournalWriter writer(run, 4 * 55); // four records a file
    write(writer, 0, 8);
    QCOMPARE(writer.end().segment, 2u);
    for (std::uint32_t segment = 1; segment <= 2; ++segment) {
        QFile file(QString::fromStdString(run.path(segment)));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        file.write(bytes);
    }
    JournalReader reader(run, {});
    Texts texts;
    QCOMPARE(int(reader.read(run.end(), all, texts.taker()).value()), 8 - 2 * lost);
    QVERIFY(reader.place() == run.end());
    QCOMPARE(int(reader.damage().places), lost > 0 ? 2 : 0);
    QCOMPARE(reader.damage().bytes, std::uint64_t(2 * lost) * recordBytes(numbered(0)).size());
    QVERIFY(std::ranges::includes(numberedFrom(0, 8), texts.all)); // and nothing is invented
}

void TestJournalRun::countsADamagedPlaceOnceHoweverItIsRead() {
    const auto run = create();
    JournalWriter writer(run, 1'000'000);
    write(writer, 0, 1000);
    const auto size = recordBytes(numbered(500)).size();
    QFile file(QString::fromStdString(run.path(1)));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
    file.write(QByteArray(300'000 % int(file.size() / 2), '\xa5'));
    file.close();
    JournalReader reader(run, {});
    Texts texts;
    while (reader.place() < run.end())
        QVERIFY(reader.read(run.end(), 1, texts.taker()));
    QCOMPARE(reader.damage().places, 1u);
    QVERIFY(reader.damage().bytes > 10 * size);
    QCOMPARE(texts.all.back(), numbered(999));
}

void TestJournalRun::leavesRunsThatAreInUse() {
    std::optional<JournalRun> one = create();
    const auto other = create();
    const auto inUse = JournalRun::all(folder()).value();
    for (const auto& run : inUse)
        QVERIFY(!run.isTaken());
    const auto name = one->name();
    one.reset();
    const auto runs = JournalRun::all(folder()).value();
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].name(), name);
    QVERIFY(runs[0].isTaken() && !runs[1].isTaken());
}

void TestJournalRun::saysWhenItCannotBeMade() {
    const auto missing = JournalRun::create(folder() + "/no/such/folder");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::System);
}

QTEST_GUILESS_MAIN(TestJournalRun)
#include "tst_run.moc"
