#include "app/etherdeckctl/targets/arguments.h"

#include "app/etherdeckctl/targets/commands.h"
#include "app/usage/usage.h"
#include "core/aoe/frame.h"
#include "core/remote/box_interface.h"

#include <utility>

namespace etherdeck::ctl {

void TargetArguments::addTo(CLI::App& app, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* interfaces = addCommand(&app, "interfaces", "List network interfaces and whether they suit AoE",
                                  [this](Output& output) { return runInterfaces(output, m_wire.json); });
    interfaces->add_flag("--json", m_wire.json, "Print JSON");

    auto* discover = addCommand(&app, "discover", "List the targets that answer",
                                [this](Output& output) { return runDiscover(output, m_wire, m_discover); });
    addWireOptions(discover);
    discover->add_flag("--expect", m_discover.isAnswerExpected, "Exit with status 1 if no target answers");
    discover->add_flag("--known", m_discover.known, "Also list known targets that do not answer");
    discover->add_option("--store", m_discover.store, "Take known targets from this history")
        ->type_name("FILE");

    addWatch(&app);

    auto* show = addCommand(&app, "show", "Show everything known about a target", [this](Output& output) {
        return runShow(output, m_wire, Address::parse(m_target).value());
    });
    addTarget(show);
    addWireOptions(show);

    addConfigCommands(&app);
}

CLI::App* TargetArguments::addCommand(CLI::App* parent, const std::string& name,
                                      const std::string& description, Command command) {
    auto* added = parent->add_subcommand(name, description);
    added->callback([this, command = std::move(command)] {
        m_wire.window = std::chrono::milliseconds(m_window);
        m_wire.poll = std::chrono::seconds(m_poll);
        m_choose(command);
    });
    return added;
}

void TargetArguments::addWatch(CLI::App* parent) {
    auto* watch =
        addCommand(parent, "watch", "Report targets that appear, change, vanish or conflict, one per line",
                   [this](Output& output) { return runWatch(output, m_wire); });
    addWireOptions(watch);
    watch->add_option("--poll", m_poll, "Poll all targets this often")
        ->type_name("SECONDS")
        ->check(usage::between(1, 3600))
        ->capture_default_str();
}

void TargetArguments::addWireOptions(CLI::App* command) {
    command
        ->add_option(
            "-i,--interface", m_wire.interfaces,
            "Use this interface, or DEVICE:IF for one of a box (repeatable; default: all wired ones)")
        ->type_name("IF")
        ->check([](const std::string& text) {
            return remote::isInterfaceName(text) || remote::boxInterface(text)
                       ? std::string()
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

void TargetArguments::addTarget(CLI::App* command) {
    const auto isTarget = [](const std::string& text) {
        const auto address = Address::parse(text);
        return address && address->isTarget() ? std::string()
                                              : "'" + text + "' is not a target address such as e7.3";
    };
    command->add_option("TARGET", m_target, "Address of the target, such as e7.3")
        ->required()
        ->check(isTarget);
}

void TargetArguments::addConfigCommands(CLI::App* parent) {
    auto* config = parent->add_subcommand("config", "Read or change a target's config string");
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

CLI::App* TargetArguments::addConfigCommand(CLI::App* parent, const std::string& name,
                                            const std::string& description, ConfigOptions::Action action) {
    auto* command = addCommand(parent, name, description, [this, action](Output& output) {
        m_config.action = action;
        m_config.address = Address::parse(m_target).value();
        if (!m_mac.empty())
            m_config.mac = MacAddress::parse(m_mac).value();
        return runConfig(output, m_wire, m_config);
    });
    addTarget(command);
    addWireOptions(command);
    command->add_option("--mac", m_mac, "The path to use when several boxes answer for the address")
        ->type_name("MAC")
        ->check([](const std::string& text) {
            return MacAddress::parse(text) ? std::string() : "'" + text + "' is not a MAC address";
        });
    return command;
}

} // namespace etherdeck::ctl
