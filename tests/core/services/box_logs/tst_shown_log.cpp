#include "core/services/box_logs/shown_log.h"
#include "core/store/boxes/store.h"
#include "core/store/database/database.h"
#include "tests/core/store/console/box_logs.h"
#include "tests/support/registered_test.h"

#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

/// The log of a box that sends nothing, as a source of its own.
class TestShownLog : public QObject {
    Q_OBJECT

private slots:
    void init();
    void isASourceOfItsOwn();
    void belongsToItsBox();
    void goesOnWhereItEnded();
    void beginsABootWhenTheBoxHasRestarted();
    void goesOnInTheNextRun();
    void hasANameOfItsOwn();
    void keepsTheNameThatTheUserHasGiven();
    void tellsOfRecordsThatAreGone();
    void findsCrashes();
    void findsACrashOnceWhereverAReadingEnds_data();
    void findsACrashOnceWhereverAReadingEnds();
    void findsACrashThatSilenceEnds();
    void readsAgainWhatCouldNotBeStored_data();
    void readsAgainWhatCouldNotBeStored();
    void writesNothingWhenNothingIsNew();
    void tellsThatItWasRemoved();
    void goesOnInTheSourceThatItWasMergedInto();
    void storesNothingOfALogThatIsNone();
    void tellsWhyItCannotBeRead();

private:
    using Answer = Result<remote::Answer<qint64>>;

    [[nodiscard]] std::string path() const { return m_folder->filePath("history").toStdString(); }
    /// As the window does when it starts.
    void startRun(const std::string& name = "plug (kernel log)") {
        m_log.reset();
        m_store.emplace(must(store::ConsoleStore::open(path())));
        m_log = std::make_unique<ShownLog>(device, netconsole::SourceId{1}, m_ways, *m_store,
                                           [this] { return m_now; });
        must(m_log->open(name));
    }
    Answer read() {
        std::optional<Answer> answer;
        m_log->read([&](const Answer& read) { answer = read; });
        [&] { QTRY_VERIFY(answer); }();
        return *answer;
    }
    [[nodiscard]] std::vector<std::uint64_t> stored() const { return numbers(all(*m_store)); }

    static inline const std::string device = "root@plug";
    std::unique_ptr<QTemporaryDir> m_folder;
    BoxLogWays m_ways;
    remote::Box m_box;
    std::uint64_t m_first = 0; ///< of the box's log
    std::uint64_t m_last = 9;
    std::map<std::uint64_t, std::string> m_texts; ///< other than usual
    bool m_fails = false;
    TimePoint m_now; ///< moved by the tests only
    std::optional<store::ConsoleStore> m_store;
    std::unique_ptr<ShownLog> m_log;
};

void TestShownLog::init() {
    m_log.reset();
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_box = {};
    m_box.bootId = "boot";
    m_box.uptime = 3600;
    m_first = 0;
    m_last = 9;
    m_texts.clear();
    m_fails = false;
    m_ways.box = [this](const std::string&, QObject* receiver, Then<remote::Answer<remote::Box>> then) {
        const Reply<remote::Answer<remote::Box>> reply(receiver, std::move(then));
        if (m_fails)
            reply.answer(
                remote::Answer<remote::Box>(tl::unexpected<remote::Failure>(remote::ConnectionError{})));
        else
            reply.answer(remote::Answer<remote::Box>(m_box));
        return reply.call();
    };
    m_ways.log = [this](const std::string&, std::uint64_t since, QObject* receiver,
                        Then<remote::Answer<remote::KernelLogPage>> then) {
        const Reply<remote::Answer<remote::KernelLogPage>> reply(receiver, std::move(then));
        remote::KernelLogPage page;
        page.bootId = m_box.bootId;
        page.first = m_first;
        for (auto seq = std::max(since, m_first); seq <= m_last && page.records.size() < 500; ++seq)
            page.records.push_back({seq,
                                    6,
                                    0,
                                    static_cast<std::uint64_t>(stampOf(seq).count()),
                                    false,
                                    m_texts.contains(seq) ? m_texts[seq] : textOf(seq),
                                    {}});
        page.next = page.records.empty() ? since : page.records.back().sequence + 1;
        reply.answer(remote::Answer<remote::KernelLogPage>(page));
        return reply.call();
    };
}

void TestShownLog::isASourceOfItsOwn() {
    startRun();
    const auto source = **read();
    const auto sources = must(m_store->sources());
    QCOMPARE(sources.size(), 1u);
    QCOMPARE(sources[0].id, source);
    QCOMPARE(sources[0].title(), "plug (kernel log)");
    QVERIFY(sources[0].endpoints.empty());
    QCOMPARE(stored().size(), 10u);
    const auto lines = all(*m_store);
    QCOMPARE(lines[3].kernelTime, stampOf(3));
    QVERIFY(!lines[3].isFromBoxLog); // none of it was expected to arrive
    const auto age = std::chrono::system_clock::now() - lines[3].time;
    QVERIFY(age > 3580s && age < 3600s);
    QCOMPARE(must(m_store->boots()).size(), 1u);
}

void TestShownLog::belongsToItsBox() {
    auto boxes = must(store::BoxStore::open(path()));
    const auto id = must(boxes.put({{boxes::BoxId{}, "plug", "", "", device}, {}}));
    startRun();
    const boxes::SourceId source{**read()};
    QVERIFY(must(boxes.ties(source)) == (std::vector<boxes::Tie>{{id, source, true}}));
    // Unless the user says something else.
    must(boxes.setTies(source, std::vector<boxes::Tie>{{id, source, false}}));
    m_last = 12;
    QVERIFY(read());
    QVERIFY(must(boxes.ties(source)) == (std::vector<boxes::Tie>{{id, source, false}}));
}

void TestShownLog::goesOnWhereItEnded() {
    startRun();
    const auto source = **read();
    QCOMPARE(**read(), source);
    QCOMPARE(stored().size(), 10u);
    m_last = 1500;
    QCOMPARE(**read(), source);
    QCOMPARE(stored().size(), 1501u);
    QVERIFY(std::ranges::is_sorted(stored()));
    QCOMPARE(must(m_store->boots()).size(), 1u);
    QVERIFY(must(m_store->gaps()).empty());
}

void TestShownLog::beginsABootWhenTheBoxHasRestarted() {
    startRun();
    const auto source = **read();
    m_box.bootId = "other";
    m_box.uptime = 20;
    m_last = 5;
    QCOMPARE(**read(), source);
    const auto boots = must(m_store->boots());
    QCOMPARE(boots.size(), 2u);
    QCOMPARE(boots[0].lines, 6);
    QCOMPARE(boots[1].lines, 10);
    QCOMPARE(stored().size(), 16u);
}

void TestShownLog::goesOnInTheNextRun() {
    startRun();
    const auto source = **read();
    m_last = 20;
    startRun();
    QCOMPARE(**read(), source);
    QCOMPARE(stored().size(), 21u);
    QCOMPARE(must(m_store->boots()).size(), 1u);
    m_box.bootId = "other";
    m_box.uptime = 20;
    startRun();
    QCOMPARE(**read(), source);
    QCOMPARE(must(m_store->boots()).size(), 2u);
    QCOMPARE(stored().size(), 42u);
}

void TestShownLog::hasANameOfItsOwn() {
    m_store.emplace(must(store::ConsoleStore::open(path())));
    append(*m_store, {consoleLine("of another source")}, {sourceInfo(1, 5, "plug (kernel log)")});
    startRun();
    const auto source = **read();
    const auto sources = must(m_store->sources());
    QCOMPARE(sources.size(), 2u);
    QCOMPARE(sources[1].id, source);
    QCOMPARE(sources[1].name, "plug (kernel log) 2");
}

void TestShownLog::keepsTheNameThatTheUserHasGiven() {
    startRun();
    const auto source = **read();
    must(m_store->setName(source, "attic"));
    m_last = 11;
    QCOMPARE(**read(), source);
    startRun();
    QCOMPARE(**read(), source);
    QCOMPARE(must(m_store->sources())[0].name, "attic");
    // Removed by the user, it begins anew.
    must(m_store->forget(source, consoleStart));
    startRun();
    QVERIFY(**read() != source);
    QCOMPARE(must(m_store->sources())[0].name, "plug (kernel log)");
}

void TestShownLog::tellsOfRecordsThatAreGone() {
    startRun();
    QVERIFY(read());
    m_first = 15;
    m_last = 20;
    QVERIFY(read());
    const auto gaps = must(m_store->gaps());
    QCOMPARE(gaps.size(), 1u);
    QCOMPARE(gaps[0].first, 10);
    QCOMPARE(gaps[0].last, 14);
    QCOMPARE(stored().size(), 16u);
}

void TestShownLog::findsCrashes() {
    m_texts = {{3, "Unable to handle kernel NULL pointer dereference at virtual address 00000000"},
               {4, "Internal error: Oops: 5 [#1] ARM"},
               {5, "---[ end trace 0000000000000000 ]---"}};
    startRun();
    QVERIFY(read());
    const auto crashes = must(m_store->crashes());
    QCOMPARE(crashes.size(), 1u);
    QCOMPARE(crashes[0].kind, netconsole::CrashKind::Oops);
    QVERIFY(crashes[0].firstLine > 0 && crashes[0].lastLine >= crashes[0].firstLine);
}

void TestShownLog::findsACrashOnceWhereverAReadingEnds_data() {
    QTest::addColumn<std::uint64_t>("begin");
    QTest::addColumn<std::uint64_t>("read");
    QTest::newRow("one reading") << std::uint64_t{3} << std::uint64_t{9};
    QTest::newRow("two readings") << std::uint64_t{3} << std::uint64_t{4};
    QTest::newRow("two transactions") << std::uint64_t{498} << std::uint64_t{600};
}

void TestShownLog::findsACrashOnceWhereverAReadingEnds() {
    QFETCH(const std::uint64_t, begin);
    QFETCH(const std::uint64_t, read);
    m_texts = {{begin, "Unable to handle kernel NULL pointer dereference at virtual address 00000000"},
               {begin + 1, "Internal error: Oops: 5 [#1] ARM"},
               {begin + 2, "pc : [<c0008000>]"},
               {begin + 3, "---[ end trace 0000000000000000 ]---"}};
    startRun();
    m_last = read;
    QVERIFY(this->read());
    m_last = 600;
    QVERIFY(this->read());
    const auto crashes = must(m_store->crashes());
    QCOMPARE(crashes.size(), 1u);
    QCOMPARE(crashes[0].lastLine - crashes[0].firstLine, 3);
}

void TestShownLog::findsACrashThatSilenceEnds() {
    m_texts = {{8, "Unable to handle kernel NULL pointer dereference at virtual address 00000000"},
               {9, "Internal error: Oops: 5 [#1] ARM"}};
    startRun();
    QVERIFY(read());
    QCOMPARE(must(m_store->crashes()).size(), 0u);
    m_now += 900ms;
    QVERIFY(read());
    QCOMPARE(must(m_store->crashes()).size(), 0u);
    m_now += 200ms;
    QVERIFY(read());
    QCOMPARE(must(m_store->crashes()).size(), 1u);
}

void TestShownLog::readsAgainWhatCouldNotBeStored_data() {
    QTest::addColumn<int>("refused");
    QTest::newRow("the first of a boot") << 3;
    QTest::newRow("in the middle") << 700;
}

void TestShownLog::readsAgainWhatCouldNotBeStored() {
    QFETCH(const int, refused);
    startRun();
    QVERIFY(read());
    m_box.bootId = "other";
    m_box.uptime = 20;
    m_last = 1200;
    const auto database = must(store::Database::open(path()));
    const auto trigger =
        "CREATE TRIGGER refused BEFORE INSERT ON lines WHEN NEW.seq = " + std::to_string(refused) +
        " BEGIN SELECT RAISE(ABORT, 'full'); END";
    must(database.run(trigger.c_str()));
    QVERIFY(!read());
    must(database.run("DROP TRIGGER refused"));
    QVERIFY(read());
    QCOMPARE(stored().size(), 10u + 1201u);
    const auto boots = must(m_store->boots());
    QCOMPARE(boots.size(), 2u);
    QCOMPARE(boots[0].lines, 1201);
    QVERIFY(must(m_store->gaps()).empty());
}

void TestShownLog::writesNothingWhenNothingIsNew() {
    startRun();
    const auto source = **read();
    const auto other = must(store::ConsoleStore::open(path()));
    const auto version = must(other.dataVersion());
    QCOMPARE(**read(), source);
    QCOMPARE(must(other.dataVersion()), version);
    m_last = 10;
    QCOMPARE(**read(), source);
    QVERIFY(must(other.dataVersion()) != version);
}

void TestShownLog::tellsThatItWasRemoved() {
    startRun();
    QVERIFY(!m_log->isForgotten());
    const auto source = **read();
    QVERIFY(!m_log->isForgotten());
    must(must(store::ConsoleStore::open(path())).forget(source, consoleStart));
    QVERIFY(m_log->isForgotten());
    m_last = 12;
    QCOMPARE(read().error().code, ErrorCode::OutOfRange);
    QVERIFY(must(m_store->sources()).empty());
}

void TestShownLog::goesOnInTheSourceThatItWasMergedInto() {
    m_store.emplace(must(store::ConsoleStore::open(path())));
    append(*m_store, {consoleLine("of another source")}, {sourceInfo(1, 5, "attic")});
    startRun();
    const auto source = **read();
    const auto into = must(m_store->sources())[0].id;
    must(must(store::ConsoleStore::open(path())).merge(into, source, consoleStart));
    QVERIFY(!m_log->isForgotten());
    QCOMPARE(**read(), into);
    m_last = 12;
    QCOMPARE(**read(), into);
    QCOMPARE(must(m_store->sources()).size(), 1u);
}

void TestShownLog::storesNothingOfALogThatIsNone() {
    startRun();
    auto log = m_ways.log;
    m_ways.log = [](const std::string&, std::uint64_t, QObject* receiver,
                    Then<remote::Answer<remote::KernelLogPage>> then) {
        const Reply<remote::Answer<remote::KernelLogPage>> reply(receiver, std::move(then));
        remote::KernelLogPage page;
        page.bootId = "boot";
        page.records = {{5, 6, 0, 0, false, "x", {}}, {4, 6, 0, 0, false, "x", {}}};
        reply.answer(remote::Answer<remote::KernelLogPage>(page));
        return reply.call();
    };
    QCOMPARE(read().error().code, ErrorCode::Malformed);
    QVERIFY(stored().empty());
    m_ways.log = log;
    QVERIFY(read());
    QCOMPARE(stored().size(), 10u);
}

void TestShownLog::tellsWhyItCannotBeRead() {
    m_fails = true;
    startRun();
    const auto answer = read();
    QVERIFY(answer && !*answer);
    QVERIFY(std::holds_alternative<remote::ConnectionError>(answer->error()));
    m_fails = false;
    QVERIFY(*read());
}

QTEST_GUILESS_MAIN(TestShownLog)
#include "tst_shown_log.moc"
