#include "tests/core/console/journal_datagrams.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <future>
#include <sys/resource.h>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::test;
using namespace std::chrono_literals;

namespace {

void append(ConsoleJournal& journal, int first, int count = 1) {
    const auto texts = numberedFrom(first, count);
    std::vector<ConsoleDatagram> datagrams;
    for (const auto& text : texts)
        datagrams.push_back({netconsole::Endpoint::v4({10, 0, 0, 1}, 6665), asBytes(text),
                             WallTime(std::chrono::seconds(1'700'000'000))});
    journal.append(datagrams, netconsole::Endpoint::v4({10, 0, 0, 2}, 6666));
}

/// `count` of them, once they are there.
std::size_t takeAll(ConsoleJournal& journal, Texts& texts, std::size_t count) {
    std::size_t taken = 0;
    const auto end = Clock::now() + 10s;
    while (taken < count && Clock::now() < end) {
        journal.wait(1s);
        taken += journal.take(count - taken, texts.taker());
    }
    return taken;
}

/// No file of this process grows beyond this while it lives.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        m_handler = ::signal(SIGXFSZ, SIG_IGN);
    }
    ~FileLimit() {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        ::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class TestConsoleJournal : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }

    void givesInOrderWhatWasAppended_data();
    void givesInOrderWhatWasAppended();
    void waitsForMore();
    void isWoken();
    void holdsUpWhoAppendsWhenItIsFull();
    void keepsTheOrderWhileTheFilesHaveNoRoom();
    void saysHowFarItWasTaken();

private:
    [[nodiscard]] std::shared_ptr<const JournalRun> run() const {
        return std::make_shared<const JournalRun>(JournalRun::create(m_folder->path().toStdString()).value());
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestConsoleJournal::givesInOrderWhatWasAppended_data() {
    QTest::addColumn<bool>("inFiles");
    QTest::newRow("in memory") << false;
    QTest::newRow("in files") << true;
}

void TestConsoleJournal::givesInOrderWhatWasAppended() {
    QFETCH(bool, inFiles);
    const auto journal =
        inFiles ? std::make_unique<ConsoleJournal>(run()) : std::make_unique<ConsoleJournal>();
    constexpr int count = 20'000;
    auto sender = std::async(std::launch::async, [&journal] {
        for (int i = 0; i < count; i += 100)
            append(*journal, i, 100);
        journal->close();
    });
    Texts texts;
    while (!journal->isOver())
        if (journal->take(1000, texts.taker()) == 0)
            journal->wait(10s);
    sender.get();
    QCOMPARE(texts.all, numberedFrom(0, count));
    QCOMPARE(journal->reached().has_value(), inFiles);
}

void TestConsoleJournal::waitsForMore() {
    ConsoleJournal journal;
    const auto start = Clock::now();
    journal.wait(20ms);
    QVERIFY(Clock::now() - start >= 20ms);
    append(journal, 1);
    journal.wait(1h);
    Texts texts;
    QCOMPARE(journal.take(10, texts.taker()), 1u); // in memory it is there at once
    QVERIFY(!journal.isOver());
    journal.close();
    journal.wait(1h);
    QVERIFY(journal.isOver());
}

void TestConsoleJournal::isWoken() {
    ConsoleJournal journal;
    journal.wake();
    journal.wait(1h); // else the test would not end
    QVERIFY(!journal.isOver());
}

void TestConsoleJournal::holdsUpWhoAppendsWhenItIsFull() {
    ConsoleJournal::Limits limits;
    limits.waitingBytes = 200;
    limits.memoryBytes = 200;
    ConsoleJournal journal(run(), limits);
    append(journal, 0, 10); // one that is larger finds room in an empty one
    auto sender = std::async(std::launch::async, [&journal] { append(journal, 10, 10); });
    QVERIFY(sender.wait_for(50ms) == std::future_status::timeout);
    Texts texts;
    QCOMPARE(takeAll(journal, texts, 20), 20u);
    QVERIFY(sender.wait_for(10s) == std::future_status::ready);
    QCOMPARE(texts.all, numberedFrom(0, 20));
}

void TestConsoleJournal::keepsTheOrderWhileTheFilesHaveNoRoom() {
    ConsoleJournal journal(run());
    Texts texts;
    append(journal, 0, 10);
    QCOMPARE(takeAll(journal, texts, 10), 10u);
    {
        const FileLimit limit(600);
        append(journal, 10, 10); // has no room in the file
        QTRY_VERIFY_WITH_TIMEOUT(journal.failure().has_value(), 10'000);
        append(journal, 20, 10);
        QCOMPARE(takeAll(journal, texts, 20), 20u);
    }
    append(journal, 30, 10);
    QCOMPARE(takeAll(journal, texts, 10), 10u);
    QVERIFY(!journal.failure().has_value());
    QCOMPARE(texts.all, numberedFrom(0, 40));
}

void TestConsoleJournal::saysHowFarItWasTaken() {
    ConsoleJournal journal(run());
    QVERIFY(!journal.reached());
    append(journal, 0, 10);
    QVERIFY(!journal.reached());
    Texts texts;
    QCOMPARE(takeAll(journal, texts, 4), 4u);
    const auto reached = journal.reached();
    QVERIFY(reached.has_value());
    QCOMPARE(reached->segment, 1u);
    QCOMPARE(takeAll(journal, texts, 6), 6u);
    QVERIFY(*reached < journal.reached());
}

QTEST_GUILESS_MAIN(TestConsoleJournal)
#include "tst_journal.moc"
