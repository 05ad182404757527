#include "core/services/capture_file.h"
#include "core/services/console_writer.h"
#include "core/services/datagram_export.h"
#include "core/services/journals.h"
#include "tests/core/services/journal_datagrams.h"

#include <QDebug>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

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

} // namespace

class TestJournals : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }

    void takesUpWhatAProcessHasLeft();
    void takesNothingTwice();
    void hasEveryLineOnceWhereverItIsKilled();
    void waitsNoLongerThanAFileForALine();
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
    /// A receiver that makes lines of so many datagrams of the conversation at their own pace, and
    /// is killed at once or when the next one is due.
    void receiveAndDie(std::size_t count, bool waits, store::ConsoleStore& store) const;
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

void TestJournals::receiveAndDie(std::size_t count, bool waits, store::ConsoleStore& store) const {
    const auto run = JournalRun::create(journalFolder(path())).value();
    JournalWriter writer(run, 1 << 20);
    auto time = std::chrono::system_clock::now() - std::chrono::hours(1);
    std::vector<WallTime> times;
    for (const auto& spoken : conversation()) {
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
    JournalTickets tickets;
    tickets.nextJournal();
    JournalReader reader(run, {});
    const auto handOver = [&] {
        const store::JournalMark reached{run.name(), reader.place(), std::nullopt, {}};
        if (const auto batch = intake.takeBatch(tickets.complete(reached, intake)))
            QVERIFY(store.append(batch->events, *batch->sources, batch->mark).has_value());
    };
    store.beginRun();
    const auto waitFor = [&](std::size_t next) {
        intake.look();
        intake.timePasses(times[next] - std::chrono::milliseconds(1));
        handOver();
    };
    for (std::size_t i = 0; i < count; ++i) {
        waitFor(i);
        QVERIFY(reader.read(run.end(), 1, [&](const netconsole::PcapRecord& record) {
            intake.datagramReceived({record.from, record.payload, record.time},
                                    tickets.ticket(reader.place()));
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
        QVERIFY(storeLeftJournals(path(), store).has_value());
        auto found = texts();
        std::ranges::sort(found);
        if (found != expected)
            qWarning() << "killed behind datagram" << killed;
        QCOMPARE(found, expected);
        QVERIFY(openJournals(path(), store).left.empty());
    }
}

// A prompt may stand for days, and nobody reads days of datagrams for it.
void TestJournals::waitsNoLongerThanAFileForALine() {
    ConsoleIntake intake;
    JournalTickets tickets;
    tickets.nextJournal();
    intake.look();
    const auto prompt = std::string("=> ");
    intake.datagramReceived(
        {netconsole::Endpoint::v4({10, 0, 0, 1}, 6666), asBytes(prompt), std::chrono::system_clock::now()},
        tickets.ticket(store::JournalPlace{7, 1000}));
    const auto openAt = [&](std::uint32_t segment) {
        return tickets.complete({"run", {segment, 2000}, std::nullopt, {}}, intake).open;
    };
    QVERIFY(openAt(7) == (store::JournalPlace{7, 1000}));
    QVERIFY(openAt(8) == (store::JournalPlace{7, 1000}));
    QVERIFY(!openAt(9));
    tickets.nextJournal();
    QVERIFY(!openAt(7)); // another journal's seventh file
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
