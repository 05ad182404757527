#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/netconsole/box_conversation.h"
#include "app/etherdeckctl/netconsole/commands.h"
#include "app/etherdeckctl/netconsole/setup.h"
#include "core/services/console/uboot_tasks.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::ctl {

namespace {

using netconsole::BootStopper;
using netconsole::ScriptPacer;

constexpr std::size_t longestScript = ScriptPacer::maxLines * (ScriptPacer::longestDatagram + 1);

struct Console {
    BoxConversation::Ears ears;
    ConsoleAddress box;
};

bool isOneOfOurs(const PortHolder& holder) { return holder.program.starts_with("etherdeck"); }

/// The port is taken, so another program receives what the box sends.
void printNotHeard(const ConsoleAddress& where, const std::vector<PortHolder>& holders) {
    std::string advice = "The output of the box goes there, so its prompt cannot be seen here. ";
    if (holders.empty())
        advice = "Try again.";
    else if (std::ranges::any_of(holders, isOneOfOurs))
        advice += "To read along with\n"
                  "that program, name its file with --store FILE. Or type in the window, or stop it.";
    else if (holders.front().processId == 0)
        advice += "If it is the service, run this\n"
                  "as root with --store /var/lib/etherdeck/history.sqlite. Otherwise stop it.";
    else
        advice += "Stop it.";
    printProblem("UDP port " + where.endpoint.toString() + " is taken by " +
                     (holders.empty() ? "another program" : holdersText(holders)) + ".",
                 advice);
}

/// The port is taken. If a program of ours has it, its journal is read instead.
std::optional<BoxConversation::Ears> readAlong(const NetconsoleOptions& options, const ConsoleAddress& box,
                                               const ConsoleAddress& where) {
    const auto holders = portHolders(where);
    std::vector<std::int64_t> processes;
    for (const auto& holder : holders)
        if (holder.processId != 0)
            processes.push_back(holder.processId);
    BoxConversation::Ears ears;
    ears.follower = JournalFollower::find(storePath(options), processes);
    if (!ears.follower) {
        printNotHeard(where, holders);
        return std::nullopt;
    }
    // U-Boot takes input from any port of the right host.
    if (const auto failure = listenOn(ears.sockets, {box.endpoint.isV4() ? "0.0.0.0" : "::"}, 0)) {
        printWhyNot(*failure);
        return std::nullopt;
    }
    printNote("UDP port " + where.endpoint.toString() + " is taken by " + holdersText(holders) +
              "; reading along in its journal.\n");
    return ears;
}

std::optional<BoxConversation::Ears> openEars(const NetconsoleOptions& options, const ConsoleAddress& box) {
    BoxConversation::Ears ears;
    const auto failure = listenAsTold(ears.sockets, options);
    if (!failure)
        return ears;
    if (failure->address && failure->error.code == ErrorCode::Busy)
        return readAlong(options, box, *failure->address);
    printWhyNot(*failure);
    return std::nullopt;
}

/// The box and what hears it. Prints why when that is not possible.
std::optional<Console> openFor(const NetconsoleOptions& options) {
    const auto box = ConsoleAddress::resolve(options.host, consolePort);
    if (!box) {
        printProblem("there is no host '" + options.host + "'.",
                     "Examples: 192.168.1.5, 192.168.1.5:6666, [fe80::1%eth0].", box.error().detail);
        return std::nullopt;
    }
    auto ears = openEars(options, *box);
    if (!ears)
        return std::nullopt;
    return Console{std::move(*ears), *box};
}

/// Prints what a box says as it comes.
std::function<void(std::string_view)> printerOn(Output& output) {
    return [&output](std::string_view text) {
        output.print(text);
        output.flush();
    };
}

std::string readScript(const NetconsoleOptions& options) {
    if (!options.text.empty())
        return options.text;
    std::string script;
    for (char c = 0; script.size() <= longestScript && std::cin.get(c);)
        script += c;
    return script;
}

ExitStatus tellHowItWent(const ScriptTask& task, const std::string& host) {
    const auto& pacer = task.pacer();
    if (pacer.status() == ScriptPacer::Status::Done)
        return ExitStatus::Done;
    const auto sent =
        std::to_string(pacer.linesSent()) + " of " + std::to_string(pacer.lineCount()) + " lines";
    if (task.foundNoPrompt())
        printProblem(
            "U-Boot on " + host + " shows no prompt.",
            "Common causes: the box is not running U-Boot, its ncip is not this computer, or it listens\n"
            "on another port (HOST:PORT). 'etherdeckctl netconsole stop-boot' catches it as it starts.");
    else if (pacer.failure() == ErrorCode::Closed)
        printProblem("U-Boot started a kernel after " + sent + ".");
    else
        printProblem("the last of " + sent + " was not echoed; it may have run, and is not sent again.");
    return ExitStatus::Failed;
}

ExitStatus failedToSend(const Error& error) {
    printProblem("cannot send: " + describe(error), {}, error.detail);
    return ExitStatus::Failed;
}

} // namespace

ExitStatus runNetconsoleSend(Output& output, const NetconsoleOptions& options) {
    auto pacer = ScriptPacer::create(readScript(options));
    if (!pacer) {
        printProblem(pacer.error().code == ErrorCode::TooLong
                         ? "the text is too long: a line has at most 511 bytes, a script 10000 lines."
                         : "the text contains control characters.",
                     {}, pacer.error().detail);
        return ExitStatus::WrongUsage;
    }
    auto console = openFor(options);
    if (!console)
        return ExitStatus::Failed;
    const auto now = Clock::now();
    const auto script = std::make_shared<ScriptTask>(std::move(*pacer), now, now + options.patience);
    BoxConversation talk(std::move(console->ears), console->box, printerOn(output));
    const auto ended = talk.run(script);
    if (!ended)
        return failedToSend(ended.error());
    return *ended ? tellHowItWent(*script, options.host) : ExitStatus::Failed;
}

ExitStatus runNetconsoleStopBoot(Output& output, const NetconsoleOptions& options) {
    auto console = openFor(options);
    if (!console)
        return ExitStatus::Failed;
    BootStopper::Settings settings;
    settings.giveUpAfter = options.patience;
    if (!options.key.empty())
        settings.key = options.key;
    const auto task = std::make_shared<StopTask>(BootStopper({}, Clock::now(), settings));
    BoxConversation talk(std::move(console->ears), console->box, printerOn(output));
    printNote("Stopping the boot of " + options.host + ": switch it on or restart it.\n");
    const auto ended = talk.run(task);
    if (!ended)
        return failedToSend(ended.error());
    switch (task->stopper().outcome()) {
    case BootStopper::Outcome::Stopped:
        printNote("Stopped: " + options.host + " waits at its prompt.\n");
        return ExitStatus::Done;
    case BootStopper::Outcome::TooLate:
        printProblem(
            "the boot was not stopped: its kernel has started.",
            "Restart the box to try again. Boxes with AUTOBOOT_KEYED expect certain words: --key WORDS.");
        return ExitStatus::Failed;
    default:
        break;
    }
    if (*ended)
        printProblem("the boot was not stopped: no prompt in " + std::to_string(options.patience.count()) +
                         " seconds.",
                     "Boxes with AUTOBOOT_KEYED expect certain words: --key WORDS.");
    return ExitStatus::Failed;
}

} // namespace etherdeck::ctl
