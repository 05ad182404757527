#include "core/install/script.h"
#include "tests/support/registered_test.h"

#include <QProcess>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::install;

namespace {

const std::string mark = "etherdeck-123";

ScriptOutput read(const std::string& bytes, std::size_t piece) {
    ScriptOutput output(mark);
    for (std::size_t at = 0; at < bytes.size(); at += piece)
        output.add(std::string_view(bytes).substr(at, piece));
    return output;
}

} // namespace

class TestScript : public QObject {
    Q_OBJECT

private slots:
    void fitsOnlyWhatNoShellChanges();
    void isFoundAfterNoise_data();
    void isFoundAfterNoise();
    void isNotOverBeforeItsEnd();
    void isBounded();
    void isTheSameInEveryShell_data();
    void isTheSameInEveryShell();
    void runsAsRootBySudo();
};

void TestScript::fitsOnlyWhatNoShellChanges() {
    QVERIFY(fitsEveryShell("[ -n \"$a\" ] && echo $(ls -l /tmp/*) | tail -n 1; exit 3"));
    for (const auto* const script :
         {"echo 'a'", "! true", "echo a\\n", "echo\necho", "echo \xc3\xa4", "a\tb"})
        QVERIFY2(!fitsEveryShell(script), script);
}

void TestScript::isFoundAfterNoise_data() {
    QTest::addColumn<int>("piece");
    for (const auto piece : {1, 2, 7, 1000})
        QTest::addRow("%d bytes", piece) << piece;
}

void TestScript::isFoundAfterNoise() {
    QFETCH(int, piece);
    const auto output =
        read("Welcome!\netherdeck-12\n\netherdeck-123-begin\none\ntwo\n\netherdeck-123-end 3\nBye\n",
             static_cast<std::size_t>(piece));
    QCOMPARE(output.status(), std::optional(3));
    QCOMPARE(output.text(), std::string("one\ntwo"));
    QCOMPARE(output.noise(), std::string("Welcome!\netherdeck-12\n"));
    QCOMPARE(read("This account is not available.\n", static_cast<std::size_t>(piece)).noise(),
             std::string("This account is not available.\n"));
}

void TestScript::isNotOverBeforeItsEnd() {
    QVERIFY(!read("\netherdeck-123-begin\none\n\netherdeck-123-end 3", 5).status());
    QVERIFY(!read("\netherdeck-124-begin\n\n\netherdeck-124-end 0\n", 5).hasBegun());
    QCOMPARE(read("\netherdeck-123-begin\n\netherdeck-123-end -1\n", 5).status(), std::optional(255));
    QCOMPARE(read("\netherdeck-123-begin\n\netherdeck-123-end 1e\n", 5).status(), std::optional(255));
    QCOMPARE(read("\netherdeck-123-begin\n\netherdeck-123-end 1111", 5).status(), std::optional(255));
}

void TestScript::isBounded() {
    const std::string much(65'536, 'x');
    ScriptOutput output(mark);
    for (int i = 0; i < 1000; ++i)
        output.add(much);
    QCOMPARE(output.noise().size(), ScriptOutput::maxNoise);
    output.add("\netherdeck-123-begin\n");
    QVERIFY(output.hasBegun());
    for (int i = 0; i < 1000; ++i)
        output.add(much);
    QCOMPARE(output.text().size(), ScriptOutput::maxOutput);
    output.add("\netherdeck-123-end 0\n");
    QCOMPARE(output.status(), std::optional(0));
}

void TestScript::isTheSameInEveryShell_data() {
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("sh") << QStringList{"/bin/sh"};
    QTest::newRow("bash") << QStringList{"/bin/bash"};
    QTest::newRow("zsh") << QStringList{"/bin/zsh", "-f"};
    QTest::newRow("tcsh") << QStringList{"/bin/tcsh", "-f"};
    QTest::newRow("busybox") << QStringList{"/bin/busybox", "sh"};
}

void TestScript::isTheSameInEveryShell() {
    QFETCH(QStringList, shell);
    QProcess process;
    const auto program = shell.takeFirst();
    std::string line;
    for (const auto& word :
         scriptWords("a=\"two  words\"; echo \"$a\"; echo warning >&2; cat; for i in 1 2; do echo /dev/nul*; "
                     "done; [ -z \"$a\" ] || exit 3",
                     mark, false))
        line += (line.empty() ? "" : " ") + word; // as ssh does
    process.start(program, shell + QStringList{"-c", QString::fromStdString(line)});
    if (!process.waitForStarted())
        QSKIP("it is not installed here");
    process.write("input\n");
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    const auto output = read(process.readAllStandardOutput().toStdString(), 1000);
    QCOMPARE(output.status(), std::optional(3));
    QCOMPARE(output.text(), std::string("two  words\nwarning\ninput\n/dev/null\n/dev/null"));
}

void TestScript::runsAsRootBySudo() {
    const auto words = scriptWords("id", mark, true);
    QCOMPARE(words[0] + ' ' + words[1] + ' ' + words[2], std::string("sudo -n sh"));
    const auto asked = scriptWords("id", mark, true, true);
    const std::vector<std::string> sudo{"sudo", "-k", "-S", "-p", "sudo:", "sh", "-c"};
    QVERIFY(std::equal(sudo.begin(), sudo.end(), asked.begin()));
}

QTEST_GUILESS_MAIN(TestScript)
#include "tst_script.moc"
