#include "core/services/console/reader.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::tests;
using netconsole::Line;
using store::ConsoleSearch;
using store::ConsoleStore;
using store::Order;

class ConsoleReaderTest : public QObject {
    Q_OBJECT

private:
    static constexpr int lines = 5000;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleReader> m_reader;
    std::optional<ConsoleStore> m_store;

    [[nodiscard]] QString path(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }

    /// The answer to what is asked: `ask` is given what takes it.
    template <class Answer, class Ask>
    Result<Answer> answerTo(Ask ask) {
        std::optional<Result<Answer>> answer;
        const Call call = ask([&](Result<Answer> one) { answer = std::move(one); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            return fail(ErrorCode::TimedOut);
        return *answer;
    }
    Result<std::vector<Line>> page(const ConsoleSearch& search) {
        return answerTo<std::vector<Line>>([&](auto then) { return m_reader->page(search, this, then); });
    }
    std::vector<store::ConsoleBookmark> bookmarks() {
        return must(answerTo<std::vector<store::ConsoleBookmark>>(
            [&](auto then) { return m_reader->bookmarks({}, this, then); }));
    }
    Result<qint64> exportTo(const ConsoleSearch& search, const QString& path, ConsoleFormat format) {
        return answerTo<qint64>([&](auto then) {
            return m_reader->exportLines(
                search, path, format, this, [](int) {}, then);
        });
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store.emplace(must(ConsoleStore::open(path("console.sqlite").toStdString())));
        std::vector<netconsole::Event> events;
        for (int i = 1; i <= lines; ++i)
            events.emplace_back(
                kernelLine(i % 100 == 0 ? "error " + std::to_string(i) : "ok", static_cast<std::uint64_t>(i),
                           i % 100 == 0 ? netconsole::Level::Error : netconsole::Level::Information));
        const std::vector sources{sourceInfo(1, 5, "plug-a")};
        must(m_store->append(events, sources));
        m_reader = std::make_unique<ConsoleReader>();
        m_reader->open(path("console.sqlite"));
    }
    void cleanup() {
        m_reader.reset();
        m_store.reset();
        m_folder.reset();
    }

    void readsPages() {
        ConsoleSearch search;
        search.page = {Order::NewestFirst, 0, 3};
        const auto read = must(page(search));
        QCOMPARE(read.size(), std::size_t{3});
        QCOMPARE(static_cast<int>(read.front().id), lines);
    }

    void readsPagesOfWhatMatches() {
        ConsoleSearch search;
        search.expression = "error";
        search.page = {Order::OldestFirst, 150, 2};
        const auto read = must(page(search));
        QCOMPARE(read.size(), std::size_t{2});
        QCOMPARE(read.front().text, std::string("error 200"));
    }

    void streamsHits() {
        ConsoleSearch search;
        search.expression = "ERROR";
        search.page.limit = 0;
        std::vector<qint64> all;
        must(answerTo<void>([&](auto then) {
            return m_reader->find(
                search, this,
                [&](const std::vector<qint64>& piece) { all.insert(all.end(), piece.begin(), piece.end()); },
                then);
        }));
        QCOMPARE(all.size(), std::size_t{50});
        QCOMPARE(all.front(), lines);
        QVERIFY(std::ranges::is_sorted(all, std::greater<>()));
    }

    void findsOneWhileASearchGoesOn() {
        ConsoleSearch slow;
        slow.expression = "(x+x+)+y|ok";
        slow.page.limit = 0;
        const Call searching = m_reader->search(
            slow, this, [](const auto&) {}, [](const auto&) {});
        ConsoleSearch next;
        next.expression = "error";
        next.page = {Order::OldestFirst, 100, 1};
        const auto one =
            must(answerTo<std::vector<Line>>([&](auto then) { return m_reader->findOne(next, this, then); }));
        QCOMPARE(one.front().text, std::string("error 200"));
    }

    void saysNothingOfWhatWasCancelled() {
        ConsoleSearch search;
        search.expression = "nowhere";
        search.page.limit = 0;
        std::vector<int> ended;
        std::vector<Call> calls;
        for (int i = 1; i <= 20; ++i)
            calls.push_back(m_reader->find(
                search, this, [](const auto&) {},
                [&ended, i](const Result<void>& done) {
                    must(done);
                    ended.push_back(i);
                }));
        for (std::size_t i = 1; i < 19; ++i)
            calls[i].cancel();
        QVERIFY(QTest::qWaitFor([&] { return !ended.empty() && ended.back() == 20; }, 10'000));
        QCOMPARE(ended, (std::vector<int>{1, 20}));
    }

    void explainsABadExpression() {
        ConsoleSearch search;
        search.expression = "(";
        const auto done = answerTo<void>([&](auto then) {
            return m_reader->find(
                search, this, [](const auto&) {}, then);
        });
        QCOMPARE(done.error().code, ErrorCode::Malformed);
    }

    void saysThatTheFileCannotBeOpened() {
        m_reader->open(path("no/such/folder"));
        const auto read = page({});
        QVERIFY(!read);
        QVERIFY(read.error().code != ErrorCode::TimedOut);
    }

    void saysThatItIsClosed() {
        m_reader->close();
        QCOMPARE(page({}).error().code, ErrorCode::Closed);
        QCOMPARE(
            answerTo<void>([](auto then) { return ConsoleReader::closed().setBookmark(1, {}, qApp, then); })
                .error()
                .code,
            ErrorCode::Closed);
    }

    void saysThatAnotherFileWasOpenedMeanwhile() {
        ConsoleSearch slow;
        slow.expression = "nowhere";
        slow.page.limit = 0;
        std::vector<ErrorCode> ended;
        Calls calls;
        for (int i = 0; i < 20; ++i)
            calls.add(m_reader->search(
                slow, this, [](const auto&) {},
                [&](const Result<void>& done) {
                    if (!done)
                        ended.push_back(done.error().code);
                }));
        m_reader->open(path("console.sqlite"));
        QTRY_VERIFY(!calls.areUnderWay());
        QVERIFY(!ended.empty());
        QCOMPARE(ended, std::vector<ErrorCode>(ended.size(), ErrorCode::Closed));
    }

    void counts() {
        ConsoleSearch search;
        search.page = {Order::OldestFirst, lines - 12, 10'000};
        QCOMPARE(must(answerTo<qint64>([&](auto then) { return m_reader->count(search, this, then); })), 12);
    }

    void keepsMarks() {
        must(answerTo<void>(
            [&](auto then) { return m_reader->setBookmark(42, QStringLiteral("here"), this, then); }));
        const auto read = bookmarks();
        QCOMPARE(read.size(), std::size_t{1});
        QCOMPARE(read[0].line, 42);
        QCOMPARE(read[0].note, std::string("here"));
        must(answerTo<void>([&](auto then) { return m_reader->removeBookmark(42, this, then); }));
        QVERIFY(bookmarks().empty());
    }

    void exportsJsonLines() {
        ConsoleSearch search;
        search.filter.level = netconsole::Level::Error;
        QCOMPARE(must(exportTo(search, path("out.jsonl"), ConsoleFormat::JsonLines)), 50);
        QFile file(path("out.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = file.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), 50);
        const auto first = nlohmann::json::parse(rows.front().toStdString());
        QCOMPARE(first["text"].get<std::string>(), std::string("error 100"));
        QCOMPARE(first["source"].get<std::string>(), std::string("192.168.1.5"));
        QCOMPARE(first["level"].get<int>(), 3);
    }

    void exportsAPromptWhereItWasSaid() {
        auto prompt = consoleLine("=> ", 50, 2);
        auto later = consoleLine("later", lines + 1);
        const std::vector<netconsole::Event> events{prompt, later};
        must(m_store->append(events, std::vector{sourceInfo(1, 5), sourceInfo(2, 6)}));
        ConsoleSearch hits;
        hits.expression = ".";
        for (const auto& search : {ConsoleSearch(), hits}) {
            must(exportTo(search, path("out.txt"), ConsoleFormat::Text));
            QFile file(path("out.txt"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto rows = file.readAll().split('\n');
            QVERIFY2(rows.at(50).contains("=> "), rows.at(50));
            QVERIFY(rows.at(lines + 1).endsWith("later"));
        }
    }

    void exportsTextOfHits() {
        ConsoleSearch search;
        search.expression = "error";
        QCOMPARE(must(exportTo(search, path("out.txt"), ConsoleFormat::Text)), 50);
        QFile file(path("out.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = file.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), 50);
        QVERIFY(rows.front().endsWith("err     error 100"));
    }

    void leavesNoFileWhenItCannotBeWritten() {
        QVERIFY(!exportTo({}, path("no/such/folder/out.txt"), ConsoleFormat::Text));
        QVERIFY(!QFile::exists(path("no/such/folder/out.txt")));
    }
};

QTEST_GUILESS_MAIN(ConsoleReaderTest)
#include "tst_reader.moc"
