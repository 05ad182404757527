#include "app/etherdeckctl/commands.h"
#include "app/etherdeckctl/console_setup.h"
#include "app/etherdeckctl/console_talk.h"
#include "app/etherdeckctl/problem.h"
#include "app/etherdeckctl/terminal.h"
#include "core/netconsole/boot_stopper.h"
#include "core/netconsole/script_pacer.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>
#include <string>
#include <utility>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;
using netconsole::BootStopper;
using netconsole::ScriptPacer;
using netconsole::UbootPhase;
using netconsole::UbootState;

constexpr std::string_view controlC = "\x03";
constexpr Duration waitBeforeAsking = 500ms;
constexpr std::size_t longestScript = ScriptPacer::mostLines * (ScriptPacer::longestDatagram + 1);

struct Console {
    ConsoleIntake intake;
    ConsoleAddress box;
};

/// The box, and a port that it sends to. What keeps from it is printed.
std::optional<Console> openFor(const NetconsoleOptions& options) {
    const auto box = ConsoleAddress::resolve(options.host, consolePort);
    if (!box) {
        printProblem("there is no host '" + printable(options.host) + "'.",
                     "It is written like 192.168.1.5, 192.168.1.5:6666 or [fe80::1%eth0].",
                     box.error().detail);
        return std::nullopt;
    }
    auto intake = openConsole(options);
    if (!intake)
        return std::nullopt;
    return Console{std::move(*intake), *box};
}

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

/// A ScriptPacer that shows itself to a box of which nothing was heard: control-C makes it prompt again.
class ScriptTalker {
public:
    ScriptTalker(ScriptPacer pacer, Duration patience) :
        m_pacer(std::move(pacer)),
        m_askAt(Clock::now() + waitBeforeAsking),
        m_giveUpAt(Clock::now() + patience) {}

    [[nodiscard]] Talker talker() {
        return {[this](const UbootState& state, TimePoint now) { stateChanged(state, now); },
                [this](TimePoint now) { timeReached(now); }, [this] { return takeBytes(); },
                [this] { return nextDeadline(); }, [this] { return hasEnded(); }};
    }
    [[nodiscard]] const ScriptPacer& pacer() const { return m_pacer; }
    [[nodiscard]] bool foundNoPrompt() const { return m_foundNoPrompt; }

private:
    [[nodiscard]] bool waitsForFirstPrompt() const { return m_pacer.linesSent() == 0; }
    [[nodiscard]] bool hasEnded() const {
        return m_foundNoPrompt || m_pacer.status() >= ScriptPacer::Status::Done;
    }
    void stateChanged(const UbootState& state, TimePoint now) {
        if (state.phase != UbootPhase::Quiet)
            m_askAt = TimePoint::max(); // it tells by itself how it goes on
        m_pacer.stateChanged(state, now);
    }
    void timeReached(TimePoint now) {
        m_pacer.timeReached(now);
        m_isAsking = m_isAsking || now >= m_askAt;
        m_foundNoPrompt = m_foundNoPrompt || (waitsForFirstPrompt() && now >= m_giveUpAt);
    }
    std::optional<std::string> takeBytes() {
        if (!std::exchange(m_isAsking, false))
            return m_pacer.takeBytes();
        m_askAt = TimePoint::max();
        return std::string(controlC);
    }
    [[nodiscard]] TimePoint nextDeadline() const {
        auto next = std::min(m_pacer.nextDeadline(), m_askAt);
        return waitsForFirstPrompt() ? std::min(next, m_giveUpAt) : next;
    }

    ScriptPacer m_pacer;
    TimePoint m_askAt;
    TimePoint m_giveUpAt;
    bool m_isAsking = false;
    bool m_foundNoPrompt = false;
};

std::string readScript(const NetconsoleOptions& options) {
    if (!options.text.empty())
        return options.text;
    std::string script;
    for (char c = 0; script.size() <= longestScript && std::cin.get(c);)
        script += c;
    return script;
}

ExitStatus tellHowItWent(const ScriptTalker& talker, const std::string& host) {
    const auto& pacer = talker.pacer();
    if (pacer.status() == ScriptPacer::Status::Done)
        return ExitStatus::Done;
    const auto sent =
        std::to_string(pacer.linesSent()) + " of " + std::to_string(pacer.lineCount()) + " lines";
    if (talker.foundNoPrompt())
        printProblem(
            "U-Boot on " + host + " shows no prompt.",
            "Usual causes: the box does not run U-Boot now, its ncip is not this machine, or it listens\n"
            "on another port (HOST:PORT). 'etherdeckctl netconsole stop-boot' catches it as it starts.");
    else if (pacer.failure() == ErrorCode::Closed)
        printProblem("U-Boot has started a kernel after " + sent + ".");
    else
        printProblem("the last of " + sent + " was not echoed; it may have run, and is not sent again.");
    return ExitStatus::Failed;
}

ExitStatus failedToSend(const Error& error) {
    printProblem("cannot send: " + describe(error), {}, error.detail);
    return ExitStatus::Failed;
}

} // namespace

ExitStatus runNetconsoleSend(const NetconsoleOptions& options) {
    auto pacer = ScriptPacer::create(readScript(options));
    if (!pacer) {
        printProblem(pacer.error().code == ErrorCode::TooLong
                         ? "that is too long: a line has at most 511 bytes, a script 10000 lines."
                         : "there are control characters in it.",
                     {}, pacer.error().detail);
        return ExitStatus::WrongUsage;
    }
    auto console = openFor(options);
    if (!console)
        return ExitStatus::Failed;
    ScriptTalker script(std::move(*pacer), options.patience);
    ConsoleTalk talk(std::move(console->intake), console->box, print);
    const auto ended = talk.run(script.talker());
    if (!ended)
        return failedToSend(ended.error());
    return *ended ? tellHowItWent(script, printable(options.host)) : ExitStatus::Failed;
}

ExitStatus runNetconsoleStopBoot(const NetconsoleOptions& options) {
    auto console = openFor(options);
    if (!console)
        return ExitStatus::Failed;
    BootStopper::Settings settings;
    settings.giveUpAfter = options.patience;
    if (!options.key.empty())
        settings.key = options.key;
    BootStopper stopper({}, Clock::now(), settings);
    std::string prompt;
    ConsoleTalk talk(std::move(console->intake), console->box, print);
    std::fprintf(stderr, "Stopping the boot of %s: switch it on, or restart it.\n",
                 printable(options.host).c_str());
    const auto ended = talk.run({
        [&](const UbootState& state, TimePoint) {
            stopper.stateChanged(state);
            prompt = state.prompt;
        },
        [&](TimePoint now) { stopper.timeReached(now); },
        [&] { return stopper.takeBytes(); },
        [&] { return stopper.nextDeadline(); },
        [&] { return stopper.outcome() != BootStopper::Outcome::Trying; },
    });
    if (!ended)
        return failedToSend(ended.error());
    if (stopper.outcome() == BootStopper::Outcome::Stopped) {
        std::fprintf(stderr, "Stopped: %s waits at its prompt.\n", printable(options.host).c_str());
        return ExitStatus::Done;
    }
    if (*ended)
        printProblem("the boot was not stopped: no prompt in " + std::to_string(options.patience.count()) +
                         " seconds.",
                     "Boxes with AUTOBOOT_KEYED want their own words: --key WORDS.");
    return ExitStatus::Failed;
}

} // namespace etherdeck::ctl
