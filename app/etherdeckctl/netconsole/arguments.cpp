#include "app/etherdeckctl/netconsole/arguments.h"

#include "app/etherdeckctl/netconsole/commands.h"
#include "app/usage/usage.h"
#include "core/system/console_address.h"

#include <utility>

namespace etherdeck::ctl {

namespace {

/// Adds the log server that the URL names and returns nothing, or returns what is wrong with the URL.
std::string addTarget(const std::string& url, std::vector<netconsole::SyslogTarget>& targets) {
    const auto target = netconsole::parseSyslogTarget(url);
    if (!target)
        return "'" + url + "' is not a log server URL: " + target.error().detail +
               " (udp://HOST, tcp://HOST:PORT or tls://HOST?ca=FILE)";
    targets.push_back(*target);
    return {};
}

/// Checks the form only: whether the interface exists is known when the command runs.
template <class T>
bool isWrittenWrongly(const Result<T>& address) {
    return !address &&
           (address.error().code == ErrorCode::Malformed || address.error().code == ErrorCode::OutOfRange);
}

std::string notWhereToListen(const std::string& text) {
    return isWrittenWrongly(ConsoleAddress::parse(text, consolePort))
               ? "'" + text + "' is not an address to listen on, such as 192.168.1.2, ::1 or fe80::1%eth0"
               : std::string();
}

std::string notABox(const std::string& text) {
    return isWrittenWrongly(ConsoleAddress::checkHost(text))
               ? "'" + text + "' is not a host, such as 192.168.1.5, box:6666 or [fe80::1%eth0]:6666"
               : std::string();
}

constexpr long longestRun = 10L * 366 * 24 * 3600;

} // namespace

void NetconsoleArguments::addTo(CLI::App& app, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* netconsole =
        app.add_subcommand("netconsole", "Receive console output from boxes, and type to them");
    netconsole->require_subcommand(1);
    addListen(netconsole);
    addSend(netconsole);
    addStopBoot(netconsole);
    addReplay(netconsole);
}

CLI::App* NetconsoleArguments::addCommand(CLI::App* parent, const char* name, const char* description,
                                          Action action) {
    auto* command = parent->add_subcommand(name, description);
    command->callback([this, action] {
        m_options.duration = std::chrono::seconds(m_duration);
        m_options.keepFor = std::chrono::hours(24) * m_keepDays;
        m_options.patience = std::chrono::seconds(action == runNetconsoleSend ? m_promptWait : m_bootWait);
        m_choose([this, action](Output& output) { return action(output, m_options); });
    });
    return command;
}

void NetconsoleArguments::addWhereToListen(CLI::App* command) {
    command
        ->add_option("--bind", m_options.addresses,
                     "Listen on this address, or join this multicast group (repeatable)")
        ->type_name("ADDRESS")
        ->check(notWhereToListen)
        ->allow_extra_args(false);
    command->add_option("--port", m_options.ports, "Listen on this UDP port (repeatable; default: 6666)")
        ->type_name("N")
        ->check(usage::between(1, 65535))
        ->allow_extra_args(false);
}

void NetconsoleArguments::addHost(CLI::App* command) {
    command->add_option("HOST", m_options.host, "The box: HOST or HOST:PORT (default: 6666)")
        ->required()
        ->check(notABox);
    command
        ->add_option("--store", m_options.store,
                     "Store of the program that listens on the port (default: the history)")
        ->type_name("FILE");
}

void NetconsoleArguments::addListen(CLI::App* parent) {
    auto* listen =
        addCommand(parent, "listen", "Print and store console output, line by line", runNetconsoleListen);
    addWhereToListen(listen);
    listen->add_option("--for", m_duration, "Stop after this time (default: when interrupted)")
        ->type_name("SECONDS")
        ->check(usage::between(1, longestRun));
    auto* store =
        listen->add_option("--store", m_options.store, "Store lines in this file (default: the history)")
            ->type_name("FILE");
    listen->add_flag("--no-store", m_options.noStore, "Print lines, but do not store them")->excludes(store);
    listen->add_option("--keep-days", m_keepDays, "Remove older lines from the store")
        ->type_name("N")
        ->check(usage::between(1, 36'500));
    listen
        ->add_option("--keep-megabytes", m_options.keepMegabytes, "Remove the oldest lines beyond this size")
        ->type_name("N")
        ->check(usage::between(1, 100'000'000));
    listen
        ->add_option_function<std::vector<std::string>>(
            "--forward",
            [this](const std::vector<std::string>& urls) {
                for (const auto& url : urls)
                    if (const auto problem = addTarget(url, m_options.forward); !problem.empty())
                        throw CLI::ValidationError("--forward", problem);
            },
            "Send lines to this log server as well: udp://, tcp:// or tls://HOST[:PORT] (repeatable)")
        ->type_name("URL")
        ->allow_extra_args(false);
    listen->add_flag("--json", m_options.json, "Print JSON, one object per line");
    listen->add_flag("--quiet", m_options.quiet, "Print no lines, only problems and the summary");
}

void NetconsoleArguments::addSend(CLI::App* parent) {
    auto* send =
        addCommand(parent, "send", "Type a line or a script at U-Boot's prompt, and print the answer",
                   runNetconsoleSend);
    addHost(send);
    send->add_option("TEXT", m_options.text, "What to type (default: the lines of standard input)");
    addWhereToListen(send);
    send->add_option("--wait", m_promptWait, "Wait at most this long for the prompt")
        ->type_name("SECONDS")
        ->check(usage::between(1, longestRun))
        ->capture_default_str();
}

void NetconsoleArguments::addStopBoot(CLI::App* parent) {
    auto* stop = addCommand(parent, "stop-boot", "Stop a box's autoboot: start this, then switch it on",
                            runNetconsoleStopBoot);
    addHost(stop);
    addWhereToListen(stop);
    stop->add_option("--key", m_options.key, "What to type to stop it, for boxes that expect certain words");
    stop->add_option("--wait", m_bootWait, "Give up after this time")
        ->type_name("SECONDS")
        ->check(usage::between(1, longestRun))
        ->capture_default_str();
}

void NetconsoleArguments::addReplay(CLI::App* parent) {
    auto* replay =
        addCommand(parent, "replay", "Send the datagrams of a capture as the boxes did", runNetconsoleReplay);
    m_options.host = "127.0.0.1";
    replay->add_option("FILE", m_options.file, "JSON lines, pcap or pcapng")->required();
    replay->add_option("--to", m_options.host, "Send to this host")
        ->type_name("HOST[:PORT]")
        ->check(notABox)
        ->capture_default_str();
    replay->add_option("--port", m_options.ports, "Only datagrams sent to this port (repeatable)")
        ->type_name("N")
        ->check(usage::between(1, 65535))
        ->allow_extra_args(false);
    replay->add_flag("--fast", m_options.fast,
                     "Send as fast as a receiver keeps up, not at the pace of the capture");
}

} // namespace etherdeck::ctl
