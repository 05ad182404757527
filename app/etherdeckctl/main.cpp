#include "app/etherdeckctl/commands.h"
#include "app/etherdeckctl/log_arguments.h"
#include "app/etherdeckctl/netconsole_arguments.h"
#include "app/etherdeckctl/problem.h"
#include "app/usage/usage.h"
#include "core/aoe/frame.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <functional>
#include <sstream>
#include <string>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

/// The command line and the action that it selects.
class CommandLine {
public:
    CommandLine();

    ExitStatus run(int argc, char** argv, Output& output);

private:
    CLI::App* addCommand(const std::string& name, const std::string& description,
                         std::function<ExitStatus(Output&)> action);
    void addWireOptions(CLI::App* command);
    void addTarget(CLI::App* command);
    void addConfigCommands();
    CLI::App* addConfigCommand(CLI::App* parent, const std::string& name, const std::string& description,
                               ConfigOptions::Action action);

    CLI::App m_app{"Find and inspect ATA-over-Ethernet targets, and read the consoles of boxes.",
                   "etherdeckctl"};
    WireOptions m_wire;
    DiscoverOptions m_discover;
    ConfigOptions m_config;
    LogArguments m_log;
    NetconsoleArguments m_netconsole;
    std::string m_target;
    std::string m_mac;
    int m_window = 1500;
    int m_poll = 10;
    std::function<ExitStatus(Output&)> m_action;
};

CommandLine::CommandLine() {
    m_app.set_version_flag("--version", "etherdeckctl " ETHERDECK_VERSION);
    m_app.require_subcommand(1);
    m_app.footer("Exit status: 0 success, 1 failure, 2 wrong usage.\n"
                 "'etherdeckctl COMMAND --help' lists the options of a command.");

    auto* interfaces = addCommand("interfaces", "List network interfaces and whether they suit AoE",
                                  [this](Output& output) { return runInterfaces(output, m_wire.json); });
    interfaces->add_flag("--json", m_wire.json, "Print JSON");

    auto* discover = addCommand("discover", "List the targets that answer",
                                [this](Output& output) { return runDiscover(output, m_wire, m_discover); });
    addWireOptions(discover);
    discover->add_flag("--known", m_discover.known, "Also list known targets that do not answer");
    discover->add_option("--store", m_discover.store, "Take known targets from this history")
        ->type_name("FILE");

    auto* watch = addCommand("watch", "Report targets that appear, change, vanish or conflict, one per line",
                             [this](Output& output) { return runWatch(output, m_wire); });
    addWireOptions(watch);
    watch->add_option("--poll", m_poll, "Poll all targets this often")
        ->type_name("SECONDS")
        ->check(usage::between(1, 3600))
        ->capture_default_str();

    auto* show = addCommand("show", "Show everything known about a target", [this](Output& output) {
        return runShow(output, m_wire, Address::parse(m_target).value());
    });
    addTarget(show);
    addWireOptions(show);

    addConfigCommands();
    m_log.addTo(m_app, [this](std::function<ExitStatus(Output&)> action) { m_action = std::move(action); });
    m_netconsole.addTo(m_app,
                       [this](std::function<ExitStatus(Output&)> action) { m_action = std::move(action); });
}

CLI::App* CommandLine::addCommand(const std::string& name, const std::string& description,
                                  std::function<ExitStatus(Output&)> action) {
    auto* command = m_app.add_subcommand(name, description);
    command->callback([this, action = std::move(action)] { m_action = action; });
    return command;
}

void CommandLine::addWireOptions(CLI::App* command) {
    command
        ->add_option("-i,--interface", m_wire.interfaces,
                     "Use this interface (repeatable; default: all wired ones)")
        ->type_name("IF")
        ->check([](const std::string& text) {
            constexpr std::size_t longest = 15; // IFNAMSIZ - 1
            const bool mayBeOne =
                !text.empty() && text.size() <= longest && text.find_first_of("/: \t\n") == std::string::npos;
            return mayBeOne ? std::string()
                            : "'" + text + "' is not an interface name; 'etherdeckctl interfaces' lists them";
        })
        ->allow_extra_args(false);
    command->add_option("--window", m_window, "Wait at most this long for answers")
        ->type_name("MS")
        ->check(usage::between(1, 600'000))
        ->capture_default_str();
    command->add_option("--link", m_wire.linkProgram, "Path of etherdeck-link")
        ->type_name("PATH")
        ->envname("ETHERDECK_LINK");
    command->add_flag("--json", m_wire.json, "Print JSON");
}

void CommandLine::addTarget(CLI::App* command) {
    const auto isTarget = [](const std::string& text) {
        const auto address = Address::parse(text);
        return address && address->isTarget() ? std::string()
                                              : "'" + text + "' is not a target address such as e7.3";
    };
    command->add_option("TARGET", m_target, "Address of the target, such as e7.3")
        ->required()
        ->check(isTarget);
}

void CommandLine::addConfigCommands() {
    auto* config = m_app.add_subcommand("config", "Read or change a target's config string");
    config->require_subcommand(1);
    addConfigCommand(config, "get", "Print the config string", ConfigOptions::Action::Get);
    auto* set = addConfigCommand(config, "set", "Set the config string, unless it has another one",
                                 ConfigOptions::Action::Set);
    set->add_option("STRING", m_config.string, "At most 1024 bytes")
        ->required()
        ->check([](const std::string& text) {
            const bool fits = !text.empty() && text.size() <= aoe::longestConfigString;
            return fits ? std::string() : "a config string has 1 to 1024 bytes; 'config clear' removes one";
        });
    set->add_flag("--force", m_config.force, "Replace a string that is already set");
    addConfigCommand(config, "clear", "Remove the config string", ConfigOptions::Action::Clear);
}

CLI::App* CommandLine::addConfigCommand(CLI::App* parent, const std::string& name,
                                        const std::string& description, ConfigOptions::Action action) {
    auto* command = parent->add_subcommand(name, description);
    addTarget(command);
    addWireOptions(command);
    command->add_option("--mac", m_mac, "The path to use when several boxes answer for the address")
        ->type_name("MAC")
        ->check([](const std::string& text) {
            return MacAddress::parse(text) ? std::string() : "'" + text + "' is not a MAC address";
        });
    command->callback([this, action] {
        m_action = [this, action](Output& output) {
            m_config.action = action;
            m_config.address = Address::parse(m_target).value();
            if (!m_mac.empty())
                m_config.mac = MacAddress::parse(m_mac).value();
            return runConfig(output, m_wire, m_config);
        };
    });
    return command;
}

ExitStatus CommandLine::run(int argc, char** argv, Output& output) {
    try {
        m_app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) {
            printNote(usage::problem(m_app, {argv + std::min(argc, 1), argv + argc}, error));
            return ExitStatus::WrongUsage;
        }
        std::ostringstream wanted;
        m_app.exit(error, wanted, wanted);
        output.print(wanted.str());
        return ExitStatus::Done;
    }
    m_wire.window = std::chrono::milliseconds(m_window);
    m_wire.poll = std::chrono::seconds(m_poll);
    return m_action(output);
}

/// A command whose output is incomplete has failed, unless its reader closed the pipe.
ExitStatus close(Output& output, ExitStatus status) {
    if (output.close() || output.isLeft())
        return status;
    printProblem("standard output could not be written completely: " + output.failure()->detail + '.');
    return status == ExitStatus::Done ? ExitStatus::Failed : status;
}

} // namespace

} // namespace etherdeck::ctl

int main(int argc, char** argv) {
    using namespace etherdeck;
    openMissingDescriptors();
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe ends the command, not the process
    std::signal(SIGXFSZ, SIG_IGN); // exceeding the file size limit becomes an error
    QCoreApplication application(argc, argv);
    Output output(STDOUT_FILENO, wantsStyles() ? Output::Styles::Pass : Output::Styles::Escape);
    const auto status = ctl::CommandLine().run(argc, argv, output);
    return static_cast<int>(ctl::close(output, status));
}
