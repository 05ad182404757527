#include "app/agent/exports/process.h"
#include "app/agent/loop/end_signals.h"
#include "app/agent/loop/spare_memory.h"
#include "app/agent/server/carry_frames.h"
#include "app/agent/server/connect.h"
#include "app/agent/server/server.h"
#include "core/base/harmless_text.h"
#include "core/base/sha256.h"
#include "core/system/output.h"

#include <array>
#include <csignal>
#include <getopt.h>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::agent;

namespace {

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

constexpr std::string_view version = "etherdeck-agent " ETHERDECK_VERSION "\n";

constexpr std::string_view help =
    "Usage: etherdeck-agent [OPTION…]          run as a daemon\n"
    "       etherdeck-agent [OPTION…] connect  copy standard input and output to the daemon\n"
    "       etherdeck-agent link INTERFACE     carry AoE frames on standard input and output\n"
    "       etherdeck-agent digest             print the SHA-256 digest of standard input\n"
    "\n"
    "Runs on a box that serves AoE targets, and manages it for etherdeck and etherdeckctl.\n"
    "\n"
    "  --stdio         serve one session on standard input and output; with the daemon\n"
    "                  where one runs, otherwise without one\n"
    "  --config DIR    the configuration of exports (/etc/vblade.conf.d)\n"
    "  --state DIR     journal, logs and earlier versions of files (/var/lib/etherdeck-agent)\n"
    "  --socket PATH   the daemon's socket (/run/etherdeck-agent/socket)\n"
    "  --root DIR      take disks, mounts and the kernel log from DIR only: for a lab\n"
    "  --help          show this and exit\n"
    "  --version       show the version and exit\n"
    "\n"
    "Exit status: 0 after success, 1 after a failure, 2 for wrong usage.\n";

struct Arguments {
    AgentPaths paths;
    bool stdio = false;
    bool isOfDaemon = true; ///< a daemon at the socket is the one that is meant
    bool connect = false;
    bool digest = false;
    std::string link; ///< an interface
    bool help = false;
    bool version = false;
};

std::string absolute(const char* path) {
    if (path[0] == '/')
        return path;
    std::array<char, 4096> folder{};
    return ::getcwd(folder.data(), folder.size()) ? std::string(folder.data()) + '/' + path : path;
}

std::optional<Arguments> parse(int argc, char** argv) {
    static constexpr std::array<option, 8> options{{{"stdio", no_argument, nullptr, 'i'},
                                                    {"config", required_argument, nullptr, 'c'},
                                                    {"state", required_argument, nullptr, 's'},
                                                    {"socket", required_argument, nullptr, 'u'},
                                                    {"root", required_argument, nullptr, 'r'},
                                                    {"help", no_argument, nullptr, 'h'},
                                                    {"version", no_argument, nullptr, 'v'},
                                                    {nullptr, 0, nullptr, 0}}};
    Arguments arguments;
    for (int what = 0; (what = ::getopt_long(argc, argv, "", options.data(), nullptr)) != -1;) {
        switch (what) {
        case 'i':
            arguments.stdio = true;
            break;
        case 'c':
            arguments.paths.config = absolute(optarg);
            break;
        case 's':
            arguments.paths.state = absolute(optarg);
            break;
        case 'u':
            arguments.paths.socket = absolute(optarg);
            break;
        case 'r':
            arguments.paths.root = absolute(optarg);
            break;
        case 'h':
            arguments.help = true;
            break;
        case 'v':
            arguments.version = true;
            break;
        default:
            return std::nullopt;
        }
    }
    // With other folders than the daemon's it is another agent, unless the daemon's socket is named.
    const AgentPaths usual;
    arguments.isOfDaemon = arguments.paths.socket != usual.socket ||
                           (arguments.paths.root.empty() && arguments.paths.config == usual.config &&
                            arguments.paths.state == usual.state);
    const std::vector<std::string> words(argv + optind, argv + argc);
    if (words.size() == 2 && words[0] == "link")
        arguments.link = words[1];
    else if (words.size() == 1 && words[0] == "connect")
        arguments.connect = true;
    else if (words.size() == 1 && words[0] == "digest")
        arguments.digest = true;
    else if (!words.empty())
        return std::nullopt;
    if ((words.size() == 2 && words[1].empty()) || (!words.empty() && arguments.stdio))
        return std::nullopt;
    return arguments;
}

ExitStatus print(std::string_view text) {
    Output output(STDOUT_FILENO);
    output.print(text);
    return output.close() || output.isLeft() ? Done : Failed;
}

ExitStatus complain(const std::string& text) {
    Output(STDERR_FILENO).print("etherdeck-agent: " + harmlessText(text) + '\n');
    return Failed;
}

/// Why the daemon's socket cannot be used.
std::string problemWith(const std::string& socket, const Error& error) {
    switch (error.code) {
    case ErrorCode::PermissionDenied:
        return "only root may use " + socket + '.';
    case ErrorCode::Closed:
        return "no daemon answers at " + socket +
               ". Start it (systemctl start etherdeck-agent), or use etherdeck-agent --stdio.";
    case ErrorCode::TooLong:
        return socket + " is too long for the path of a socket.";
    default:
        return socket + " cannot be used: " + error.detail + '.';
    }
}

ExitStatus connect(const std::string& socket) {
    const auto connected = connectToDaemon(socket);
    return connected ? Done : complain(problemWith(socket, connected.error()));
}

/// A box has one agent: where a daemon runs, a session without one is a session with it.
std::optional<ExitStatus> connectInstead(const Arguments& arguments) {
    if (!arguments.stdio || !arguments.isOfDaemon)
        return std::nullopt;
    const auto connected = connectToDaemon(arguments.paths.socket);
    if (!connected && connected.error().code == ErrorCode::Closed)
        return std::nullopt;
    return connected ? Done : complain(problemWith(arguments.paths.socket, connected.error()));
}

ExitStatus carry(const std::string& interface) {
    if (::isatty(STDOUT_FILENO)) {
        (void)complain("etherdeck and etherdeckctl start this; there is nothing to see here.");
        return WrongUsage;
    }
    return carryFrames(interface) ? Done : Failed; // the other side is told
}

/// For a box without sha256sum, to which this program was copied.
ExitStatus digestInput() {
    Sha256 digest;
    std::array<char, 65'536> bytes{};
    ssize_t got = 0;
    while ((got = ::read(STDIN_FILENO, bytes.data(), bytes.size())) > 0)
        digest.add({bytes.data(), static_cast<std::size_t>(got)});
    return got < 0 ? complain("standard input cannot be read.") : print(digest.finish() + '\n');
}

ExitStatus serve(const Arguments& arguments) {
    const auto loop = EventLoop::create();
    if (!loop)
        return complain("the system refused: " + loop.error().detail);
    ::signal(SIGPIPE, SIG_IGN);
    std::optional<Server> server;
    const auto signals = watchEndSignals(**loop, [&server] { server->endWhenIdle(); });
    server.emplace(**loop, arguments.paths);
    auto status = Done;
    const auto end = [&](ExitStatus with) {
        status = with;
        (*loop)->stop();
    };
    server->load([&](const plans::Outcome<void>& loaded) {
        if (!loaded)
            end(complain(loaded.error().message.text()));
        else if (arguments.stdio)
            server->serve(STDIN_FILENO, STDOUT_FILENO, [&] { server->endWhenNothingIsPending(); });
        else if (const auto listening = server->listen(arguments.paths.socket); !listening)
            end(complain(listening.error().code == ErrorCode::Busy
                             ? "another agent runs already: it answers at " + arguments.paths.socket + '.'
                             : "cannot listen at " + arguments.paths.socket + '.'));
    });
    (*loop)->run();
    return status;
}

} // namespace

int main(int argc, char** argv) {
    useLittleMemory();
    openMissingDescriptors();
    completeSearchPath();
    const auto arguments = parse(argc, argv);
    if (!arguments) {
        Output(STDERR_FILENO).print(help);
        return WrongUsage;
    }
    if (arguments->help)
        return print(help);
    if (arguments->version)
        return print(version);
    if (!arguments->link.empty())
        return carry(arguments->link);
    if (arguments->digest)
        return digestInput();
    if (arguments->connect)
        return connect(arguments->paths.socket);
    if (const auto connected = connectInstead(*arguments))
        return *connected;
    return serve(*arguments);
}
