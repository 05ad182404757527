#include "core/capture/capture_file.h"
#include "core/console/journals.h"
#include "core/console/store_thread.h"
#include "core/services/console/datagram_export.h"
#include "core/store/database/database.h"
#include "tests/core/console/journal_folder.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <future>
#include <sys/stat.h>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::test;

class TestJournals : public QObject, private JournalFolder {
    Q_OBJECT

private slots:
    void initTestCase() { makeTemplate(); }
    void init() { begin(); }

    void takesUpWhatAProcessHasLeft();
    void takesNothingTwice();
    void waitsNoLongerThanAFileForALine();
    void notesACheckpointOfEachRunInOneTransaction();
    void keepsTheNumbersOfTwoNetconsolesApart();
    void leavesAJournalToNobodyWhileItIsOnItsWayIntoTheStore();
    void waitsForWhoeverLooksThroughWhatIsLeft();
    void takesNothingForNewWhenItCannotReadWhatIsStored();
    void storesWhatIsLeftForWhoeverReads();
    void countsWhatIsLeft();
    void leavesTheRestWhenItHasToEnd();
    void leavesInTheJournalWhatCouldNotBeStored();
    void letsThoseReadWhoMayReadTheStore();
    void storesWhatIsBeforeAndBehindADamagedRecord();
    void leavesNothingBehindAfterAnOrderlyEnd();
    void keepsWhatIsNotStored();
    void removesTheOldestOfWhatIsStored();
    void writesNothingDownForAStoreInMemory();
    void exportsWhatCameAsACapture();
    void exportsNoFileWithoutDatagrams();
};

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

void TestJournals::notesACheckpointOfEachRunInOneTransaction() {
    auto store = store::ConsoleStore::open(path()).value();
    int transactions = 0;
    StoreThread writer({[&](auto batches, TimePoint) {
                           ++transactions;
                           return store.append(drained(batches));
                       }},
                       [](const Error& error) { qWarning("%s", error.detail.c_str()); });
    for (const char* run : {"left", "own", "left", "own"}) {
        ConsoleBatch batch;
        batch.sources = std::make_shared<const std::vector<netconsole::SourceInfo>>();
        batch.journals.checkpoints.set({run, {1, 100}, std::nullopt, {}, {}});
        writer.sink()(std::make_shared<const ConsoleBatch>(batch));
    }
    writer.stop();
    QCOMPARE(transactions, 1);
    QCOMPARE(store.journalCheckpoints()->size(), 2u);
}

// The first source of one is another box than the first source of the other.
void TestJournals::keepsTheNumbersOfTwoNetconsolesApart() {
    auto store = store::ConsoleStore::open(path()).value();
    StoreThread writer({[&store](auto batches, TimePoint) { return store.append(drained(batches)); },
                        [&store] { store.beginRun(); }},
                       [](const Error& error) { qWarning("%s", error.detail.c_str()); });
    for (std::uint8_t box = 1; box <= 2; ++box) {
        ConsoleIntake intake;
        intake.look();
        const auto text = kernelRecord(box);
        intake.datagramReceived({netconsole::Endpoint::v4({10, 0, 0, box}, 6665), asBytes(text),
                                 std::chrono::system_clock::now()});
        writer.sink()(intake.takeBatch());
    }
    writer.stop();
    const auto sources = store.sources().value();
    QCOMPARE(sources.size(), 2u);
    for (const auto& source : sources)
        QCOMPARE(source.lines, 1);
}

void TestJournals::leavesAJournalToNobodyWhileItIsOnItsWayIntoTheStore() {
    leave(0, 10);
    auto store = store::ConsoleStore::open(path()).value();
    std::vector<ConsoleBatchPtr> onTheirWay;
    {
        auto journals = openJournals(path(), store);
        auto receiver =
            ConsoleReceiver::start(ConsoleSockets(), ConsoleIntake(),
                                   {[&](const ConsoleBatchPtr& batch) { onTheirWay.push_back(batch); }},
                                   std::move(journals.journal), std::move(journals.left));
        QVERIFY(receiver.has_value());
        (*receiver)->stop();
    }
    QCOMPARE(recoverJournals(path(), store).value().lines, 0u);
    QVERIFY(store.append(drained(onTheirWay)).has_value());
    onTheirWay.clear();
    QCOMPARE(recoverJournals(path(), store).value().lines, 0u);
    QCOMPARE(texts(), numberedFrom(0, 10));
}

// Another program tidies up, or counts, at the moment when a receiver starts.
void TestJournals::waitsForWhoeverLooksThroughWhatIsLeft() {
    leave(0, 10);
    const auto folder = QString::fromStdString(journalFolder(path()));
    const auto mine = runs().front();
    // As if it were of a process that has ended: no process has such a number.
    QVERIFY(QDir(folder).rename(mine, mine.section('-', 0, 0) + "-2000000000"));
    auto store = store::ConsoleStore::open(path()).value();
    auto other = std::make_unique<std::vector<JournalRun>>(JournalRun::all(journalFolder(path())).value());
    const auto left = openJournals(path(), store, [&other] { other.reset(); }).left.size(); // and lets go
    QVERIFY(!other); // it was waited for
    QCOMPARE(left, 1u);
}

void TestJournals::takesNothingForNewWhenItCannotReadWhatIsStored() {
    leave(0, 10);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    {
        const auto database = store::Database::open(path()).value();
        QVERIFY(database.run("ALTER TABLE journals RENAME TO journals_elsewhere"));
    }
    const auto opened = openJournals(path(), store);
    QVERIFY(opened.left.empty() && opened.leftFailure.has_value());
    QVERIFY(!recoverJournals(path(), store).has_value());
    QCOMPARE(texts(), numberedFrom(0, 10));
}

// A prompt may stand for days, and nobody reads days of datagrams for it.
void TestJournals::waitsNoLongerThanAFileForALine() {
    ConsoleIntake intake;
    JournalProgress progress;
    const auto run = std::make_shared<const JournalRun>(JournalRun::create(journalFolder(path())).value());
    progress.begin(run, {});
    intake.look();
    const auto receive = [&](std::string_view text, store::JournalPlace place) {
        intake.datagramReceived(
            {netconsole::Endpoint::v4({10, 0, 0, 1}, 6666), asBytes(text), std::chrono::system_clock::now()},
            progress.positionOf(place));
        return progress.reached({place.segment, place.offset + 100}, intake).checkpoints.begin()->open;
    };
    constexpr std::uint64_t file = std::uint64_t{16} << 20;
    const store::JournalPlace prompt{7, 1000};
    QVERIFY(!receive("=> a whole line\n", {6, file}));
    QVERIFY(receive("=> ", prompt) == prompt);
    QVERIFY(receive("t", {7, file}) == prompt);
    QVERIFY(receive("e", {8, file - 100}) == prompt);
    QVERIFY(!receive("s", {9, 100}));
}

void TestJournals::storesWhatIsLeftForWhoeverReads() {
    leave(0, 10'000);
    auto store = store::ConsoleStore::open(path()).value();
    QCOMPARE(recoverJournals(path(), store).value().lines, 10'000u);
    QCOMPARE(recoverJournals(path(), store).value().lines, 0u);
    QCOMPARE(texts(), numberedFrom(0, 10'000));
    QCOMPARE(store.boots()->size(), 1u);
}

void TestJournals::countsWhatIsLeft() {
    leave(0, 300);
    leave(300, 50);
    auto store = store::ConsoleStore::open(path()).value();
    const auto reader = store::ConsoleStore::open(path(), store::Access::ReadOnce).value();
    QCOMPARE(countLeftDatagrams(path(), reader, 1000), 350u);
    QCOMPARE(countLeftDatagrams(path(), reader, 310), 310u);
    QCOMPARE(texts(), std::vector<std::string>()); // counting stores nothing
    QVERIFY(recoverJournals(path(), store).has_value());
    QCOMPARE(countLeftDatagrams(path(), store, 1000), 0u);
    QCOMPARE(countLeftDatagrams(":memory:", store, 1000), 0u);
}

/// Whoever stops a receiver does not wait until all that was received is stored, and nothing is lost by that.
void TestJournals::leavesTheRestWhenItHasToEnd() {
    constexpr int count = 20'000;
    leave(0, count);
    auto store = store::ConsoleStore::open(path()).value();
    auto journals = openJournals(path(), store);
    const auto* journal = journals.journal.get();
    ConsoleSockets sockets;
    QVERIFY(sockets.listen(ConsoleAddress::parse("127.0.0.1", 0).value()));
    std::promise<void> hasBegun;
    std::size_t stored = 0;
    const ConsoleSink sink = [&](const ConsoleBatchPtr& batch) {
        if (stored == 0)
            hasBegun.set_value();
        while (!journal->isWrittenDown()) // it is being stopped
            std::this_thread::yield();
        stored += store.append(drained(std::span(&batch, 1))).value();
    };
    auto receiver = ConsoleReceiver::start(std::move(sockets), ConsoleIntake(), {sink},
                                           std::move(journals.journal), std::move(journals.left));
    QVERIFY(receiver.has_value());
    hasBegun.get_future().wait();
    (*receiver)->stop(Duration::zero());
    QVERIFY((*receiver)->hasLeftSome());
    QVERIFY(stored > 0 && stored < count);
    receiver->reset();
    receive(store);
    QCOMPARE(texts(), numberedFrom(0, count));
}

/// The disk is full, and the program is ended.
void TestJournals::leavesInTheJournalWhatCouldNotBeStored() {
    constexpr int count = 300;
    leave(0, count);
    auto store = store::ConsoleStore::open(path()).value();
    {
        std::promise<void> hasFailed;
        StoreThread writer(
            {[](auto, TimePoint) -> Result<std::size_t> { return fail(ErrorCode::System, "full"); }},
            [&hasFailed](const Error&) { hasFailed.set_value(); });
        auto journals = openJournals(path(), store);
        auto receiver = ConsoleReceiver::start(ConsoleSockets(), ConsoleIntake(), {writer.sink()},
                                               std::move(journals.journal), std::move(journals.left));
        QVERIFY(receiver.has_value());
        hasFailed.get_future().wait();
        (*receiver)->stop();
        writer.stop(Duration::zero());
        QVERIFY(writer.hasLeftSome());
        QCOMPARE(writer.counts().stored, 0u);
        QCOMPARE(writer.counts().notStored, 0u); // the next receiver stores it
    }
    receive(store);
    QCOMPARE(texts(), numberedFrom(0, count));
}

void TestJournals::letsThoseReadWhoMayReadTheStore() {
    const auto modeOf = [](const QString& path) {
        struct stat found {};
        return ::stat(path.toLocal8Bit().constData(), &found) == 0 ? found.st_mode & 0777 : 0u;
    };
    const auto raw = file(QStringLiteral("t.db-raw"));
    const auto before = ::umask(0);
    leave(0, 1);
    QCOMPARE(modeOf(raw), 0700u);
    QCOMPARE(modeOf(raw + '/' + runs().front()), 0700u);
    QCOMPARE(modeOf(raw + '/' + runs().front() + "/0001.pcap"), 0600u);
    QVERIFY(QDir(raw).removeRecursively());
    QCOMPARE(::chmod(folder().toLocal8Bit().constData(), 02750), 0);
    leave(0, 1);
    QCOMPARE(modeOf(raw), 0750u);
    QCOMPARE(modeOf(raw + '/' + runs().front()), 0750u);
    QCOMPARE(modeOf(raw + '/' + runs().front() + "/0001.pcap"), 0640u);
    ::umask(before);
}

void TestJournals::storesWhatIsBeforeAndBehindADamagedRecord() {
    leave(0, 100);
    {
        const auto runs = JournalRun::all(journalFolder(path())).value();
        QFile file(QString::fromStdString(runs.front().path(1)));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(24 + 8));
        file.write(QByteArray(4, '\xff'));
    }
    auto store = store::ConsoleStore::open(path()).value();
    const auto stored = recoverJournals(path(), store).value();
    QCOMPARE(stored.damage.places, 1u);
    QCOMPARE(stored.damage.bytes, recordBytes(kernelRecord(0)).size());
    QCOMPARE(texts(), numberedFrom(1, 99));
    QVERIFY(openJournals(path(), store).left.empty()); // told once, and not read for ever
}

void TestJournals::leavesNothingBehindAfterAnOrderlyEnd() {
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    tidyJournals(path(), store);
    QVERIFY(runs().isEmpty());
    QVERIFY(store.journalCheckpoints()->empty());
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
    QCOMPARE(store.journalCheckpoints()->size(), 1u);
    tidyJournals(path(), store, 2000);
    QCOMPARE(runs().size(), 1);
    const auto left = JournalRun::all(journalFolder(path())).value();
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
    const auto target = file(QStringLiteral("out.pcap"));
    QCOMPARE(exportDatagrams(path(), store, filter, target).value(), 100);
    const auto capture = readCapture(target.toStdString()); // by libpcap
    QVERIFY(capture.has_value());
    QCOMPARE(capture->size(), 100u);
    QCOMPARE(asText(capture->front().bytes), kernelRecord(0));
    QCOMPARE(capture->front().from, netconsole::Endpoint::v4({10, 0, 0, 1}, 6665));
}

void TestJournals::exportsNoFileWithoutDatagrams() {
    leave(0, 10);
    auto store = store::ConsoleStore::open(path()).value();
    receive(store);
    const auto target = file(QStringLiteral("out.pcap"));
    store::ConsoleFilter filter;
    filter.sources = {4711};
    QCOMPARE(exportDatagrams(path(), store, filter, target).value(), 0);
    filter = {};
    filter.from = WallTime(std::chrono::seconds(1'700'000'001));
    QCOMPARE(exportDatagrams(path(), store, filter, target).value(), 0);
    QVERIFY(!QFile::exists(target));
    QVERIFY(!exportDatagrams(path(), store, {}, QStringLiteral("/no/such/folder/out.pcap")));
}

QTEST_GUILESS_MAIN(TestJournals)
#include "tst_journals.moc"
