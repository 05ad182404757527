#include "tests/support/registered_test.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// What bash completes: names of devices and boxes, and what the console was heard from.
class CompletionsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void completesNames_data();
    void completesNames();

private:
    QTemporaryDir m_folder;
};

namespace {

const QString shellFunctions = QStringLiteral("/usr/share/bash-completion/bash_completion");
const QString completion = QStringLiteral(ETHERDECK_SOURCE_DIR "/installer/completions/etherdeckctl.bash");

constexpr const char* namesToComplete = R"sh(#!/bin/sh
case "$1 $2" in
"device list") printf 'NAME   DEVICE\nplug1  root@192.168.7.11\nplug2  root@192.168.7.12\n' ;;
"box list") printf 'BOX      GROUP\ncellar   -\nplug2    -\nmy shed  -\n' ;;
"log sources")
    printf 'NUMBER  NAME     ENDPOINTS                             BOX\n'
    printf '     1  -        192.168.7.11:6665                     -\n'
    printf '     2  -        192.168.7.12:6665, 192.168.7.12:6666  -\n'
    printf '    13  attic    192.168.7.13:6665                     -\n'
    printf '    14  my shed  192.168.7.14:6665                     -\n' ;;
esac
)sh";

/// Completes the last one of its arguments.
constexpr const char* completing = R"sh(
source "$1"; source "$2"; shift 2
_known_hosts_real() { :; } # those of this computer
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
_etherdeckctl 2>/dev/null
printf '%s\n' "${COMPREPLY[@]}"
)sh";

} // namespace

void CompletionsTest::initTestCase() {
    if (!QFile::exists(shellFunctions))
        QSKIP("bash-completion is not installed");
    QFile program(m_folder.filePath("etherdeckctl"));
    QVERIFY(program.open(QIODevice::WriteOnly) && program.write(namesToComplete) > 0);
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

void CompletionsTest::completesNames_data() {
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("a device to install on")
        << QStringList{"device", "install", ""} << QStringList{"plug1", "plug2"};
    QTest::newRow("a box to show") << QStringList{"box", "show", ""} << QStringList{"cellar", "plug2"};
    QTest::newRow("-d") << QStringList{"-d", ""} << QStringList{"cellar", "plug1", "plug2"};
    QTest::newRow("the beginning of a name") << QStringList{"-d", "pl"} << QStringList{"plug1", "plug2"};
    const QStringList sources{"192.168.7.11", "192.168.7.12", "attic"};
    QTest::newRow("the source of a log") << QStringList{"log", "show", "-s", ""} << sources;
    QTest::newRow("the source to fill") << QStringList{"kmsg", "--fill", ""} << sources;
    QTest::newRow("an action after a source")
        << QStringList{"log", "--source", "attic", "sea"} << QStringList{"search"};
}

void CompletionsTest::completesNames() {
    QFETCH(QStringList, words);
    QFETCH(const QStringList, offered);
    words.prepend(m_folder.filePath("etherdeckctl"));
    QProcess bash;
    bash.start("bash", QStringList{"-c", completing, "bash", shellFunctions, completion} + words);
    QVERIFY(bash.waitForFinished());
    const auto found = QString::fromUtf8(bash.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
    QCOMPARE(found, offered);
}

QTEST_GUILESS_MAIN(CompletionsTest)
#include "tst_completions.moc"
