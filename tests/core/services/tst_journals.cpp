#include "core/services/capture_file.h"
#include "core/services/console_writer.h"
#include "core/services/datagram_export.h"
#include "core/services/journals.h"
#include "tests/core/services/journal_datagrams.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::test;

namespace {

std::string kernelRecord(int number) {
    return "6," + std::to_string(number) + ',' + std::to_string(1000 * number) + ",-;" + numbered(number) +
           '\n';
}

} // namespace

class TestJournals : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }

    void takesUpWhatAProcessHasLeft();
    void takesNothingTwice();
    void storesWhatIsLeftForWhoeverReads();
    void leavesNothingBehindAfterAnOrderlyEnd();
    void keepsWhatIsNotStored();
    void removesTheOldestOfWhatIsStored();
    void writesNothingDownForAStoreInMemory();
    void exportsWhatCameAsACapture();
    void exportsNoFileWithoutDatagrams();

private:
    [[nodiscard]] std::string path() const {
        return m_folder->filePath(QStringLiteral("t.db")).toStdString();
    }
    [[nodiscard]] QStringList runs() const {
        return QDir(m_folder->filePath(QStringLiteral("t.db-raw")))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    /// What a receiver leaves that is killed: datagrams that nobody has read.
    void leave(int first, int count) const;
    /// A receiver that hears nothing, from its start to its orderly end.
    void receive(store::ConsoleStore& store) const;
    [[nodiscard]] std::vector<std::string> texts() const;

    std::optional<QTemporaryDir> m_folder;
};

void TestJournals::leave(int first, int count) const {
    const auto run = JournalRun::create(journalFolder(path())).value();
    JournalWriter writer(run, 1000);
    for (int i = first; i < first + count; ++i)
        QVERIFY(writer.append(recordBytes(kernelRecord(i))));
}

void TestJournals::receive(store::ConsoleStore& store) const {
    auto journals = openJournals(path(), store);
    QVERIFY(!journals.failure);
    ConsoleIntake intake;
    QVERIFY(intake.listen(ConsoleAddress::parse("127.0.0.1", 0).value()));
    ConsoleWriter writer({[&store](auto events, auto sources, const auto& mark) {
                             return store.append(events, sources, mark);
                         }},
                         [](const Error& error) { qWarning("%s", error.detail.c_str()); });
    auto receiver = ConsoleReceiver::start(std::move(intake), {writer.sink()}, std::move(journals.journal),
                                           std::move(journals.left));
    QVERIFY(receiver.has_value());
    (*receiver)->stop();
    writer.stop();
}

std::vector<std::string> TestJournals::texts() const {
    const auto store = store::ConsoleStore::open(path()).value();
    std::vector<std::string> texts;
    const auto lines = store.lines({}, {store::Order::OldestFirst, 0, 0}).value();
    for (const auto& line : lines)
        texts.push_back(line.text);
    return texts;
}

void TestJournals::takesUpWhatAProcessHasLeft() {
    leave(0, 100);
    leave(100, 100);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    QCOMPARE(texts(), numberedFrom(0, 200));
    const auto line = store.lines({}, {store::Order::OldestFirst, 0, 1}).value().at(0);
    QVERIFY(line.time == WallTime(std::chrono::seconds(1'700'000'000))); // when it came, not when it was read
}

void TestJournals::takesNothingTwice() {
    leave(0, 100);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    receive(store);
    QCOMPARE(texts(), numberedFrom(0, 100));
    QVERIFY(openJournals(path(), store).left.empty());
}

void TestJournals::storesWhatIsLeftForWhoeverReads() {
    leave(0, 10'000);
    auto store = store::ConsoleStore::open(path()).value();
    QCOMPARE(storeLeftJournals(path(), store).value(), 10'000u);
    QCOMPARE(storeLeftJournals(path(), store).value(), 0u);
    QCOMPARE(texts(), numberedFrom(0, 10'000));
    QCOMPARE(store.boots()->size(), 1u);
}

void TestJournals::leavesNothingBehindAfterAnOrderlyEnd() {
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    tidyJournals(path(), store);
    QVERIFY(runs().isEmpty());
    QVERIFY(store.journalMarks()->empty());
}

void TestJournals::keepsWhatIsNotStored() {
    leave(0, 100);
    auto store = store::ConsoleStore::open(path()).value();
    tidyJournals(path(), store, 0);
    receive(store);
    QCOMPARE(texts(), numberedFrom(0, 100));
}

void TestJournals::removesTheOldestOfWhatIsStored() {
    leave(0, 100);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    QCOMPARE(store.journalMarks()->size(), 1u);
    tidyJournals(path(), store, 2000);
    QCOMPARE(runs().size(), 1);
    const auto left = JournalRun::all(journalFolder(path()));
    std::uint64_t bytes = 0;
    for (const auto& segment : left.at(0).segments())
        bytes += segment.bytes;
    QVERIFY2(bytes <= 2000 && bytes > 500, std::to_string(bytes).c_str());
    tidyJournals(path(), store, 0); // now it is held by `left`, and all of its files but the last are stored
    QCOMPARE(runs().size(), 1);
}

void TestJournals::writesNothingDownForAStoreInMemory() {
    auto store = store::ConsoleStore::open(":memory:").value();
    const auto journals = openJournals(":memory:", store);
    QVERIFY(journals.journal && journals.left.empty() && !journals.failure);
}

void TestJournals::exportsWhatCameAsACapture() {
    leave(0, 100);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    store::ConsoleFilter filter;
    filter.sources = {store.sources()->front().id};
    const auto file = m_folder->filePath(QStringLiteral("out.pcap"));
    QCOMPARE(exportDatagrams(path(), store, filter, file).value(), 100);
    const auto capture = readCapture(file.toStdString()); // by libpcap
    QVERIFY(capture.has_value());
    QCOMPARE(capture->size(), 100u);
    QCOMPARE(asText(capture->front().bytes), kernelRecord(0));
    QCOMPARE(capture->front().from, netconsole::Endpoint::v4({10, 0, 0, 1}, 6665));
}

void TestJournals::exportsNoFileWithoutDatagrams() {
    leave(0, 10);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    const auto file = m_folder->filePath(QStringLiteral("out.pcap"));
    store::ConsoleFilter filter;
    filter.sources = {4711};
    QCOMPARE(exportDatagrams(path(), store, filter, file).value(), 0);
    filter = {};
    filter.from = WallTime(std::chrono::seconds(1'700'000'001));
    QCOMPARE(exportDatagrams(path(), store, filter, file).value(), 0);
    QVERIFY(!QFile::exists(file));
    QVERIFY(!exportDatagrams(path(), store, {}, QStringLiteral("/no/such/folder/out.pcap")));
}

QTEST_GUILESS_MAIN(TestJournals)
#include "tst_journals.moc"
