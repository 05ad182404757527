#include "tests/core/services/journal_datagrams.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
    void passesOverWhatIsDamaged();
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
}

void TestJournalRun::passesOverWhatIsDamaged() {
    const auto run = create();
    JournalWriter writer(run, 200);
    write(writer, 0, 9);
    QFile file(QString::fromStdString(run.path(2)));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(24 + 8));
    file.write(QByteArray(4, '\xff'));
    file.close();
    JournalReader reader(run, {});
    Texts texts;
    QCOMPARE(reader.read(run.end(), all, texts.taker()).value(), 5u); // of four a file
    QCOMPARE(texts.all.back(), numbered(8));
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
#include "tst_journal_run.moc"
