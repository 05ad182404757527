#include "app/lab/breaks.h"
#include "app/lab/report.h"
#include "app/lab/session.h"
#include "app/usage/usage.h"
#include "core/system/output.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <limits>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <unistd.h>
#include <variant>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::lab;

namespace {

constexpr int usageError = 2;

struct Options {
    Wish wish;
    pid_t enter = -1;
    std::optional<Break> wished;
};

class HelpFormatter : public CLI::Formatter {
public:
    std::string make_usage(const CLI::App*, std::string) const override {
        return "Usage: etherdeck-lab [OPTIONS] [-- COMMAND [ARGUMENT...]]\n";
    }
};

int print(const std::string& text) {
    Output output(STDOUT_FILENO);
    output.print(text);
    return output.close() || output.isLeft() ? 0 : 1;
}

int refuse(const std::string& problem) {
    Output(STDERR_FILENO).print(problem);
    return usageError;
}

const CLI::Option* addBreak(CLI::App& app, std::vector<std::string>& words) {
    return app
        .add_option("--break", words,
                    "inside a lab, break something on purpose:\n"
                    "kill PLUG: its power fails; kill PLUG agent; kill PLUG ADDRESS: a vblade;\n"
                    "unplug PLUG DISK; plug PLUG DISK; loss PLUG PERCENT; delay PLUG MS;\n"
                    "no-jumbo PLUG: its cable drops frames over 1500 bytes;\n"
                    "fill PLUG: its flash memory is full; heal PLUG: repair all of this")
        ->expected(1, 3)
        ->type_name("WHAT PLUG [VALUE]");
}

/// Throws what CLI11 throws.
Break takeBreak(const CLI::App& app, const CLI::Option* breaks, const std::vector<std::string>& words) {
    const auto isOther = [&](const CLI::Option* option) { return option != breaks && option->count() > 0; };
    if (std::ranges::any_of(app.get_options(), isOther))
        throw CLI::ValidationError("--break", "goes with no other option");
    auto wished = parseBreak(words);
    if (!wished)
        throw CLI::ValidationError(wished.error());
    return *wished;
}

/// What to do, or the exit status when everything has been printed.
using Parsed = std::variant<Options, int>;

Parsed parseOptions(int argc, char** argv) {
    CLI::App app("Builds a virtual SAN of real AoE targets, runs COMMAND in it with the interface san0, and "
                 "leaves nothing behind.",
                 "etherdeck-lab");
    app.formatter(std::make_shared<HelpFormatter>());
    app.footer("Without COMMAND it tells what it built and waits.\n"
               "Exit status: COMMAND's, or 128 and the signal that killed it; 127 when it is not found;\n"
               "1 when the lab cannot be built or a fault cannot be made; 2 for wrong usage.");
    app.set_version_flag("--version", "etherdeck-lab " ETHERDECK_VERSION);
    Options options;
    std::string profile(name(options.wish.kind));
    app.add_option(
           "--profile", profile,
           "home: eight vblades behind three plugs; conflict: two plugs answer as e0.0;\n"
           "twins: two plugs of one host name, as one image makes them; rack: many targets behind one plug")
        ->check(usage::oneOf({"home", "conflict", "twins", "rack"}).description(""))
        ->type_name("home|conflict|twins|rack")
        ->capture_default_str();
    auto* targets = app.add_option("--targets", options.wish.targets, "targets of a rack, at most 20000")
                        ->check(usage::between(1, largestRack).description(""))
                        ->type_name("N")
                        ->capture_default_str();
    app.add_option("--mtu", options.wish.mtu, "MTU of every interface in bytes, 576 to 9500")
        ->check(usage::between(smallestMtu, largestMtu).description(""))
        ->type_name("N")
        ->capture_default_str();
    bool quiet = false;
    app.add_flag("--no-voices", quiet,
                 "plugs keep silent on the console port (netconsole, UDP 6666); a rack and a simulated\n"
                 "lab have no voices anyway");
    app.add_option("--enter", options.enter, "run COMMAND in a lab that waits already")
        ->check(usage::between(1, std::numeric_limits<pid_t>::max()).description(""))
        ->type_name("PID");
    std::vector<std::string> breakWords;
    const auto* breaks = addBreak(app, breakWords);
    try {
        app.parse(argc, argv);
        if (breaks->count() > 0)
            options.wished = takeBreak(app, breaks, breakWords);
        options.wish.kind = parseProfileKind(profile).value_or(ProfileKind::Home);
        options.wish.voices = !quiet;
        if (targets->count() > 0 && options.wish.kind != ProfileKind::Rack)
            throw CLI::ValidationError("--targets", "goes with --profile rack only");
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0)
            return refuse(usage::problem(app, {argv + std::min(argc, 1), argv + argc}, error));
        std::ostringstream wanted;
        app.exit(error, wanted, wanted);
        return print(wanted.str());
    }
    return options;
}

/// Builds the lab with the fewest privileges possible; if that fails, simulates the targets.
int build(const Order& order, SignalInbox& signals) {
    std::vector<Ownership> ways{Ownership::User};
    if (::geteuid() == 0)
        ways.insert(ways.begin(), Ownership::System);
    Error forbidden;
    for (const auto way : ways) {
        const auto status = runInNamespaces(order, way, signals);
        if (status)
            return *status;
        forbidden = status.error();
    }
    complain(explainForbidden(forbidden));
    return runSimulated(order, signals);
}

int run(int argc, char** argv) {
    // Split off COMMAND first, so that its arguments reach it unchanged.
    const auto end = std::find(argv, argv + argc, std::string_view("--"));
    const auto parsed = parseOptions(static_cast<int>(end - argv), argv);
    if (const int* status = std::get_if<int>(&parsed))
        return *status;
    const auto& options = std::get<Options>(parsed);
    if (options.wished)
        return end == argv + argc ? runBreak(*options.wished, ownFolder())
                                  : refuse("etherdeck-lab: --break takes no COMMAND\n");
    Order order{makeProfile(options.wish), {}, ownFolder()};
    if (end != argv + argc)
        order.command.assign(end + 1, argv + argc);
    auto signals = sessionSignals();
    if (options.enter < 0)
        return build(order, signals);
    if (order.command.empty())
        order.command = {"bash"};
    return runInExisting(options.enter, order, signals);
}

} // namespace

int main(int argc, char** argv) {
    openMissingDescriptors(); // or the programs in the plugs would have their files in place of these
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        complain(error.what());
        return 1;
    }
}
