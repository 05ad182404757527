#include "core/store/events/store.h"
#include "core/system/file_modes.h"
#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <optional>
#include <sys/stat.h>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::tests;
using store::Access;
using store::ConsoleStore;

/// Whose file a store takes, what reading leaves alone, and who else may read it.
class TestAccess : public QObject {
    Q_OBJECT

private slots:
    void init();
    void leavesTheDatabaseOfAnotherProgram_data();
    void leavesTheDatabaseOfAnotherProgram();
    void readsAClosedFileWithoutMakingAnything();
    void makesNoFileByReading();
    void refusesToReadAnotherVersion();
    void writesNothingThatIsOpenedToRead();
    void readsWhileAnotherHoldsTheLock();
    void followsWhatAnotherWrites();
    void tellsThatAFileWasChangedWhileItWasRead();
    void opensAFileWhoseHeaderIsInItsWalAlone();
    void opensANewFileInSeveralPlacesAtOnce();
    void letsOnlyTheOwnerRead_data();
    void letsOnlyTheOwnerRead();
    void letsTheGroupOfItsFolderRead();
    void tightensAFileThatWasTooOpen();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder->filePath(name); }
    [[nodiscard]] std::string file() const { return path("history").toStdString(); }
    /// All files, and what is in them.
    [[nodiscard]] std::map<QString, QByteArray> content() const;
    void fill() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

unsigned modeOf(const std::string& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777 : 0;
}

/// A connection as another program has it.
class Sqlite {
public:
    explicit Sqlite(const std::string& path) { sqlite3_open(path.c_str(), &m_database); }
    ~Sqlite() { sqlite3_close(m_database); }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    bool run(const char* sql) {
        return sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }

private:
    sqlite3* m_database = nullptr;
};

} // namespace

void TestAccess::init() { m_folder = std::make_unique<QTemporaryDir>(); }

std::map<QString, QByteArray> TestAccess::content() const {
    std::map<QString, QByteArray> found;
    for (const auto& entry : QDir(m_folder->path()).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile opened(entry.filePath());
        found[entry.fileName()] = opened.open(QIODevice::ReadOnly)
                                      ? QCryptographicHash::hash(opened.readAll(), QCryptographicHash::Sha256)
                                      : QByteArray();
    }
    return found;
}

void TestAccess::fill() const {
    auto store = must(ConsoleStore::open(file()));
    append(store, {consoleLine("one"), consoleLine("two", 2)});
}

void TestAccess::leavesTheDatabaseOfAnotherProgram_data() {
    QTest::addColumn<QByteArray>("sql");
    for (const auto* mode : {"DELETE", "WAL"})
        for (const auto* version : {"0", "1", "3", "6", "7", "99"})
            QTest::addRow("%s, version %s", mode, version)
                << QByteArray("PRAGMA journal_mode = ") + mode +
                       "; CREATE TABLE boots (source, number, start); CREATE TABLE recipes (cake);"
                       "INSERT INTO recipes VALUES ('plum'); PRAGMA user_version = " +
                       version;
}

void TestAccess::leavesTheDatabaseOfAnotherProgram() {
    QFETCH(QByteArray, sql);
    const auto refusesAll = [this] {
        for (const auto access : {Access::Write, Access::ReadOnce, Access::Follow}) {
            const auto console = ConsoleStore::open(file(), access);
            QVERIFY(!console);
            QCOMPARE(console.error().code, ErrorCode::Malformed);
            const auto events = store::Store::open(file(), access);
            QVERIFY(!events);
            QCOMPARE(events.error().code, ErrorCode::Malformed);
        }
    };
    {
        Sqlite other(file());
        QVERIFY(other.run(sql.constData()));
        const auto before = content();
        refusesAll(); // while the other program has it open
        QCOMPARE(content(), before);
    }
    const auto before = content();
    refusesAll();
    QCOMPARE(content(), before);
}

void TestAccess::readsAClosedFileWithoutMakingAnything() {
    fill();
    const auto before = content();
    QCOMPARE(before.size(), 1u);
    {
        const auto store = must(ConsoleStore::open(file(), Access::ReadOnce));
        QCOMPARE(all(store).size(), 2u);
        QCOMPARE(must(store.sources()).size(), 1u);
        QCOMPARE(must(store.boots()).size(), 1u);
        must(store.confirm());
        QCOMPARE(content(), before);
    }
    QCOMPARE(content(), before);
}

void TestAccess::makesNoFileByReading() {
    QVERIFY(!ConsoleStore::open(file(), Access::ReadOnce));
    QVERIFY(!ConsoleStore::open(file(), Access::Follow));
    QVERIFY(!store::Store::open(file(), Access::ReadOnce));
    QVERIFY(content().empty());
}

void TestAccess::refusesToReadAnotherVersion() {
    fill();
    for (const auto* version : {"PRAGMA user_version = 5", "PRAGMA user_version = 99"}) {
        execute(file(), version);
        const auto before = content();
        for (const auto access : {Access::ReadOnce, Access::Follow}) {
            const auto opened = ConsoleStore::open(file(), access);
            QVERIFY(!opened);
            QCOMPARE(opened.error().code, ErrorCode::VersionMismatch);
        }
        QCOMPARE(content().at("history"), before.at("history"));
    }
}

void TestAccess::writesNothingThatIsOpenedToRead() {
    fill();
    for (const auto access : {Access::ReadOnce, Access::Follow}) {
        auto store = must(ConsoleStore::open(file(), access));
        QVERIFY(!store.append(std::vector<netconsole::Event>{consoleLine("three")},
                              std::vector{sourceInfo(1, 5)}));
        QVERIFY(!store.setName(1, "desk"));
        QCOMPARE(all(store).size(), 2u);
    }
}

void TestAccess::readsWhileAnotherHoldsTheLock() {
    fill();
    Sqlite writer(file());
    QVERIFY(writer.run("BEGIN IMMEDIATE; UPDATE sources SET name = 'never'"));
    for (const auto access : {Access::ReadOnce, Access::Follow}) {
        const auto store = must(ConsoleStore::open(file(), access));
        QCOMPARE(must(store.boots()).size(), 1u);
        QCOMPARE(must(store.sources()).at(0).name, "");
        QCOMPARE(all(store).size(), 2u);
    }
    QVERIFY(writer.run("ROLLBACK"));
}

void TestAccess::followsWhatAnotherWrites() {
    fill();
    const auto reader = must(ConsoleStore::open(file(), Access::Follow));
    QVERIFY(!reader.isFrozen());
    QCOMPARE(all(reader).size(), 2u);
    auto writer = must(ConsoleStore::open(file()));
    const auto before = must(reader.dataVersion());
    append(writer, {consoleLine("three", 3)});
    QVERIFY(must(reader.dataVersion()) != before);
    QCOMPARE(all(reader).size(), 3u);
    // One that begins now reads the -wal as well.
    const auto once = must(ConsoleStore::open(file(), Access::ReadOnce));
    QVERIFY(!once.isFrozen());
    QCOMPARE(all(once).size(), 3u);
}

void TestAccess::tellsThatAFileWasChangedWhileItWasRead() {
    fill();
    const auto reader = must(ConsoleStore::open(file(), Access::ReadOnce));
    QVERIFY(reader.isFrozen());
    {
        auto writer = must(ConsoleStore::open(file()));
        append(writer, {consoleLine("three", 3)});
        must(reader.confirm()); // it is in the -wal
    }
    const auto changed = reader.confirm();
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, ErrorCode::Busy);
}

/// As earlier versions made it, when they were killed soon after.
void TestAccess::opensAFileWhoseHeaderIsInItsWalAlone() {
    Sqlite writer(file());
    QVERIFY(writer.run("PRAGMA journal_mode = WAL"));
    // All of it in one transaction, as a migration does.
    QVERIFY(writer.run("BEGIN; PRAGMA main.application_id = 0x4574446b; CREATE TABLE main.t (x); COMMIT"));
    QFile head(path("history"));
    QVERIFY(head.open(QIODevice::ReadOnly));
    QCOMPARE(head.read(72).right(4), QByteArray(4, '\0'));
    head.close();
    const auto opened = ConsoleStore::open(file(), Access::ReadOnce);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::VersionMismatch); // ours, with no tables of ours yet
}

void TestAccess::opensANewFileInSeveralPlacesAtOnce() {
    std::vector<std::optional<Error>> failures(6);
    std::vector<std::thread> threads;
    for (auto& failure : failures)
        threads.emplace_back([this, &failure] {
            if (const auto store = ConsoleStore::open(file()); !store)
                failure = store.error();
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto& failure : failures)
        QVERIFY2(!failure, failure ? failure->detail.c_str() : "");
}

void TestAccess::letsOnlyTheOwnerRead_data() {
    QTest::addColumn<int>("mask");
    for (const int mask : {0, 022, 002, 077})
        QTest::addRow("umask %o", mask) << mask;
}

void TestAccess::letsOnlyTheOwnerRead() {
    QFETCH(int, mask);
    const auto before = ::umask(static_cast<mode_t>(mask));
    {
        auto store = must(ConsoleStore::open(file()));
        append(store, {consoleLine("one")});
        for (const auto* end : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(file() + end), 0600u);
    }
    ::umask(before);
}

void TestAccess::letsTheGroupOfItsFolderRead() {
    const auto folder = m_folder->path().toStdString();
    QCOMPARE(::chmod(folder.c_str(), 02750), 0);
    QCOMPARE(store::modesIn(folder), (store::FileModes{0640, 0750}));
    {
        auto store = must(ConsoleStore::open(file()));
        append(store, {consoleLine("one")});
        for (const auto* end : {"", "-wal", "-shm"})
            QCOMPARE(modeOf(file() + end), 0640u);
    }
    // Where all may look in, nobody's group is meant.
    QCOMPARE(::chmod(folder.c_str(), 02755), 0);
    QCOMPARE(store::modesIn(folder), store::FileModes());
    (void)must(ConsoleStore::open(file()));
    QCOMPARE(modeOf(file()), 0600u);
}

void TestAccess::tightensAFileThatWasTooOpen() {
    fill();
    QCOMPARE(::chmod(file().c_str(), 0644), 0);
    (void)must(ConsoleStore::open(file(), Access::ReadOnce));
    QCOMPARE(modeOf(file()), 0644u);
    (void)must(ConsoleStore::open(file()));
    QCOMPARE(modeOf(file()), 0600u);
    // Another program's file keeps its mode.
    execute(path("other").toStdString(), "CREATE TABLE t (x)");
    QCOMPARE(::chmod(path("other").toLocal8Bit().constData(), 0644), 0);
    QVERIFY(!ConsoleStore::open(path("other").toStdString()));
    QCOMPARE(modeOf(path("other").toStdString()), 0644u);
}

QTEST_APPLESS_MAIN(TestAccess)
#include "tst_access.moc"
