#include "core/capture/capture_file.h"
#include "core/console/journals.h"
#include "core/console/store_thread.h"
#include "core/services/console/datagram_export.h"
#include "core/store/database/database.h"
#include "tests/core/console/journal_datagrams.h"
#include "tests/support/registered_test.h"

#include <QDebug>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <future>
#include <sys/stat.h>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::test;

namespace {

std::string kernelRecord(int number) {
    return "6," + std::to_string(number) + ',' + std::to_string(1000 * number) + ",-;" + numbered(number) +
           '\n';
}

struct Spoken {
    int box = 0;
    std::chrono::milliseconds after{}; ///< the one before
    std::string text;
};

/// Lines in pieces from several boxes: U-Boot's, a kernel's text that ends by time, fragments, joined
/// records.
std::vector<Spoken> conversation() {
    using namespace std::chrono_literals;
    return {{1, 0ms, "a line before\nhalf a "},
            {2, 10ms, "6,100,1000,-;one\n"},
            {2, 10ms, "6,101,2000,c;Modules linked in:\n"},
            {3, 10ms, "[  100.000000] a line of text that has no end"},
            {1, 10ms, "line\n=> prin"},
            {2, 10ms, "6,102,2001,+; usb_storage\n"},
            {4, 10ms, "6,7,8000,-,ncfrag=0/6;abc"},
            {1, 10ms, "te"},
            {2, 10ms, "6,103,2002,+; ext4\n"},
            {4, 10ms, "6,8,8001,-;between\n"},
            {4, 10ms, "6,7,8000,-,ncfrag=3/6;def"},
            {2, 3s, "6,104,3000,-;after a while\n"}, // the text without an end has ended
            {3, 10ms, "[  103.200000] the next one\n"},
            {1, 10ms, "nv\nbootdelay=1\n"},
            {4, 10ms, "6,9,8002,-,ncfrag=0/6;abc"},
            {2, 3s, "6,105,4000,-;much later\n"}, // the second fragment never came
            {1, 10ms, "=> "},
            {2, 10ms, "6,106,5000,-;last\n"}};
}

/// A kernel starts anew with numbers that may as well be of its log sent again, while another box talks.
std::vector<Spoken> restart() {
    using namespace std::chrono_literals;
    return {{5, 0ms, "6,10,90000000,-;old ten\n"},
            {1, 10ms, "one\n"},
            {5, 10ms, "6,11,90001000,-;old eleven\n"},
            {5, 10ms, "6,12,90002000,-;old twelve\n"},
            {1, 10ms, "two\n"},
            {5, 10ms, "6,5,102,-,ncfrag=0/17;new of "}, // before the box is in doubt
            {5, 10ms, "6,3,100,-;new three\n"},
            {1, 10ms, "three\n"},
            {5, 10ms, "6,4,101,-;new four\n"},
            {1, 10ms, "four\n"},
            {5, 10ms, "6,5,102,-,ncfrag=7/17;two pieces"},
            {5, 10ms, "6,6,103,-;new six\n"},
            {1, 10ms, "five\n"},
            {5, 2s, "6,10,2000000,-;new ten\n"},
            {1, 10ms, "six\n"}};
}

} // namespace

class TestJournals : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void takesUpWhatAProcessHasLeft();
    void takesNothingTwice();
    void hasEveryLineOnceWhereverItIsKilled();
    void hasHeldRecordsOnceWhereverItIsKilled();
    void hasHeldRecordsOnceAfterTwoKills();
    void takesALogThatIsSentAgainForNoNewLinesAfterAKill();
    void endsALineThatBeganTwoReceiversAgo();
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
    void leave(const std::vector<std::string>& datagrams) const;
    /// A receiver that makes lines of so many datagrams of the conversation at their own pace, and
    /// is killed at once or when the next one is due.
    void receiveAndDie(std::size_t count, bool waits, store::ConsoleStore& store) const {
        receiveAndDie(conversation(), count, waits, store);
    }
    void receiveAndDie(const std::vector<Spoken>& conversation, std::size_t count, bool waits,
                       store::ConsoleStore& store) const;
    /// A receiver that hears nothing, from its start to its orderly end.
    void receive(store::ConsoleStore& store) const;
    /// One that takes up what is left, and is killed when that is stored.
    void takeUpAndDie(store::ConsoleStore& store) const;
    [[nodiscard]] std::vector<std::string> texts() const;
    /// Of that box of a conversation.
    [[nodiscard]] std::vector<std::string> texts(int box) const;

    QTemporaryDir m_templates;
    std::optional<QTemporaryDir> m_folder;
};

void TestJournals::initTestCase() {
    QVERIFY(store::ConsoleStore::open(m_templates.filePath(QStringLiteral("t.db")).toStdString()));
}

/// With an empty store: a copy costs a tenth of what it costs to make one.
void TestJournals::init() {
    QVERIFY(m_folder.emplace().isValid());
    QVERIFY(QFile::copy(m_templates.filePath(QStringLiteral("t.db")), QString::fromStdString(path())));
}

void TestJournals::leave(int first, int count) const {
    const auto run = JournalRun::create(journalFolder(path())).value();
    JournalWriter writer(run, count > 1000 ? 64 << 10 : 1000); // some files
    for (int i = first; i < first + count; ++i)
        QVERIFY(writer.append(recordBytes(kernelRecord(i))));
}

void TestJournals::leave(const std::vector<std::string>& datagrams) const {
    const auto run = JournalRun::create(journalFolder(path())).value();
    JournalWriter writer(run, 1000);
    for (const auto& datagram : datagrams)
        QVERIFY(writer.append(recordBytes(datagram)));
}

void TestJournals::receiveAndDie(const std::vector<Spoken>& conversation, std::size_t count, bool waits,
                                 store::ConsoleStore& store) const {
    const auto run = std::make_shared<const JournalRun>(JournalRun::create(journalFolder(path())).value());
    JournalWriter writer(*run, 1 << 20);
    auto time = std::chrono::system_clock::now() - std::chrono::hours(24 * 20); // before this system started
    std::vector<WallTime> times;
    for (const auto& spoken : conversation) {
        time += spoken.after;
        times.push_back(time);
        std::vector<std::byte> bytes;
        const auto box = static_cast<std::uint8_t>(spoken.box);
        netconsole::appendPcapRecord({netconsole::Endpoint::v4({10, 0, 0, box}, 6665),
                                      netconsole::Endpoint::v4({10, 0, 0, 9}, 6666), asBytes(spoken.text),
                                      time},
                                     bytes);
        QVERIFY(writer.append(bytes));
    }
    ConsoleIntake intake;
    JournalProgress progress;
    progress.begin(run, {});
    JournalReader reader(*run, {});
    const auto handOver = [&] {
        if (const auto batch = intake.takeBatch(progress.reached(reader.place(), intake)))
            QVERIFY(store.append(drained(std::span(&batch, 1))).has_value());
    };
    store.beginRun();
    const auto waitFor = [&](std::size_t next) {
        intake.look();
        intake.timePasses(times[next] - std::chrono::milliseconds(1));
        handOver();
    };
    for (std::size_t i = 0; i < count; ++i) {
        waitFor(i);
        QVERIFY(reader.read(run->end(), 1, [&](const netconsole::PcapRecord& record) {
            intake.datagramReceived({record.from, record.payload, record.time},
                                    progress.positionOf(reader.place()));
        }));
        handOver();
    }
    if (waits && count < times.size())
        waitFor(count);
    store.beginRun();
}

void TestJournals::receive(store::ConsoleStore& store) const {
    auto journals = openJournals(path(), store);
    QVERIFY(!journals.failure);
    ConsoleSockets sockets;
    QVERIFY(sockets.listen(ConsoleAddress::parse("127.0.0.1", 0).value()));
    StoreThread writer({[&store](auto batches, TimePoint) { return store.append(drained(batches)); }},
                       [](const Error& error) { qWarning("%s", error.detail.c_str()); });
    auto receiver = ConsoleReceiver::start(std::move(sockets), ConsoleIntake(), {writer.sink()},
                                           std::move(journals.journal), std::move(journals.left));
    QVERIFY(receiver.has_value());
    (*receiver)->stop();
    writer.stop();
}

void TestJournals::takeUpAndDie(store::ConsoleStore& store) const {
    store.beginRun();
    const auto journals = openJournals(path(), store);
    ConsoleIntake intake;
    JournalProgress progress;
    for (const auto& left : journals.left)
        QVERIFY(left.read(intake, progress, [&](const auto& reached) -> Result<void> {
            const auto batch = intake.takeBatch(reached);
            const auto stored = batch ? store.append(drained(std::span(&batch, 1))) : 0;
            return stored ? Result<void>() : fail(stored.error());
        }));
}

std::vector<std::string> TestJournals::texts() const {
    const auto store = store::ConsoleStore::open(path()).value();
    std::vector<std::string> texts;
    const auto lines = store.lines({}, {store::Order::OldestFirst, 0, 0}).value();
    for (const auto& line : lines)
        texts.push_back(line.text);
    return texts;
}

std::vector<std::string> TestJournals::texts(int box) const {
    const auto store = store::ConsoleStore::open(path()).value();
    store::ConsoleFilter filter;
    const auto sources = store.sources().value();
    for (const auto& source : sources)
        if (source.endpoints.front().addressText() == "10.0.0." + std::to_string(box))
            filter.sources = {source.id};
    std::vector<std::string> texts;
    const auto lines = store.lines(filter, {store::Order::OldestFirst, 0, 0}).value();
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

void TestJournals::hasEveryLineOnceWhereverItIsKilled() {
    std::vector<std::string> expected{"a line before",
                                      "half a line",
                                      "=> printenv",
                                      "bootdelay=1",
                                      "=> ",
                                      "one",
                                      "Modules linked in: usb_storage ext4",
                                      "after a while",
                                      "much later",
                                      "last",
                                      "a line of text that has no end",
                                      "the next one",
                                      "between",
                                      "abcdef",
                                      "abc\xe2\x80\xa6"};
    std::ranges::sort(expected);
    for (std::size_t i = 0; i <= 2 * conversation().size(); ++i) {
        init();
        const auto killed = i / 2;
        auto store = store::ConsoleStore::open(path()).value();
        receiveAndDie(killed, i % 2 == 1, store);
        QVERIFY(recoverJournals(path(), store).has_value());
        auto found = texts();
        std::ranges::sort(found);
        if (found != expected)
            qWarning() << "killed behind datagram" << killed;
        QCOMPARE(found, expected);
        QVERIFY(openJournals(path(), store).left.empty());
    }
}

void TestJournals::hasHeldRecordsOnceWhereverItIsKilled() {
    const auto conversation = restart();
    const std::vector<std::string> ofTheBox{"old ten",  "old eleven",        "old twelve", "new three",
                                            "new four", "new of two pieces", "new six",    "new ten"};
    for (std::size_t i = 0; i <= 2 * conversation.size(); ++i) {
        if (i % 2 == 1 &&
            conversation[std::min(i / 2, conversation.size() - 1)].after < std::chrono::seconds(1))
            continue; // nothing ends by time within a moment
        init();
        auto store = store::ConsoleStore::open(path()).value();
        receiveAndDie(conversation, i / 2, i % 2 == 1, store);
        QVERIFY(recoverJournals(path(), store).has_value());
        if (texts(5) != ofTheBox || texts(1).size() != 6 || store.boots()->size() != 3)
            qWarning() << "killed behind datagram" << i / 2 << (i % 2 == 1 ? "and the pause" : "");
        QCOMPARE(texts(5), ofTheBox);
        QCOMPARE(texts(1), (std::vector<std::string>{"one", "two", "three", "four", "five", "six"}));
        QCOMPARE(store.boots()->size(), 3u);
        QVERIFY(openJournals(path(), store).left.empty());
    }
}

// The second one is killed while it has read nothing but what the first one has left.
void TestJournals::hasHeldRecordsOnceAfterTwoKills() {
    auto store = store::ConsoleStore::open(path()).value();
    leave({"6,10,90000000,-;old ten\n", "6,11,90001000,-;old eleven\n", "6,3,100,-;new three\n"});
    takeUpAndDie(store);
    QCOMPARE(store.journalCheckpoints()->front().held.size(), 1u);
    leave({"6,4,101,-;new four\n"});
    takeUpAndDie(store);
    takeUpAndDie(store);
    receive(store);
    QCOMPARE(texts(), (std::vector<std::string>{"old ten", "old eleven", "new three", "new four"}));
    QCOMPARE(store.boots()->size(), 2u);
}

void TestJournals::takesALogThatIsSentAgainForNoNewLinesAfterAKill() {
    std::vector<Spoken> conversation;
    std::vector<std::string> expected;
    const auto say = [&conversation](int number) {
        conversation.push_back({5, std::chrono::milliseconds(10), kernelRecord(number)});
    };
    for (int i = 0; i < 100; ++i) {
        say(i);
        expected.push_back(numbered(i));
    }
    for (int i = 0; i < 10; ++i)
        say(i);
    say(100);
    expected.push_back(numbered(100));
    // Nobody knows the log again who has heard nothing of it; so it is killed when some of it is held back.
    for (const std::size_t killed : {101, 105, 110}) {
        init();
        auto store = store::ConsoleStore::open(path()).value();
        receiveAndDie(conversation, killed, false, store);
        QVERIFY(recoverJournals(path(), store).has_value());
        if (texts() != expected)
            qWarning() << "killed behind datagram" << killed;
        QCOMPARE(texts(), expected);
    }
}

void TestJournals::endsALineThatBeganTwoReceiversAgo() {
    auto store = store::ConsoleStore::open(path()).value();
    leave({"a line before\nhalf "});
    takeUpAndDie(store);
    leave({"a "});
    takeUpAndDie(store);
    takeUpAndDie(store);
    QCOMPARE(texts(), (std::vector<std::string>{"a line before"}));
    leave({"line\none behind\n=> "});
    takeUpAndDie(store);
    receive(store);
    QCOMPARE(texts(), (std::vector<std::string>{"a line before", "half a line", "one behind", "=> "}));
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
    QVERIFY(!receive("a whole line\n", {6, file}));
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
    const auto raw = m_folder->filePath(QStringLiteral("t.db-raw"));
    const auto before = ::umask(0);
    leave(0, 1);
    QCOMPARE(modeOf(raw), 0700u);
    QCOMPARE(modeOf(raw + '/' + runs().front()), 0700u);
    QCOMPARE(modeOf(raw + '/' + runs().front() + "/0001.pcap"), 0600u);
    QVERIFY(QDir(raw).removeRecursively());
    QCOMPARE(::chmod(m_folder->path().toLocal8Bit().constData(), 02750), 0);
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
