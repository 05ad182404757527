#include "core/services/console/timeline_reader.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/answer_of.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;

/// Reads what Store and ConsoleStore have written into one file.
class TestTimelineReader : public QObject {
    Q_OBJECT

private slots:
    void init();
    void gathersBootsCrashesAndEvents();
    void leavesOutWhatIsOlder();
    void saysThatItHasLeftSomeOut();
    void answersClosedWhenNothingIsOpen();
    void answersNoCallThatWasCancelled();
    void tellsThatTheFileIsNoStore();

private:
    [[nodiscard]] Result<TimelineData> read(TimelineReader& reader, const TimelineQuery& query) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestTimelineReader::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("history.sqlite");
    auto console = tests::must(store::ConsoleStore::open(m_path.toStdString()));
    netconsole::Crash crash;
    crash.boot = netconsole::BootNumber{1};
    crash.title = "I/O error, dev sda";
    crash.kind = netconsole::CrashKind::IoError;
    crash.time = tests::consoleStart;
    std::vector<netconsole::Event> events{
        netconsole::BootStarted{netconsole::SourceId{1}, netconsole::BootNumber{1},
                                netconsole::BootCause::Banner, tests::consoleStart},
        tests::consoleLine("I/O error, dev sda"), netconsole::CrashFound{netconsole::SourceId{1}, crash}};
    (void)tests::must(console.append(events, std::vector{tests::sourceInfo(1, 1, "plug-a")}));
    auto history = tests::must(store::Store::open(m_path.toStdString()));
    std::vector<store::EventRecord> records(3);
    for (std::size_t i = 0; i < records.size(); ++i) {
        records[i].address = Address(0, 0);
        records[i].time = tests::consoleStart + std::chrono::hours(i);
    }
    (void)tests::must(history.appendEvents(records));
}

Result<TimelineData> TestTimelineReader::read(TimelineReader& reader, const TimelineQuery& query) const {
    return tests::answerOf<TimelineData>([&](auto... to) { return reader.read(query, to...); });
}

void TestTimelineReader::gathersBootsCrashesAndEvents() {
    TimelineReader reader;
    reader.open(m_path);
    const auto data = tests::must(read(reader, {}));
    QCOMPARE(data.sources.size(), 1u);
    QCOMPARE(data.boots.size(), 1u);
    QCOMPARE(data.crashes.size(), 1u);
    QCOMPARE(data.crashes[0].title, "I/O error, dev sda");
    QCOMPARE(data.events.size(), 3u);
    QVERIFY(!data.isCut);
}

void TestTimelineReader::leavesOutWhatIsOlder() {
    TimelineReader reader;
    reader.open(m_path);
    TimelineQuery query;
    query.from = tests::consoleStart + std::chrono::minutes(30);
    const auto data = tests::must(read(reader, query));
    QCOMPARE(data.events.size(), 2u);
    QVERIFY(data.crashes.empty());
    QCOMPARE(data.sources.size(), 1u);
    QVERIFY(data.isAddition);
}

void TestTimelineReader::saysThatItHasLeftSomeOut() {
    TimelineReader reader;
    reader.open(m_path);
    TimelineQuery query;
    query.limit = 2;
    const auto data = tests::must(read(reader, query));
    QCOMPARE(data.events.size(), 2u);
    QVERIFY(data.events[0].time > data.events[1].time);
    QVERIFY(data.isCut);
}

void TestTimelineReader::answersClosedWhenNothingIsOpen() {
    TimelineReader reader;
    QCOMPARE(read(reader, {}).error().code, ErrorCode::Closed);
    reader.open(m_path);
    reader.close();
    QCOMPARE(read(reader, {}).error().code, ErrorCode::Closed);
}

void TestTimelineReader::answersNoCallThatWasCancelled() {
    TimelineReader reader;
    reader.open(m_path);
    reader.read({}, this, [](const auto&) { QFAIL("an answer"); }).cancel();
    QVERIFY(read(reader, {})); // an answer to the former one would have come first
}

void TestTimelineReader::tellsThatTheFileIsNoStore() {
    QFile file(m_folder->filePath("other"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("no database ").repeated(500));
    file.close();
    TimelineReader reader;
    reader.open(file.fileName());
    QCOMPARE(read(reader, {}).error().code, ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(TestTimelineReader)
#include "tst_timeline_reader.moc"
