#include "core/store/events/store.h"
#include "tests/core/store/database/older_file.h"
#include "tests/core/store/events/example_events.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace etherdeck;
using namespace etherdeck::tests;
using store::EventRecord;
using store::Store;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

/// What becomes of files that are not as they should be, and of two programs with one file.

class TestEventsFile : public QObject {
    Q_OBJECT

private slots:
    void refusesANewerFileAndLeavesIt();
    void refusesWhatIsNoDatabaseAndLeavesIt();
    void refusesTheDatabaseOfAnotherProgram();
    void refusesADamagedDatabase();
    void refusesAPlaceThatCannotBeWritten();
    void waitsForAnotherWriter();
};

void TestEventsFile::refusesANewerFileAndLeavesIt() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.db");
    must(must(Store::open(path.toStdString())).setLabel("disk", {"films", ""}));
    execute(path.toStdString(), "PRAGMA journal_mode = DELETE; PRAGMA user_version = 1000");
    const auto before = contentOf(path);
    const auto opened = Store::open(path.toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::VersionMismatch);
    QCOMPARE(contentOf(path), before);
}

void TestEventsFile::refusesWhatIsNoDatabaseAndLeavesIt() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.db");
    const QByteArray text = QByteArray("Dear diary, today I ate the history. ").repeated(100);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    const auto opened = Store::open(path.toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Malformed);
    QCOMPARE(contentOf(path), text);
}

void TestEventsFile::refusesTheDatabaseOfAnotherProgram() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.db");
    execute(path.toStdString(), "CREATE TABLE recipes (cake TEXT)");
    const auto before = contentOf(path);
    const auto opened = Store::open(path.toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Malformed);
    QCOMPARE(contentOf(path), before);
}

void TestEventsFile::refusesADamagedDatabase() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("history.db");
    {
        auto store = must(Store::open(path.toStdString()));
        std::vector<EventRecord> events(500, fullEvent());
        must(store.appendEvents(events));
    }
    execute(path.toStdString(), "PRAGMA journal_mode = DELETE");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    // The file's own header stays; the pages after it are gone.
    QVERIFY(file.seek(100));
    const QByteArray garbage(static_cast<qsizetype>(file.size()) - 100, '\x5a');
    QCOMPARE(file.write(garbage), garbage.size());
    file.close();
    const auto opened = Store::open(path.toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Malformed);
}

void TestEventsFile::refusesAPlaceThatCannotBeWritten() {
    const QTemporaryDir folder;
    const auto opened = Store::open(folder.filePath("missing/history.db").toStdString());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::PermissionDenied);
    const auto asFolder = Store::open(folder.path().toStdString());
    QVERIFY(!asFolder);
    QCOMPARE(asFolder.error().code, ErrorCode::PermissionDenied);
}

void TestEventsFile::waitsForAnotherWriter() {
    const QTemporaryDir folder;
    const auto path = folder.filePath("history.db").toStdString();
    auto one = must(Store::open(path));
    auto other = must(Store::open(path));
    for (int i = 0; i < 20; ++i) {
        must(one.appendEvents(std::array{fullEvent()}));
        must(other.appendEvents(std::array{fullEvent()}));
    }
    QCOMPARE(must(one.countEvents()), 40u);
}

QTEST_APPLESS_MAIN(TestEventsFile)
#include "tst_file.moc"
