#include "core/system/folder_watch.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace etherdeck;
using link::FolderWatch;

class TestFolderWatch : public QObject {
    Q_OBJECT

private slots:
    void init();

    void seesWhatIsWrittenRenamedAndRemoved();
    void doesNotSeeHalfAFileWhenToldOfWrittenOnes();
    void seesAnyChange();
    void watchesSeveralFolders();
    void refusesWhatIsNoFolder();

private:
    [[nodiscard]] std::string at(const QString& name) const { return m_folder->filePath(name).toStdString(); }
    [[nodiscard]] FolderWatch watching(FolderWatch::Changes changes) const {
        auto watch = FolderWatch::create(changes);
        if (!watch || !watch->add(m_folder->path().toStdString()))
            qFatal("The folder cannot be watched.");
        return std::move(*watch);
    }

    std::optional<QTemporaryDir> m_folder;
};

void TestFolderWatch::init() { m_folder.emplace(); }

void TestFolderWatch::seesWhatIsWrittenRenamedAndRemoved() {
    const auto watch = watching(FolderWatch::Changes::Written);
    QVERIFY(!watch.takeChanges());
    QFile file(m_folder->filePath("a"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QVERIFY(watch.takeChanges());
    QVERIFY(!watch.takeChanges());
    QVERIFY(file.rename(m_folder->filePath("b")));
    QVERIFY(watch.takeChanges());
    QVERIFY(file.remove());
    QVERIFY(watch.takeChanges());
}

void TestFolderWatch::doesNotSeeHalfAFileWhenToldOfWrittenOnes() {
    const auto watch = watching(FolderWatch::Changes::Written);
    QFile file(m_folder->filePath("a"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("half"), 4);
    QVERIFY(file.flush());
    QVERIFY(!watch.takeChanges());
    file.close();
    QVERIFY(watch.takeChanges());
}

void TestFolderWatch::seesAnyChange() {
    const auto watch = watching(FolderWatch::Changes::Any);
    QFile file(m_folder->filePath("a"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(watch.takeChanges());
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner));
    QVERIFY(watch.takeChanges());
    QVERIFY(QDir(m_folder->path()).mkdir("folder"));
    QVERIFY(watch.takeChanges());
}

void TestFolderWatch::watchesSeveralFolders() {
    QVERIFY(QDir(m_folder->path()).mkdir("below"));
    const auto watch = watching(FolderWatch::Changes::Any);
    QVERIFY(watch.add(at("below")));
    QFile file(m_folder->filePath("below/a"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(watch.takeChanges());
}

void TestFolderWatch::refusesWhatIsNoFolder() {
    const auto watch = watching(FolderWatch::Changes::Any);
    const auto missing = watch.add(at("missing"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().systemError, ENOENT);
    QFile file(m_folder->filePath("file"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto added = watch.add(at("file"));
    QVERIFY(!added);
    QCOMPARE(added.error().systemError, ENOTDIR);
}

QTEST_APPLESS_MAIN(TestFolderWatch)
#include "tst_folder_watch.moc"
