#include "app/lab/voices/voice.h"
#include "app/lab/voices/voice_plan.h"
#include "core/netconsole/kernel/extended_record.h"
#include "core/uboot/boot_stopper.h"
#include "core/uboot/script_pacer.h"
#include "tests/core/netconsole/console.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::lab;
using namespace etherdeck::netconsole;
using namespace etherdeck::netconsole::test;
using namespace std::chrono_literals;

namespace {

/// A plug of the home profile, heard by a Netconsole. Both live by the console's clock.
class Plug {
public:
    explicit Plug(std::size_t index) : m_voice(voicePlan(makeProfile({}), index), console.now) {}

    void wait(Duration duration) {
        const auto end = console.now + duration;
        for (;;) {
            const auto next = std::clamp(m_voice.nextDeadline(), console.now, end);
            console.wait(next - console.now);
            m_voice.timeReached(next);
            hear();
            if (next == end && m_voice.nextDeadline() > end)
                return;
        }
    }
    void type(std::string_view datagram) {
        m_voice.received(datagram, console.now);
        hear();
    }
    /// What comes in answer.
    std::vector<std::string> answerTo(std::string_view line) {
        const auto before = console.texts().size();
        type(std::string(line) + '\n');
        wait(100ms);
        auto texts = console.texts();
        texts.erase(texts.begin(), texts.begin() + static_cast<std::ptrdiff_t>(before));
        return texts;
    }
    UbootState state() const {
        const auto changes = console.all<UbootStateChanged>();
        return changes.empty() ? UbootState() : changes.back().state;
    }
    bool hasLine(std::string_view text) const {
        return std::ranges::any_of(console.texts(), [text](const std::string& one) { return one == text; });
    }

    Console console;
    std::vector<VoiceDatagram> datagrams;
    std::vector<KernelLogEntry> log;

private:
    void hear() {
        while (auto entry = m_voice.takeLogEntry())
            log.push_back(std::move(*entry));
        while (const auto datagram = m_voice.takeDatagram()) {
            datagrams.push_back(*datagram);
            console.send(datagram->bytes, Endpoint::v4({192, 168, 7, 11}, datagram->fromPort));
        }
    }

    Voice m_voice;
};

std::vector<BootCause> causesOf(const Plug& plug) {
    std::vector<BootCause> causes;
    for (const auto& boot : plug.console.all<BootStarted>())
        causes.push_back(boot.cause);
    return causes;
}

} // namespace

class TestVoice : public QObject {
    Q_OBJECT

private slots:
    void bootsAndGoesOn();
    void tellsDevicesAndLongRecords();
    void keepsAQuietPace();
    void panicsAndBootsAgain();
    void logsWhatItsKernelsSend();
    void saysTheSameWhenCalledLate();
    void waitsAtItsPrompt();
    void echoesEachCharacterInADatagram();
    void answersAScript();
    void editsItsLine();
    void losesWhatIsTooLong();
    void startsOverAfterReset();
    void bootsFromItsPrompt();
    void anyKeyStopsItsBoot();
};

void TestVoice::bootsAndGoesOn() {
    Plug plug(0);
    plug.wait(60s);
    QCOMPARE(causesOf(plug), std::vector<BootCause>{BootCause::Banner});
    const auto phases = plug.console.phases();
    for (const auto phase : {UbootPhase::Talking, UbootPhase::CountingDown, UbootPhase::Gone})
        QVERIFY(std::ranges::find(phases, phase) != phases.end());
    QCOMPARE(phases.back(), UbootPhase::Gone);
    const auto countdowns = std::ranges::count_if(plug.datagrams, [](const VoiceDatagram& datagram) {
        return datagram.bytes.starts_with("\x1b[2K\rHit any key to stop autoboot: ");
    });
    QCOMPARE(countdowns, 4);
    QVERIFY(plug.hasLine("Hit any key to stop autoboot: 0"));
    QVERIFY(plug.hasLine("netconsole: network logging started"));
    QVERIFY(plug.console.all<CrashFound>().empty());
    QVERIFY(plug.console.all<Gap>().empty());
    QCOMPARE(plug.console.netconsole.sources().size(), 1u);
    const auto info = plug.console.netconsole.sources().front();
    QCOMPARE(info.endpoints.size(), 2u);
    QVERIFY(std::ranges::any_of(info.endpoints,
                                [](const EndpointInfo& one) { return one.release == "6.1.0-56-marvell"; }));
}

void TestVoice::tellsDevicesAndLongRecords() {
    Plug plug(0);
    plug.wait(60s);
    const auto lines = plug.console.all<Line>();
    QVERIFY(std::ranges::any_of(lines, [](const Line& line) {
        return line.dictionary == std::vector<DictionaryEntry>{{"SUBSYSTEM", "usb"}, {"DEVICE", "c189:5"}};
    }));
    const auto found = std::ranges::find_if(
        lines, [](const Line& line) { return line.text.starts_with("Kernel command line: "); });
    QVERIFY(found != lines.end());
    QVERIFY(found->text.ends_with(" init=/sbin/init"));
    QVERIFY(found->text.size() > longestKernelDatagram);
    QCOMPARE(found->missingBytes, 0u);
    QVERIFY(std::ranges::any_of(plug.datagrams, [](const VoiceDatagram& datagram) {
        return datagram.bytes.find(",ncfrag=0/") != std::string::npos;
    }));
    std::uint64_t next = 0;
    for (const auto& line : lines)
        if (line.kind == Kind::Extended)
            QCOMPARE(line.seq.value(), next++);
}

void TestVoice::keepsAQuietPace() {
    Plug plug(0);
    plug.wait(30s);
    const auto booted = plug.console.texts().size();
    plug.wait(10min);
    const auto later = plug.console.texts().size() - booted;
    QVERIFY2(later > 20 && later < 100, std::to_string(later).c_str());
    QVERIFY(plug.console.all<CrashFound>().empty());
}

void TestVoice::panicsAndBootsAgain() {
    Plug plug(1);
    plug.wait(45s);
    auto crashes = plug.console.all<CrashFound>();
    QCOMPARE(crashes.size(), 1u);
    QCOMPARE(crashes[0].crash.kind, CrashKind::Panic);
    QCOMPARE(crashes[0].crash.firstFrame, "mv643xx_eth_poll+0x1d4/0x8a0");
    QCOMPARE(causesOf(plug), (std::vector<BootCause>{BootCause::Banner, BootCause::Banner}));
    QVERIFY(std::ranges::none_of(plug.console.all<Line>(),
                                 [](const Line& line) { return line.kind == Kind::Extended; }));
    QVERIFY(std::ranges::any_of(plug.console.all<Line>(),
                                [](const Line& line) { return line.kind == Kind::Basic; }));
    plug.wait(5min);
    QCOMPARE(plug.console.all<CrashFound>().size(), 2u);
    QCOMPARE(causesOf(plug).size(), 3u);
}

void TestVoice::logsWhatItsKernelsSend() {
    Plug plug(0);
    plug.wait(60s);
    QVERIFY(!plug.log.empty());
    QVERIFY(plug.log.front() == (KernelLogEntry{true, {}}));
    std::vector<Line> sent;
    for (const auto& line : plug.console.all<Line>())
        if (line.kind == Kind::Extended)
            sent.push_back(line);
    QCOMPARE(plug.log.size(), sent.size() + 1);
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const auto record = parseExtended(plug.log[i + 1].record);
        QVERIFY(record);
        QVERIFY(record->release.empty() && !record->fragment);
        QCOMPARE(record->seq, sent[i].seq.value());
        QCOMPARE(readBody(record->body).text, sent[i].text);
        QVERIFY(readBody(record->body).dictionary == sent[i].dictionary);
    }

    Plug crashing(1);
    crashing.wait(45s);
    const auto starts = std::ranges::count_if(crashing.log, &KernelLogEntry::startsKernel);
    QCOMPARE(starts, 2);
}

void TestVoice::saysTheSameWhenCalledLate() {
    const auto plan = voicePlan(makeProfile({}), 1);
    const TimePoint start{1h};
    Voice punctual(plan, start);
    while (punctual.nextDeadline() <= start + 2min)
        punctual.timeReached(punctual.nextDeadline());
    Voice late(plan, start);
    late.timeReached(start + 2min);
    QVERIFY(late.nextDeadline() > start + 2min);
    for (auto datagram = punctual.takeDatagram(); datagram; datagram = punctual.takeDatagram()) {
        const auto other = late.takeDatagram();
        QVERIFY(other);
        QCOMPARE(other->bytes, datagram->bytes);
        QCOMPARE(other->fromPort, datagram->fromPort);
    }
    QVERIFY(!late.takeDatagram());
}

void TestVoice::waitsAtItsPrompt() {
    Plug plug(2);
    plug.wait(10s);
    QCOMPARE(plug.state().phase, UbootPhase::AtPrompt);
    QCOMPARE(plug.state().prompt, "=> ");
    const auto said = plug.datagrams.size();
    plug.wait(10min);
    QCOMPARE(plug.datagrams.size(), said);
}

void TestVoice::echoesEachCharacterInADatagram() {
    Plug plug(2);
    plug.wait(10s);
    plug.datagrams.clear();
    plug.type("echo hi\n");
    std::vector<std::string> said;
    for (const auto& datagram : plug.datagrams) {
        QCOMPARE(datagram.fromPort, consolePort);
        said.push_back(datagram.bytes);
    }
    QCOMPARE(said, (std::vector<std::string>{"e", "c", "h", "o", " ", "h", "i", "\n", "hi", "\n", "=> "}));
}

void TestVoice::answersAScript() {
    Plug plug(2);
    plug.wait(10s);
    auto pacer = ScriptPacer::create("setenv name 'a plug'\nsaveenv\nnonsense\necho $name\n").value();
    pacer.stateChanged(plug.state(), plug.console.now);
    std::size_t seen = plug.console.events.size();
    for (int i = 0; i < 100 && pacer.status() < ScriptPacer::Status::Done; ++i) {
        if (const auto line = pacer.takeBytes())
            plug.type(*line);
        plug.wait(50ms);
        for (; seen < plug.console.events.size(); ++seen)
            if (const auto* change = std::get_if<UbootStateChanged>(&plug.console.events[seen]))
                pacer.stateChanged(change->state, plug.console.now);
    }
    QVERIFY(pacer.status() == ScriptPacer::Status::Done);
    QVERIFY(plug.hasLine("Saving Environment to NAND... OK"));
    QVERIFY(plug.hasLine("Unknown command 'nonsense' - try 'help'"));
    QVERIFY(plug.hasLine("a plug"));
}

void TestVoice::editsItsLine() {
    Plug plug(2);
    plug.wait(10s);
    using Texts = std::vector<std::string>;
    QCOMPARE(plug.answerTo("echo abX\b\x7f"
                           "cd"),
             (Texts{"=> echo acd", "acd"}));
    QCOMPARE(plug.answerTo(""), (Texts{"=> ", "acd"})); // repeats
    QCOMPARE(plug.answerTo("\x1b[A\b"
                           "e"),
             (Texts{"=> echo ace", "ace"})); // cursor up
    plug.type("partial");
    plug.type("\x03");
    plug.wait(100ms);
    QCOMPARE(plug.console.texts().back(), "=> partial<INTERRUPT>");
    QCOMPARE(plug.state().phase, UbootPhase::AtPrompt);
    QCOMPARE(plug.answerTo(""), Texts{"=> "}); // an interrupted line is not repeated
}

void TestVoice::losesWhatIsTooLong() {
    Plug plug(2);
    plug.wait(10s);
    plug.type("echo " + std::string(600, 'A') + '\n');
    plug.wait(100ms);
    QCOMPARE(plug.answerTo("").back(), std::string(UbootVoice::longestInput - 5, 'A'));
}

void TestVoice::startsOverAfterReset() {
    Plug plug(2);
    plug.wait(10s);
    (void)plug.answerTo("setenv lost 1; setenv kept 2; saveenv; setenv later 3");
    plug.type("reset\n");
    plug.wait(10s);
    QCOMPARE(causesOf(plug), (std::vector<BootCause>{BootCause::Banner, BootCause::Banner}));
    QVERIFY(plug.hasLine("resetting ..."));
    QCOMPARE(
        plug.answerTo("printenv kept later"),
        (std::vector<std::string>{"=> printenv kept later", "kept=2", "## Error: \"later\" not defined"}));
}

void TestVoice::bootsFromItsPrompt() {
    Plug plug(2);
    plug.wait(10s);
    plug.type("boot\n");
    plug.wait(30s);
    QCOMPARE(plug.state().phase, UbootPhase::Gone);
    QVERIFY(plug.hasLine("Starting kernel ..."));
    QVERIFY(plug.hasLine("netconsole: network logging started"));
    QCOMPARE(causesOf(plug).size(), 1u);
    plug.datagrams.clear();
    plug.type("version\n"); // nobody is there to answer
    QVERIFY(plug.datagrams.empty());
}

void TestVoice::anyKeyStopsItsBoot() {
    Plug plug(0);
    BootStopper stopper(plug.state(), plug.console.now);
    for (int i = 0; i < 200 && stopper.outcome() == BootStopper::Outcome::Trying; ++i) {
        stopper.timeReached(plug.console.now);
        if (const auto key = stopper.takeBytes())
            plug.type(*key);
        plug.wait(50ms);
        stopper.stateChanged(plug.state());
    }
    QVERIFY(stopper.outcome() == BootStopper::Outcome::Stopped);
    plug.wait(60s);
    QCOMPARE(plug.state().phase, UbootPhase::AtPrompt);
    QVERIFY(std::ranges::all_of(
        plug.datagrams, [](const VoiceDatagram& datagram) { return datagram.fromPort == consolePort; }));
}

QTEST_APPLESS_MAIN(TestVoice)
#include "tst_voice.moc"
