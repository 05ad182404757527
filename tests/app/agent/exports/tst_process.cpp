#include "app/agent/exports/process.h"
#include "tests/support/registered_test.h"

#include <QElapsedTimer>
#include <QTest>

#include <cerrno>
#include <chrono>
#include <csignal>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::chrono_literals;

namespace {

Result<ProgramResult> runScript(const std::string& script, Duration timeout = 30s) {
    return runProgram({"/bin/sh", "-c", script}, timeout);
}

} // namespace

class TestAgentProcess : public QObject {
    Q_OBJECT

private slots:
    void keepsOutputAndErrorsApart() {
        const auto result = runScript("echo out; echo wrong >&2; exit 3");
        QVERIFY(result);
        QCOMPARE(result->exitStatus, 3);
        QCOMPARE(result->output, std::string("out\n"));
        QCOMPARE(result->errors, std::string("wrong\n"));
    }

    void reportsASignalAsAShellDoes() {
        const auto result = runScript("kill -KILL $$");
        QVERIFY(result);
        QCOMPARE(result->exitStatus, 128 + SIGKILL);
    }

    void hasNothingToRead() {
        const auto result = runScript("cat; echo end");
        QVERIFY(result);
        QCOMPARE(result->output, std::string("end\n"));
    }

    void keepsALimitedPartOfALongOutput() {
        const auto result = runScript("exec 2>&-; head -c 1000000 /dev/zero; exec >&-; exit 4");
        QVERIFY(result);
        QCOMPARE(result->exitStatus, 4);
        QCOMPARE(result->output.size(), std::size_t{65536});
    }

    void isNotHeldUpByManyErrors() {
        const auto result = runScript("head -c 1000000 /dev/zero >&2; echo end");
        QVERIFY(result);
        QCOMPARE(result->output, std::string("end\n"));
        QCOMPARE(result->errors.size(), std::size_t{4096});
    }

    void killsAProgramWhenTimeIsUp() {
        QElapsedTimer timer;
        timer.start();
        const auto result = runScript("sleep 60 & echo $!; wait", 200ms);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TimedOut);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void killsAProgramThatRunsOnWithoutOutput() {
        const auto result = runScript("exec >&- 2>&- <&-; sleep 60 & wait", 200ms);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::TimedOut);
    }

    void waitsForAProgramThatClosesItsOutputFirst() {
        const auto result = runScript("echo said; exec >&- 2>&- <&-; sleep 0.2; exit 3", 20s);
        QVERIFY(result);
        QCOMPARE(result->exitStatus, 3);
        QCOMPARE(result->output, std::string("said\n"));
    }

    void saysWhatIsMissing() {
        const auto result = runProgram({"/nowhere/program"}, 1s);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::ProgramMissing);
    }
};

QTEST_APPLESS_MAIN(TestAgentProcess)
#include "tst_process.moc"
