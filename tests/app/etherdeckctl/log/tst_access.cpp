#include "tests/core/store/console/console_stores.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

using namespace etherdeck;
using namespace etherdeck::tests;
using store::ConsoleStore;

/// What the commands that read a history must not change, and who may run them.
class TestAccess : public QObject {
    Q_OBJECT

private slots:
    void init();
    void leavesTheDatabaseOfAnotherProgram_data();
    void leavesTheDatabaseOfAnotherProgram();
    void readsAsAUserWhoMayOnlyRead_data();
    void readsAsAUserWhoMayOnlyRead();
    void readsWhatAWriterHasOpenAsAnotherUser();
    void saysWhatToDoWhereTheWalCannotBeRead();
    void readsWhileTheStoreIsLocked();
    void saysHowAnOlderHistoryIsBroughtUpToDate();
    void leavesANewerHistory();

private:
    struct Outcome {
        int status = -1;
        QByteArray output;
        QByteArray problems;
    };
    [[nodiscard]] static Outcome run(const QStringList& command);
    [[nodiscard]] Outcome log(const QStringList& arguments) const;
    /// Run by a user who owns nothing here.
    [[nodiscard]] Outcome logAsAnother(const QStringList& arguments) const;
    [[nodiscard]] std::map<QString, QByteArray> content() const;
    [[nodiscard]] std::string file() const { return m_path.toStdString(); }
    void fill() const;
    void setMode(const QString& path, mode_t mode) const {
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

namespace {

const QString program = QStringLiteral(ETHERDECK_BIN_DIR "/etherdeckctl");
constexpr int longest = 20'000;

/// Runs as another user when this one is root.
QStringList asAnother(const QStringList& command) {
    const QStringList other{"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    return ::geteuid() == 0 ? other + command : command;
}

} // namespace

void TestAccess::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("history");
    setMode(m_folder->path(), 0755);
}

TestAccess::Outcome TestAccess::run(const QStringList& command) {
    QProcess process;
    process.start(command.first(), command.mid(1));
    if (!process.waitForFinished(longest))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

TestAccess::Outcome TestAccess::log(const QStringList& arguments) const {
    return run(QStringList{program, "log"} + arguments + QStringList{"--store", m_path});
}

TestAccess::Outcome TestAccess::logAsAnother(const QStringList& arguments) const {
    return run(asAnother(QStringList{program, "log"} + arguments + QStringList{"--store", m_path}));
}

std::map<QString, QByteArray> TestAccess::content() const {
    std::map<QString, QByteArray> found;
    for (const auto& entry : QDir(m_folder->path()).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile opened(entry.filePath());
        found[entry.fileName()] = opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
    }
    return found;
}

void TestAccess::fill() const {
    auto store = must(ConsoleStore::open(file()));
    append(store, {bootStarted(1, netconsole::BootCause::Banner), consoleLine("one"), consoleLine("two", 2)});
}

void TestAccess::leavesTheDatabaseOfAnotherProgram_data() {
    QTest::addColumn<QStringList>("command");
    for (const auto& arguments :
         {QStringList{"log", "sources"}, QStringList{"log", "boots"}, QStringList{"log", "show"},
          QStringList{"log", "search", "plum"}, QStringList{"log", "export"}, QStringList{"log", "crashes"},
          QStringList{"log", "follow"}, QStringList{"log", "recover"}, QStringList{"log", "upgrade"},
          QStringList{"netconsole", "listen", "--for", "1", "--bind", "127.0.0.1", "--port", "47123"}})
        QTest::newRow(arguments.mid(0, 2).join(' ').toUtf8().constData()) << arguments;
}

void TestAccess::leavesTheDatabaseOfAnotherProgram() {
    QFETCH(QStringList, command);
    execute(file(), "CREATE TABLE recipes (cake); INSERT INTO recipes VALUES ('plum')");
    for (const auto* change : {"PRAGMA user_version = 1", "PRAGMA user_version = 6",
                               "PRAGMA user_version = 7", "PRAGMA journal_mode = WAL"}) {
        execute(file(), change);
        const auto before = content();
        const auto outcome = run(QStringList{program} + command + QStringList{"--store", m_path});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.output.isEmpty());
        QVERIFY2(outcome.problems.contains("a database of another program"), outcome.problems.constData());
        QCOMPARE(content(), before);
    }
    QVERIFY(!QFile::exists(m_path + "-raw"));
}

void TestAccess::readsAsAUserWhoMayOnlyRead_data() {
    QTest::addColumn<int>("ofFile");
    QTest::addColumn<int>("ofFolder");
    QTest::newRow("file 0444") << 0444 << 0755;
    QTest::newRow("folder 0555") << 0644 << 0555;
    QTest::newRow("both") << 0444 << 0555;
}

void TestAccess::readsAsAUserWhoMayOnlyRead() {
    QFETCH(int, ofFile);
    QFETCH(int, ofFolder);
    if (run(asAnother({program, "--version"})).status != 0)
        QSKIP("another user may not run the program here");
    fill();
    setMode(m_path, static_cast<mode_t>(ofFile));
    setMode(m_folder->path(), static_cast<mode_t>(ofFolder));
    const auto before = content();
    for (const auto* action : {"sources", "boots", "show", "export", "crashes"}) {
        const auto outcome = logAsAnother({action});
        QVERIFY2(outcome.status == 0, outcome.problems.constData());
    }
    QVERIFY(logAsAnother({"search", "two"}).output.contains("two"));
    QCOMPARE(logAsAnother({"show"}).output.count('\n'), 2);
    QCOMPARE(content(), before);
    setMode(m_folder->path(), 0755);
}

void TestAccess::readsWhatAWriterHasOpenAsAnotherUser() {
    if (run(asAnother({program, "--version"})).status != 0)
        QSKIP("another user may not run the program here");
    auto writer = must(ConsoleStore::open(file()));
    append(writer, {consoleLine("one")});
    for (const auto* end : {"", "-wal", "-shm"})
        setMode(m_path + end, 0444);
    setMode(m_folder->path(), 0555);
    for (int lines = 1; lines < 5; ++lines) {
        const auto outcome = logAsAnother({"show"});
        QVERIFY2(outcome.status == 0, outcome.problems.constData());
        QCOMPARE(outcome.output.count('\n'), lines);
        append(writer, {consoleLine("more", static_cast<std::uint64_t>(lines) + 1)});
    }
    setMode(m_folder->path(), 0755);
}

/// A writer was killed, and its -shm is missing: a copy of only two of three files.
void TestAccess::saysWhatToDoWhereTheWalCannotBeRead() {
    if (run(asAnother({program, "--version"})).status != 0)
        QSKIP("another user may not run the program here");
    {
        auto writer = must(ConsoleStore::open(file()));
        append(writer, {consoleLine("one")});
        for (const auto* end : {"", "-wal"}) {
            QVERIFY(QFile::copy(m_path + end, m_folder->filePath(QStringLiteral("copy") + end)));
            setMode(m_folder->filePath(QStringLiteral("copy") + end), 0444);
        }
    }
    m_path = m_folder->filePath("copy");
    setMode(m_folder->path(), 0555);
    const auto outcome = logAsAnother({"show"});
    setMode(m_folder->path(), 0755);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.problems.contains("copy-wal") && outcome.problems.contains("owner of the folder"),
             outcome.problems.constData());
    QCOMPARE(log({"show"}).output.count('\n'), 1); // its owner can
}

void TestAccess::readsWhileTheStoreIsLocked() {
    fill();
    sqlite3* writer = nullptr;
    QCOMPARE(sqlite3_open(file().c_str(), &writer), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(writer, "BEGIN IMMEDIATE; UPDATE sources SET name = 'never'", nullptr, nullptr, nullptr),
        SQLITE_OK);
    const auto outcome = log({"boots", "--json"});
    QVERIFY2(outcome.status == 0, outcome.problems.constData());
    QCOMPARE(QJsonDocument::fromJson(outcome.output).array().size(), 1);
    QCOMPARE(sqlite3_close(writer), SQLITE_OK);
}

void TestAccess::saysHowAnOlderHistoryIsBroughtUpToDate() {
    fill();
    makeOlder(file(), 8);
    const auto before = content();
    const auto refused = log({"show"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.problems.contains("etherdeckctl log upgrade --store"), refused.problems.constData());
    QCOMPARE(content(), before);
    QCOMPARE(log({"upgrade"}).status, 0);
    QCOMPARE(log({"show"}).output.count('\n'), 2);
}

void TestAccess::leavesANewerHistory() {
    fill();
    execute(file(), "PRAGMA user_version = 99");
    const auto before = content();
    for (const auto* action : {"show", "upgrade", "recover"}) {
        const auto outcome = log({action});
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.problems.contains("newer Etherdeck"), outcome.problems.constData());
        QCOMPARE(content(), before);
    }
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
