#include "app/etherdeckctl/finder/command.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/stop_signals.h"
#include "app/etherdeckctl/finder/text.h"
#include "core/link/child_link.h"
#include "core/link/link_program.h"
#include "core/services/finder/box_finder.h"

#include <QEventLoop>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

/// Those that were asked for, or all on which somebody may be found. Prints why there is none.
std::vector<link::Interface> chooseInterfaces(const FinderOptions& options) {
    std::vector<link::Interface> chosen;
    const auto all = link::interfaces().value_or(std::vector<link::Interface>());
    for (const auto& interface : all)
        if (options.interfaces.empty() && interface.ethernet && !interface.loopback && interface.adminUp &&
            interface.carrier && !ipv4NetworksOf(interface).empty())
            chosen.push_back(interface);
    for (const auto& name : options.interfaces) {
        const auto found = std::ranges::find(all, name, &link::Interface::name);
        link::Interface unknown;
        unknown.name = name;
        chosen.push_back(found == all.end() ? unknown : *found);
    }
    if (chosen.empty())
        printProblem("no Ethernet interface has carrier and an IPv4 address.",
                     "'etherdeckctl interfaces' lists all; connect the network in which the box is.");
    return chosen;
}

void printWhyNot(const FoundThere& there, bool isLarge, const std::string& linkProgram) {
    if (there.error->code == ErrorCode::OutOfRange)
        printProblem("'" + there.interface + "' has no IPv4 network to look in.",
                     "Give the interface an IPv4 address in the network of the box.");
    else if (there.error->code == ErrorCode::TooLong && isLarge)
        printProblem("the network on '" + there.interface + "' is a /" + there.error->detail + ".",
                     "Networks up to a /16 can be searched.");
    else if (there.error->code == ErrorCode::TooLong)
        printProblem("the network on '" + there.interface + "' is a /" + there.error->detail +
                         ", and asking for every address in it takes long.",
                     "--large looks in networks up to a /16.");
    else
        printLinkProblem(there.interface, *there.error, linkProgram);
}

/// Says now and then how far the search is, where a person waits for it.
class ProgressNotes {
public:
    void tell(const FinderProgress& progress) {
        constexpr auto pause = std::chrono::seconds(3);
        const auto now = Clock::now();
        if (!m_isTerminal || now < m_next)
            return;
        m_next = now + pause;
        printNote("Looking: " + std::to_string(progress.perMille / 10) + " %, " +
                  std::to_string(progress.stations) +
                  (progress.stations == 1 ? " station answers so far." : " stations answer so far.") + '\n');
    }

private:
    bool m_isTerminal = ::isatty(STDERR_FILENO) != 0;
    TimePoint m_next{};
};

} // namespace

ExitStatus runFind(Output& output, const FinderOptions& options) {
    const auto program = link::findLinkProgram(options.linkProgram);
    if (!program) {
        printLinkProblem({}, program.error(), options.linkProgram);
        return ExitStatus::Failed;
    }
    FinderRequest request;
    request.interfaces = chooseInterfaces(options);
    if (request.interfaces.empty())
        return ExitStatus::Failed;
    if (options.large)
        request.shortestPrefix = finder::Sweep::shortestOfAll;

    BoxFinder finder([path = *program](const std::string& interface) {
        return std::make_unique<link::ChildLink>(std::vector<std::string>{path, "--arp", interface});
    });
    std::optional<std::vector<FoundThere>> found;
    ProgressNotes notes;
    QEventLoop loop;
    const StopSignals stop;
    QObject::connect(&stop, &StopSignals::stopRequested, &loop, &QEventLoop::quit);
    const Call call = finder.find(
        request, &loop, [&](const FinderProgress& progress) { notes.tell(progress); },
        [&](Result<std::vector<FoundThere>> answer) {
            if (answer)
                found = std::move(*answer);
            loop.quit();
        });
    loop.exec();
    if (!found) {
        printProblem("the search was stopped.");
        return ExitStatus::Failed;
    }

    // Interfaces that nobody asked for may be anything: containers have networks of their own.
    const bool hasChosen = !options.interfaces.empty();
    const bool hasWorked = std::ranges::any_of(*found, [](const auto& there) { return !there.error; });
    bool isComplete = true;
    for (const auto& there : *found)
        if (there.error && (hasChosen || !hasWorked)) {
            printWhyNot(there, options.large, *program);
            isComplete = false;
        } else if (there.error)
            printNote("Not searched: " + there.interface + ". '-i " + there.interface + "' says why.\n");
    const auto text = options.json ? foundJson(*found) : foundTable(*found, options.all);
    if (text.empty() && isComplete)
        printNote("Nobody answered. Is the box connected to the same network, and switched on?\n");
    output.print(text);
    if (!options.json)
        output.print(addressWarnings(*found));
    return isComplete ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
