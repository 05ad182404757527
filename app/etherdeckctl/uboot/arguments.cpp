#include "app/etherdeckctl/uboot/arguments.h"

#include "app/usage/usage.h"

#include <utility>

namespace etherdeck::ctl {

void UbootArguments::addTo(CLI::App& app, ChooseCommand choose, DeviceArguments& device) {
    m_choose = std::move(choose);
    auto* uboot = app.add_subcommand("uboot", "Examine and change the environment of U-Boot");
    uboot->require_subcommand(1);
    addCheck(uboot);
    addEnvironment(uboot, device);
    addNetconsole(app.get_subcommand("netconsole"), device);
}

void UbootArguments::addCheck(CLI::App* uboot) {
    auto* check = uboot->add_subcommand("check", "Tell what is wrong with an environment, and how to fix it");
    check
        ->add_option(
            "FILE", m_check.file,
            "Output of printenv, a backup, an environment, or a dump of the partition that holds it; "
            "- for standard input")
        ->required();
    check->add_flag("--json", m_check.json, "Print JSON");
    addRange(check, m_check.dhcp);
    check->callback(
        [this] { m_choose([this](Output& output) { return runEnvironmentCheck(output, m_check); }); });
}

void UbootArguments::addEnvironment(CLI::App* uboot, DeviceArguments& device) {
    auto* environment =
        uboot->add_subcommand("env", "Read and change the environment in the flash memory of a box");
    environment->require_subcommand(1);
    using RunOnBox = ExitStatus (*)(Output&, const DeviceOptions&, const BoxEnvironmentOptions&);
    const auto add = [&, this](const char* name, const char* description, RunOnBox run) {
        return device.add(environment, name, description, [this, &device, run](Output& output) {
            return run(output, device.options(), m_box);
        });
    };
    add("list", "List its variables", runEnvironmentList)
        ->add_flag("--explain", m_box.explain, "Say what well-known variables are for");
    add("get", "Print the value of a variable", runEnvironmentGet)
        ->add_option("NAME", m_box.names, "Name of the variable")
        ->required()
        ->expected(1);
    const auto addFile = [this](CLI::App* command, const char* description) {
        command->add_option("FILE", m_box.file, description)->required();
    };
    addFile(add("diff", "Compare it with a file; fails when they differ", runEnvironmentDiff),
            "Output of printenv, a backup, an environment, or a dump of the partition; - for standard input");
    addFile(add("backup", "Save the whole partition that holds it", runEnvironmentBackup),
            "File on this computer; - for standard output");
    auto* restore = add("restore", "Bring back all variables of a backup of this box", runEnvironmentRestore);
    device.addChangeOptions(restore);
    addFile(restore, "A backup on this computer");
    addRange(add("check", "Tell what is wrong with it, and how to fix it", runBoxEnvironmentCheck),
             m_box.dhcp);
    addChanges(environment, device);
}

void UbootArguments::addRange(CLI::App* command, std::optional<AddressRange>& range) {
    command
        ->add_option_function<std::string>(
            "--dhcp",
            [&range](const std::string& text) {
                range = box_netconsole::parseAddressRange(text);
                if (!range)
                    throw CLI::ValidationError(
                        "--dhcp", "'" + text + "' is not a range such as 192.168.1.100-192.168.1.199");
            },
            "Addresses that the DHCP server of the network gives away")
        ->type_name("FIRST-LAST");
}

void UbootArguments::addNetconsole(CLI::App* netconsole, DeviceArguments& device) {
    using RunOnBox = ExitStatus (*)(Output&, const DeviceOptions&, const BoxNetconsoleOptions&);
    const auto add = [&, this](const char* name, const char* description, RunOnBox run) {
        auto* command = device.add(netconsole, name, description, [this, &device, run](Output& output) {
            m_netconsole.wait = std::chrono::seconds(m_wait);
            return run(output, device.options(), m_netconsole);
        });
        command->add_flag("--boot", m_netconsole.boot, "That of U-Boot");
        command->add_flag("--kernel", m_netconsole.kernel, "That of the kernel");
        return command;
    };
    add("status", "Say whether a box sends its console over the network", runNetconsoleStatus);
    auto* enable = add("enable", "Let a box send its console to this computer", runNetconsoleEnable);
    device.addChangeOptions(enable);
    enable->add_option("--to", m_netconsole.to, "Send it to this address (default: this computer)")
        ->type_name("ADDRESS");
    enable
        ->add_option("--box-address", m_netconsole.boxAddress,
                     "Address of the box in U-Boot (default: the one that is set, or one that nobody has)")
        ->type_name("ADDRESS");
    addRange(enable, m_netconsole.dhcp);
    device.addChangeOptions(add("disable", "No longer let a box send its console", runNetconsoleDisable));
    auto* verify = add("verify", "Wait until console output of a box arrives here", runNetconsoleVerify);
    device.addChangeOptions(verify);
    verify->add_flag("--reboot", m_netconsole.reboot, "Restart the box, so that U-Boot speaks");
    verify->add_option("--wait", m_wait, "Give up after this time")
        ->type_name("SECONDS")
        ->check(usage::between(1, 3600))
        ->capture_default_str();
}

void UbootArguments::addChanges(CLI::App* environment, DeviceArguments& device) {
    auto* set = device.addChangeNow(environment, "set", "Set variables; an empty value removes one",
                                    [this] { return setVariablesWish(m_box.name, m_box.words); });
    set->add_option("NAME", m_box.name, "Name of the variable")->required();
    set->add_option("VALUE", m_box.words, "Its value, as one word; more names and values may follow")
        ->required();
    device
        .addChangeNow(environment, "unset", "Remove variables",
                      [this] { return unsetVariablesWish(m_box.names); })
        ->add_option("NAME", m_box.names, "Name of a variable (repeatable)")
        ->required();
}

} // namespace etherdeck::ctl
