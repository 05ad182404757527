#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using netconsole::Line;
using store::ConsoleStore;

/// What is left of a store when its writer is killed.
class TestConsoleKill : public QObject {
    Q_OBJECT

private slots:
    void losesNothingThatWasStored_data();
    void losesNothingThatWasStored();
};

namespace {

std::string firstText(const std::string& path, const char* sql) {
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::string text = "unreadable";
    if (sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
        sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return text;
}

} // namespace

void TestConsoleKill::losesNothingThatWasStored_data() {
    QTest::addColumn<int>("batches");
    for (const int batches : {1, 7, 40, 130}) // at the last ones it prunes as well
        QTest::addRow("after %d batches", batches) << batches;
}

void TestConsoleKill::losesNothingThatWasStored() {
    QFETCH(int, batches);
    const QTemporaryDir folder;
    const auto path = folder.filePath("history");
    QProcess writer;
    writer.start(ETHERDECK_CONSOLE_WRITER, {path});
    QByteArray told;
    while (told.count('\n') < batches) {
        QVERIFY2(writer.waitForReadyRead(20'000), "the writer says nothing");
        told += writer.readAll();
    }
    writer.kill(); // SIGKILL
    QVERIFY(writer.waitForFinished());
    QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
    told += writer.readAll();
    told.truncate(told.lastIndexOf('\n'));
    const auto acknowledged = told.mid(told.lastIndexOf('\n') + 1).toULongLong();
    QVERIFY(acknowledged >= 200u);

    auto store = must(ConsoleStore::open(path.toStdString()));
    const auto newest = must(store.lines({}, {store::Order::NewestFirst, 0, 1})).at(0);
    const auto number = QString::fromStdString(newest.text).section(' ', 2).toULongLong();
    QVERIFY(number >= acknowledged);
    QCOMPARE(number % 200, 0u); // whole batches
    QCOMPARE(firstText(path.toStdString(), "PRAGMA integrity_check"), std::string("ok"));
    // And it goes on: what is left is without a hole, and the index fits it.
    while (must(store.index(10'000)) > 0)
        continue;
    while (must(store.prune({std::chrono::seconds(0), 1'500'000}, consoleStart)) > 0)
        continue;
    std::size_t count = 0;
    for (const auto& boot : must(store.boots()))
        count += static_cast<std::size_t>(boot.lines);
    store::ConsoleSearch search;
    search.words = "number";
    search.page.limit = 10'000'000;
    QCOMPARE(must(store.search(search, [](const Line&) { return true; })), count);
    const auto oldest = must(store.lines({}, {store::Order::OldestFirst, 0, 1})).at(0);
    QCOMPARE(static_cast<std::size_t>(newest.id) - static_cast<std::size_t>(oldest.id) + 1, count);
    QCOMPARE(must(store.append(std::vector<netconsole::Event>{consoleLine("after")}, {})), 1u);
}

QTEST_GUILESS_MAIN(TestConsoleKill)
#include "tst_kill.moc"
