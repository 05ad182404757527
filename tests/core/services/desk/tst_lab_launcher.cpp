#include "core/services/desk/lab_launcher.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace etherdeck;

class TestLabLauncher : public QObject {
    Q_OBJECT

private slots:
    void findsProgramsByPath();
    void saysWhereItLookedForAProgramThatIsMissing();
    void putsTheWindowIntoTheLab();
    void saysThatACommandCannotBeStarted();
    void startsARealLab();
};

void TestLabLauncher::findsProgramsByPath() {
    const auto found = findCompanion("sh");
    QVERIFY(found);
    QVERIFY(found->ends_with("/sh"));
}

void TestLabLauncher::saysWhereItLookedForAProgramThatIsMissing() {
    const auto found = findCompanion("no-such-program-here");
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::ProgramMissing);
    QVERIFY(found.error().detail.find("libexec/etherdeck/no-such-program-here") != std::string::npos);
}

void TestLabLauncher::putsTheWindowIntoTheLab() {
    qputenv("PATH", QByteArray(ETHERDECK_BIN_DIR) + ":" + qgetenv("PATH"));
    const auto command = labCommand();
    QVERIFY(command);
    const std::string bin = ETHERDECK_BIN_DIR;
    QVERIFY(*command == (std::vector<std::string>{bin + "/etherdeck-lab", "--profile", "home", "--",
                                                  bin + "/etherdeck", "-i", "san0"}));
}

void TestLabLauncher::saysThatACommandCannotBeStarted() {
    QCOMPARE(startDetached({}).error().code, ErrorCode::Malformed);
    QCOMPARE(startDetached({"/nonexistent/program"}).error().code, ErrorCode::ProgramFailed);
}

/// With a small command instead of the window, which leaves word that it ran where san0 is.
void TestLabLauncher::startsARealLab() {
    const QTemporaryDir folder;
    const QString word = folder.filePath("word");
    const auto started =
        startDetached({ETHERDECK_BIN_DIR "/etherdeck-lab", "--profile", "home", "--", "/bin/sh", "-c",
                       "test -e /sys/class/net/san0; ip link show san0 >\"$1.new\" 2>&1; "
                       "mv \"$1.new\" \"$1\"",
                       "sh", word.toStdString()});
    QVERIFY(started);
    QVERIFY(*started > 0);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(word), 90'000);
    QFile file(word);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("san0"));
}

QTEST_GUILESS_MAIN(TestLabLauncher)
#include "tst_lab_launcher.moc"
