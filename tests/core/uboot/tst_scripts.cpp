#include "core/uboot/boot_stopper.h"
#include "core/uboot/script_pacer.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

UbootState in(UbootPhase phase) { return {phase, 0, "=> "}; }

/// Pastes into a U-Boot as the captures show it: it echoes, runs, and prompts again.
class PastedConsole {
public:
    explicit PastedConsole(std::string_view script) : pacer(ScriptPacer::create(script).value()) {
        console.send("=> ");
        follow();
    }

    /// Answers one line, with the output that it would have.
    std::string answer(std::string_view output) {
        console.wait(20ms);
        follow();
        const auto sent = pacer.takeBytes().value_or("");
        for (const char byte : sent) // a datagram for each character
            console.send({&byte, 1});
        console.send(output);
        follow();
        return sent;
    }
    void prompt() {
        console.send("=> ");
        console.wait(20ms);
        follow();
    }

    void follow() {
        const auto changes = console.all<UbootStateChanged>();
        for (; m_followed < changes.size(); ++m_followed)
            pacer.stateChanged(changes[m_followed].state, console.now);
    }

    Console console;
    ScriptPacer pacer;

private:
    std::size_t m_followed = 0;
};

} // namespace

class TestScript : public QObject {
    Q_OBJECT

private slots:
    void sendsALineAtEachPrompt();
    void cleansWhatIsPasted();
    void refusesWhatUbootWouldSpoil_data();
    void refusesWhatUbootWouldSpoil();
    void waitsWhileACommandRuns();
    void waitsUntilKeysOnTheirWayAreUsedUp();
    void doesNotTypeBehindWhatIsTyped();
    void endsWhenTheLastCommandHasEnded();
    void endsWhenTheLastCommandStartsAKernel();
    void failsWhenAKernelStartsInBetween();
    void failsWithoutAnEcho();
    void canBeCancelled();
    void stopsABoot();
    void stopsNothingAtThePrompt();
    void knowsThatItIsTooLate();
    void givesUpInTheEnd();
    void sendsTheWordsOfAKeyedBuild();
    void doesNotMakeUpForAPause();
};

void TestScript::sendsALineAtEachPrompt() {
    PastedConsole pasted("setenv a 1\r\nsetenv b 2\n");
    QVERIFY(!pasted.pacer.takeBytes());
    QCOMPARE(pasted.answer(""), std::string("setenv a 1\n"));
    QVERIFY(!pasted.pacer.takeBytes());
    pasted.prompt();
    QCOMPARE(pasted.answer(""), std::string("setenv b 2\n"));
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Running);
    pasted.prompt();
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Done);
    QCOMPARE(pasted.pacer.linesSent(), std::size_t{2});
}

void TestScript::cleansWhatIsPasted() {
    auto pacer = ScriptPacer::create("\n  \na\tb\r\n\r\nc\rd").value();
    QCOMPARE(pacer.lineCount(), std::size_t{3});
    pacer.stateChanged(in(UbootPhase::AtPrompt), {});
    QCOMPARE(pacer.takeBytes(), std::optional<std::string>("a b\n"));
}

void TestScript::refusesWhatUbootWouldSpoil_data() {
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("512 bytes and a line feed") << ("x\n" + QByteArray(512, 'a')) << ErrorCode::TooLong;
    QTest::newRow("control-C") << QByteArray("x\n\x03") << ErrorCode::Malformed;
    QTest::newRow("escape") << QByteArray("x\n\x1b[A") << ErrorCode::Malformed;
    QTest::newRow("nul") << QByteArray("x\n\0", 3) << ErrorCode::Malformed;
}

void TestScript::refusesWhatUbootWouldSpoil() {
    QFETCH(QByteArray, script);
    const auto pacer = ScriptPacer::create(script.toStdString());
    QVERIFY(!pacer);
    QTEST(pacer.error().code, "error");
    QCOMPARE(pacer.error().detail, std::string("line 2"));
    QVERIFY(ScriptPacer::create(std::string(511, 'a')).has_value());
    QCOMPARE(ScriptPacer::create(std::string(10001, '\n')).error().code, ErrorCode::TooLong);
}

void TestScript::waitsWhileACommandRuns() {
    PastedConsole pasted("sleep 30\necho done\n");
    pasted.answer("");
    pasted.console.wait(30s);
    QVERIFY(!pasted.pacer.takeBytes());
    pasted.console.send("x> y\n"); // no prompt
    pasted.console.send("=>  ");
    pasted.console.send("as far as here\n");
    pasted.console.wait(1s);
    QVERIFY(!pasted.pacer.takeBytes());
    pasted.prompt();
    QCOMPARE(pasted.answer("done\n"), std::string("echo done\n"));
}

/// Keys of a BootStopper arrive before the first line: U-Boot prompts for each of them.
void TestScript::waitsUntilKeysOnTheirWayAreUsedUp() {
    PastedConsole pasted("echo one\necho two\n");
    pasted.console.wait(20ms);
    pasted.follow();
    QCOMPARE(pasted.pacer.takeBytes(), std::optional<std::string>("echo one\n"));
    for (int i = 0; i < 3; ++i) {
        pasted.console.send("<INTERRUPT>");
        pasted.console.send("\n");
        pasted.prompt();
        QVERIFY(!pasted.pacer.takeBytes());
        QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::WaitingForEcho);
    }
    pasted.console.send("<INTERRUPT>\n");
    pasted.console.send("=> ");
    for (const auto* echo : {"e", "c", "h", "o", " ", "o", "n", "e"}) {
        pasted.console.send(echo);
        pasted.follow();
        QVERIFY(!pasted.pacer.takeBytes());
    }
    pasted.console.send("\n");
    pasted.console.send("one\n");
    pasted.follow();
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Running);
    pasted.prompt();
    QCOMPARE(pasted.answer("two\n"), std::string("echo two\n"));
}

void TestScript::doesNotTypeBehindWhatIsTyped() {
    PastedConsole pasted("echo one");
    pasted.console.send("print");
    pasted.console.wait(1s);
    pasted.follow();
    QVERIFY(!pasted.pacer.takeBytes());
    pasted.console.send("<INTERRUPT>\n");
    pasted.prompt();
    QCOMPARE(pasted.answer("one\n"), std::string("echo one\n"));
}

void TestScript::endsWhenTheLastCommandHasEnded() {
    PastedConsole pasted("echo x");
    pasted.answer("x\n");
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Running);
    pasted.prompt();
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Done);
    QCOMPARE(pasted.pacer.nextDeadline(), TimePoint::max());
}

void TestScript::endsWhenTheLastCommandStartsAKernel() {
    PastedConsole pasted("bootm 0x800000");
    pasted.answer("\nStarting kernel ...\n");
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Done);
}

void TestScript::failsWhenAKernelStartsInBetween() {
    PastedConsole pasted("bootm 0x800000\necho too late");
    pasted.answer("\nStarting kernel ...\n");
    QCOMPARE(pasted.pacer.status(), ScriptPacer::Status::Failed);
    QCOMPARE(pasted.pacer.failure(), ErrorCode::Closed);
}

void TestScript::failsWithoutAnEcho() {
    auto pacer = ScriptPacer::create("echo x\necho y").value();
    const TimePoint start{1h};
    pacer.stateChanged(in(UbootPhase::AtPrompt), start);
    QVERIFY(pacer.takeBytes());
    QCOMPARE(pacer.nextDeadline(), start + 5s);
    pacer.timeReached(start + 4999ms);
    QCOMPARE(pacer.status(), ScriptPacer::Status::WaitingForEcho);
    pacer.timeReached(start + 5s);
    QCOMPARE(pacer.status(), ScriptPacer::Status::Failed);
    QCOMPARE(pacer.failure(), ErrorCode::TimedOut);
    pacer.stateChanged(in(UbootPhase::AtPrompt), start + 6s);
    QVERIFY(!pacer.takeBytes());
}

void TestScript::canBeCancelled() {
    auto pacer = ScriptPacer::create("echo x\necho y").value();
    pacer.stateChanged(in(UbootPhase::AtPrompt), {});
    pacer.cancel();
    QVERIFY(!pacer.takeBytes());
    QCOMPARE(pacer.status(), ScriptPacer::Status::Cancelled);
}

void TestScript::stopsABoot() {
    TimePoint now{1h};
    BootStopper stopper({}, now);
    int sent = 0;
    for (; now < TimePoint{1h} + 1s; now = stopper.nextDeadline()) {
        stopper.timeReached(now);
        while (const auto bytes = stopper.takeBytes()) {
            QCOMPARE(*bytes, std::string("\x03"));
            ++sent;
        }
    }
    QCOMPARE(sent, 10);
    stopper.stateChanged(in(UbootPhase::CountingDown));
    QCOMPARE(stopper.outcome(), BootStopper::Outcome::Trying);
    stopper.stateChanged(in(UbootPhase::AtPrompt));
    stopper.timeReached(now + 1s);
    QVERIFY(!stopper.takeBytes());
    QCOMPARE(stopper.outcome(), BootStopper::Outcome::Stopped);
    QCOMPARE(stopper.nextDeadline(), TimePoint::max());
}

void TestScript::stopsNothingAtThePrompt() {
    BootStopper stopper(in(UbootPhase::AtPrompt), TimePoint{1h});
    QVERIFY(!stopper.takeBytes());
    QCOMPARE(stopper.outcome(), BootStopper::Outcome::Stopped);
}

void TestScript::knowsThatItIsTooLate() {
    BootStopper stopper(in(UbootPhase::Gone), TimePoint{1h}); // its kernel still runs
    stopper.stateChanged(in(UbootPhase::Gone));
    QCOMPARE(stopper.outcome(), BootStopper::Outcome::Trying);
    QVERIFY(!stopper.isStarting());
    stopper.stateChanged(in(UbootPhase::CountingDown));
    QVERIFY(stopper.isStarting());
    stopper.stateChanged(in(UbootPhase::Gone));
    QCOMPARE(stopper.outcome(), BootStopper::Outcome::TooLate);
    QVERIFY(!stopper.takeBytes());
    QCOMPARE(stopper.nextDeadline(), TimePoint::max());
}

void TestScript::givesUpInTheEnd() {
    const TimePoint start{1h};
    BootStopper stopper({}, start);
    stopper.timeReached(start + 5min);
    QCOMPARE(stopper.outcome(), BootStopper::Outcome::GaveUp);
    BootStopper cancelled({}, start);
    cancelled.cancel();
    QVERIFY(!cancelled.takeBytes());
    QCOMPARE(cancelled.outcome(), BootStopper::Outcome::Cancelled);
}

void TestScript::sendsTheWordsOfAKeyedBuild() {
    BootStopper::Settings settings;
    settings.key = "stop";
    BootStopper stopper({}, TimePoint{1h}, settings);
    QCOMPARE(stopper.takeBytes(), std::optional<std::string>("stop"));
}

void TestScript::doesNotMakeUpForAPause() {
    const TimePoint start{1h};
    BootStopper stopper({}, start);
    (void)stopper.takeBytes();
    stopper.timeReached(start + 10s);
    QVERIFY(stopper.takeBytes());
    QVERIFY(!stopper.takeBytes());
    QCOMPARE(stopper.nextDeadline(), start + 10100ms);
}

QTEST_APPLESS_MAIN(TestScript)
#include "tst_scripts.moc"
