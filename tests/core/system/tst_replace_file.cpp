#include "core/system/replace_file.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace etherdeck;

namespace {

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

unsigned modeOf(const QString& path) {
    struct stat status {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class TestReplaceFile : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder.emplace(); }

    void createsAFile();
    void replacesAFileAndKeepsItsMode();
    void whoHasTheOldOneOpenKeepsIt();
    void replacesWhatALinkLeadsTo();
    void leavesNothingBehindAfterAFailure();

private:
    QString at(const char* name) const { return m_folder->filePath(name); }
    Result<void> replace(const char* name, std::string_view content, unsigned mode = 0644) const {
        return replaceFile(at(name).toStdString(), content, mode);
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestReplaceFile::createsAFile() {
    QVERIFY(replace("a", "content\n", 0600));
    QCOMPARE(contentOf(at("a")), QByteArray("content\n"));
    QCOMPARE(modeOf(at("a")), 0600U);
    QVERIFY(replace("b", {}));
    QCOMPARE(contentOf(at("b")), QByteArray());
    QCOMPARE(modeOf(at("b")), 0644U); // whatever the umask
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), (QStringList{"a", "b"}));
}

void TestReplaceFile::replacesAFileAndKeepsItsMode() {
    QVERIFY(replace("a", "old", 0640));
    QVERIFY(replace("a", "new", 0600));
    QCOMPARE(contentOf(at("a")), QByteArray("new"));
    QCOMPARE(modeOf(at("a")), 0640U);
}

void TestReplaceFile::whoHasTheOldOneOpenKeepsIt() {
    QVERIFY(replace("a", "old"));
    QFile old(at("a"));
    QVERIFY(old.open(QIODevice::ReadOnly));
    QVERIFY(replace("a", "newer"));
    QCOMPARE(old.readAll(), QByteArray("old"));
}

void TestReplaceFile::replacesWhatALinkLeadsTo() {
    QVERIFY(replace("a", "old"));
    QVERIFY(QFile::link("a", at("link")));
    QVERIFY(replace("link", "new"));
    QCOMPARE(contentOf(at("a")), QByteArray("new"));
    QVERIFY(QFileInfo(at("link")).isSymLink());
}

void TestReplaceFile::leavesNothingBehindAfterAFailure() {
    QVERIFY(QDir(m_folder->path()).mkdir("folder"));
    QVERIFY(!replace("folder", "x")); // cannot take its place
    QVERIFY(!replace("missing/a", "x"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

QTEST_APPLESS_MAIN(TestReplaceFile)
#include "tst_replace_file.moc"
