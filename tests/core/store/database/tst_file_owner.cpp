#include "core/store/database/file_owner.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <string>

using namespace etherdeck::store;

namespace {

struct Files {
    QByteArray database;
    QByteArray wal;
};

/// What SQLite writes for these statements, as it lies there while the database is open.
Files written(const char* sql) {
    const QTemporaryDir folder;
    const auto path = folder.filePath("file");
    sqlite3* database = nullptr;
    sqlite3_open(path.toStdString().c_str(), &database);
    sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    const auto read = [](const QString& name) {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const Files files{read(path), read(path + "-wal")};
    sqlite3_close(database);
    return files;
}

FileOwner owner(const Files& files) {
    const auto bytes = [](const QByteArray& array, std::size_t limit) {
        const auto size = std::min<std::size_t>(static_cast<std::size_t>(array.size()), limit);
        return std::as_bytes(std::span(array.constData(), size));
    };
    return ownerOf(bytes(files.database, headOfFile), static_cast<std::uint64_t>(files.database.size()),
                   bytes(files.wal, headOfWal));
}

} // namespace

class TestFileOwner : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoseAFileIs_data() {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<FileOwner>("expected");
        QTest::newRow("nothing") << QByteArray() << FileOwner::Nobody;
        QTest::newRow("ours") << QByteArray("PRAGMA application_id = 0x4574446b; CREATE TABLE t (x)")
                              << FileOwner::Ours;
        QTest::newRow("ours, with nothing in it yet")
            << QByteArray("PRAGMA application_id = 0x4574446b") << FileOwner::Ours;
        QTest::newRow("ours, and only its -wal says it")
            << QByteArray("PRAGMA journal_mode = WAL; BEGIN; PRAGMA application_id = 0x4574446b;"
                          "CREATE TABLE t (x); COMMIT")
            << FileOwner::Ours;
        QTest::newRow("ours, with large pages")
            << QByteArray("PRAGMA page_size = 65536; PRAGMA application_id = 0x4574446b; CREATE TABLE t (x)")
            << FileOwner::Ours;
        QTest::newRow("a page without a table")
            << QByteArray("PRAGMA journal_mode = WAL") << FileOwner::Nobody;
        QTest::newRow("the same, with large pages")
            << QByteArray("PRAGMA page_size = 65536; PRAGMA journal_mode = WAL") << FileOwner::Nobody;
        QTest::newRow("another program's") << QByteArray("CREATE TABLE t (x)") << FileOwner::Another;
        for (const auto* version : {"1", "5", "6", "7", "1000"})
            QTest::addRow("another program's, version %s", version)
                << QByteArray("CREATE TABLE t (x); PRAGMA user_version = ") + version << FileOwner::Another;
        QTest::newRow("with an id of its own")
            << QByteArray("CREATE TABLE t (x); PRAGMA application_id = 1") << FileOwner::Another;
        QTest::newRow("with a table in its -wal alone")
            << QByteArray("PRAGMA journal_mode = WAL; CREATE TABLE t (x)") << FileOwner::Another;
        QTest::newRow("without a table, with a version of its own")
            << QByteArray("PRAGMA user_version = 3") << FileOwner::Another;
    }

    void tellsWhoseAFileIs() {
        QFETCH(QByteArray, sql);
        QFETCH(FileOwner, expected);
        QCOMPARE(owner(written(sql.constData())), expected);
    }

    void takesNoPieceOfAHeaderForOurs() {
        const auto whole = written("PRAGMA application_id = 0x4574446b; CREATE TABLE t (x)");
        for (int size = 1; size < 100; ++size)
            QCOMPARE(owner({whole.database.left(size), {}}), FileOwner::NoDatabase);
        const auto byWal = written("PRAGMA journal_mode = WAL; BEGIN; PRAGMA application_id = 0x4574446b;"
                                   "CREATE TABLE t (x); COMMIT");
        for (int size = 1; size < 128; ++size)
            QCOMPARE(owner({byWal.database, byWal.wal.left(size)}), FileOwner::Another);
        QCOMPARE(owner({QByteArray("Dear diary, ").repeated(100), {}}), FileOwner::NoDatabase);
    }
};

QTEST_APPLESS_MAIN(TestFileOwner)
#include "tst_file_owner.moc"
