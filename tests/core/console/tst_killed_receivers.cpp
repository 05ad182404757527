#include "core/console/intake.h"
#include "core/console/journal_progress.h"
#include "core/console/journals.h"
#include "tests/core/console/journal_folder.h"
#include "tests/support/registered_test.h"

#include <QDebug>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::test;

namespace {

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

/// Receivers that are killed in the middle of something: the next one has every line, once.
class TestKilledReceivers : public QObject, private JournalFolder {
    Q_OBJECT

private slots:
    void initTestCase() { makeTemplate(); }
    void init() { begin(); }

    void hasEveryLineOnceWhereverItIsKilled();
    void hasHeldRecordsOnceWhereverItIsKilled();
    void hasHeldRecordsOnceAfterTwoKills();
    void takesALogThatIsSentAgainForNoNewLinesAfterAKill();
    void endsALineThatBeganTwoReceiversAgo();

private:
    /// A receiver that makes lines of so many datagrams of the conversation at their own pace, and
    /// is killed at once or when the next one is due.
    void receiveAndDie(const std::vector<Spoken>& conversation, std::size_t count, bool waits,
                       store::ConsoleStore& store) const;
    /// One that takes up what is left, and is killed when that is stored.
    void takeUpAndDie(store::ConsoleStore& store) const;
    /// Of that box of a conversation.
    [[nodiscard]] std::vector<std::string> textsOf(int box) const;
};

void TestKilledReceivers::receiveAndDie(const std::vector<Spoken>& conversation, std::size_t count,
                                        bool waits, store::ConsoleStore& store) const {
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

void TestKilledReceivers::takeUpAndDie(store::ConsoleStore& store) const {
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

std::vector<std::string> TestKilledReceivers::textsOf(int box) const {
    const auto store = store::ConsoleStore::open(path()).value();
    store::ConsoleFilter filter;
    const auto sources = store.sources().value();
    for (const auto& source : sources)
        if (source.endpoints.front().addressText() == "10.0.0." + std::to_string(box))
            filter.sources = {source.id};
    return texts(filter);
}

void TestKilledReceivers::hasEveryLineOnceWhereverItIsKilled() {
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
        receiveAndDie(conversation(), killed, i % 2 == 1, store);
        QVERIFY(recoverJournals(path(), store).has_value());
        auto found = texts();
        std::ranges::sort(found);
        if (found != expected)
            qWarning() << "killed behind datagram" << killed;
        QCOMPARE(found, expected);
        QVERIFY(openJournals(path(), store).left.empty());
    }
}

void TestKilledReceivers::hasHeldRecordsOnceWhereverItIsKilled() {
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
        if (textsOf(5) != ofTheBox || textsOf(1).size() != 6 || store.boots()->size() != 3)
            qWarning() << "killed behind datagram" << i / 2 << (i % 2 == 1 ? "and the pause" : "");
        QCOMPARE(textsOf(5), ofTheBox);
        QCOMPARE(textsOf(1), (std::vector<std::string>{"one", "two", "three", "four", "five", "six"}));
        QCOMPARE(store.boots()->size(), 3u);
        QVERIFY(openJournals(path(), store).left.empty());
    }
}

// The second one is killed while it has read nothing but what the first one has left.
void TestKilledReceivers::hasHeldRecordsOnceAfterTwoKills() {
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

void TestKilledReceivers::takesALogThatIsSentAgainForNoNewLinesAfterAKill() {
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

void TestKilledReceivers::endsALineThatBeganTwoReceiversAgo() {
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

QTEST_GUILESS_MAIN(TestKilledReceivers)
#include "tst_killed_receivers.moc"
