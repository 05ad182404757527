#include "core/services/console/reader.h"
#include "tests/core/store/console/console_events.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

#include <memory>

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

    template <class Signal>
    bool wait(QSignalSpy& spy, Signal count = 1) {
        return QTest::qWaitFor([&] { return spy.size() >= count; }, 10'000);
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
        QSignalSpy pages(m_reader.get(), &ConsoleReader::pageRead);
        ConsoleSearch search;
        search.page = {Order::NewestFirst, 0, 3};
        m_reader->readPage(7, search);
        QVERIFY(wait(pages, 1));
        QCOMPARE(pages[0][0].toULongLong(), 7U);
        const auto read = pages[0][1].value<std::vector<Line>>();
        QCOMPARE(read.size(), std::size_t{3});
        QCOMPARE(static_cast<int>(read.front().id), lines);
    }

    void readsPagesOfWhatMatches() {
        QSignalSpy pages(m_reader.get(), &ConsoleReader::pageRead);
        ConsoleSearch search;
        search.expression = "error";
        search.page = {Order::OldestFirst, 150, 2};
        m_reader->readPage(1, search);
        QVERIFY(wait(pages, 1));
        const auto read = pages[0][1].value<std::vector<Line>>();
        QCOMPARE(read.size(), std::size_t{2});
        QCOMPARE(read.front().text, std::string("error 200"));
    }

    void streamsHits() {
        QSignalSpy found(m_reader.get(), &ConsoleReader::idsFound);
        QSignalSpy ended(m_reader.get(), &ConsoleReader::searchEnded);
        ConsoleSearch search;
        search.expression = "ERROR";
        search.page.limit = 0;
        m_reader->find(3, search);
        QVERIFY(wait(ended, 1));
        std::vector<qint64> all;
        for (const auto& piece : found)
            for (const auto id : piece[1].value<std::vector<qint64>>())
                all.push_back(id);
        QCOMPARE(all.size(), std::size_t{50});
        QCOMPARE(all.front(), lines);
        QVERIFY(std::ranges::is_sorted(all, std::greater<>()));
    }

    void findsOneWhileASearchGoesOn() {
        QSignalSpy one(m_reader.get(), &ConsoleReader::oneFound);
        ConsoleSearch slow;
        slow.expression = "(x+x+)+y|ok";
        slow.page.limit = 0;
        m_reader->search(1, slow);
        ConsoleSearch next;
        next.expression = "error";
        next.page = {Order::OldestFirst, 100, 1};
        m_reader->findOne(2, next);
        QVERIFY(wait(one, 1));
        QCOMPARE(one[0][1].value<std::vector<Line>>().front().text, std::string("error 200"));
    }

    void saysNothingOfWhatWasCancelled() {
        QSignalSpy ended(m_reader.get(), &ConsoleReader::searchEnded);
        QSignalSpy failed(m_reader.get(), &ConsoleReader::failed);
        ConsoleSearch search;
        search.expression = "nowhere";
        search.page.limit = 0;
        for (quint64 ticket = 1; ticket <= 20; ++ticket)
            m_reader->find(ticket, search);
        for (quint64 ticket = 2; ticket < 20; ++ticket)
            m_reader->cancel(ticket);
        QVERIFY(
            QTest::qWaitFor([&] { return !ended.isEmpty() && ended.last()[0].toULongLong() == 20; }, 10'000));
        QVERIFY(ended.size() < 20);
        QVERIFY(failed.isEmpty());
    }

    void explainsABadExpression() {
        QSignalSpy failed(m_reader.get(), &ConsoleReader::failed);
        ConsoleSearch search;
        search.expression = "(";
        m_reader->find(4, search);
        QVERIFY(wait(failed, 1));
        QCOMPARE(failed[0][0].toULongLong(), 4U);
        QCOMPARE(failed[0][1].value<Error>().code, ErrorCode::Malformed);
    }

    void saysThatTheFileCannotBeOpened() {
        m_reader->open(path("no/such/folder"));
        QSignalSpy failed(m_reader.get(), &ConsoleReader::failed);
        m_reader->readPage(5, {});
        QVERIFY(wait(failed, 1));
    }

    void counts() {
        QSignalSpy counted(m_reader.get(), &ConsoleReader::counted);
        ConsoleSearch search;
        search.page = {Order::OldestFirst, lines - 12, 10'000};
        m_reader->count(1, search);
        QVERIFY(wait(counted, 1));
        QCOMPARE(counted[0][1].toLongLong(), 12);
    }

    void keepsMarks() {
        QSignalSpy changed(m_reader.get(), &ConsoleReader::markChanged);
        QSignalSpy marks(m_reader.get(), &ConsoleReader::marksRead);
        m_reader->setMark(1, 42, QStringLiteral("here"));
        m_reader->readMarks(2, {});
        QVERIFY(wait(marks, 1));
        QCOMPARE(changed.size(), 1);
        const auto read = marks[0][1].value<std::vector<store::ConsoleMark>>();
        QCOMPARE(read.size(), std::size_t{1});
        QCOMPARE(read[0].line, 42);
        QCOMPARE(read[0].note, std::string("here"));
        m_reader->removeMark(3, 42);
        m_reader->readMarks(4, {});
        QVERIFY(wait(marks, 2));
        QVERIFY(marks[1][1].value<std::vector<store::ConsoleMark>>().empty());
    }

    void exportsJsonLines() {
        QSignalSpy exported(m_reader.get(), &ConsoleReader::exported);
        ConsoleSearch search;
        search.filter.level = netconsole::Level::Error;
        m_reader->exportLines(1, search, path("out.jsonl"), ConsoleFormat::JsonLines);
        QVERIFY(wait(exported, 1));
        QCOMPARE(exported[0][1].toLongLong(), 50);
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
        QSignalSpy exported(m_reader.get(), &ConsoleReader::exported);
        ConsoleSearch hits;
        hits.expression = ".";
        for (const auto& search : {ConsoleSearch(), hits}) {
            m_reader->exportLines(1, search, path("out.txt"), ConsoleFormat::Text);
            QVERIFY(wait(exported, 1));
            exported.clear();
            QFile file(path("out.txt"));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto rows = file.readAll().split('\n');
            QVERIFY2(rows.at(50).contains("=> "), rows.at(50));
            QVERIFY(rows.at(lines + 1).endsWith("later"));
        }
    }

    void exportsTextOfHits() {
        QSignalSpy exported(m_reader.get(), &ConsoleReader::exported);
        ConsoleSearch search;
        search.expression = "error";
        m_reader->exportLines(1, search, path("out.txt"), ConsoleFormat::Text);
        QVERIFY(wait(exported, 1));
        QFile file(path("out.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto rows = file.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), 50);
        QVERIFY(rows.front().endsWith("err     error 100"));
    }

    void leavesNoFileWhenItCannotBeWritten() {
        QSignalSpy failed(m_reader.get(), &ConsoleReader::failed);
        m_reader->exportLines(1, {}, path("no/such/folder/out.txt"), ConsoleFormat::Text);
        QVERIFY(wait(failed, 1));
        QVERIFY(!QFile::exists(path("no/such/folder/out.txt")));
    }
};

QTEST_GUILESS_MAIN(ConsoleReaderTest)
#include "tst_reader.moc"
