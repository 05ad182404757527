#include "app/etherdeckctl/known_devices/arguments.h"

#include "app/usage/usage.h"
#include "core/remote/host_key.h"
#include "core/user_files/device_book.h"

#include <utility>

namespace etherdeck::ctl {

namespace {

std::string checkName(const std::string& text) {
    return remote::isDeviceName(text) ? std::string()
                                      : "not a name: letters, digits, and blanks . _ - inside";
}

std::string checkDevice(const std::string& text) {
    const auto device = remote::parseDevice(text);
    return device ? std::string() : "not a device (" + device.error().detail + ')';
}

std::string checkFingerprint(const std::string& text) {
    return remote::isFingerprint(text)
               ? std::string()
               : "not a fingerprint: SHA256: and 43 characters, as ssh-keygen -lf shows it";
}

} // namespace

void KnownDeviceArguments::addTo(CLI::App& device, ChooseCommand choose) {
    m_choose = std::move(choose);
    auto* list = device.add_subcommand("list", "List the devices that are known by a name");
    list->add_option("--group", m_list.group, "Only those of this group")->type_name("GROUP");
    list->add_flag("--json", m_list.json, "Print JSON");
    list->callback([this] { m_choose([this](Output& output) { return runListDevices(output, m_list); }); });
    addAdd(device);
    addInstall(device);
    addGroup(device);
    addTransfer(device);
    auto* remove = device.add_subcommand("remove", "Forget a device");
    remove->add_option("NAME", m_name, "The name it was given")->required();
    remove->add_flag("--json", m_json, "Print JSON");
    remove->callback(
        [this] { m_choose([this](Output& output) { return runRemoveDevice(output, m_name, m_json); }); });
}

void KnownDeviceArguments::addGroup(CLI::App& device) {
    auto* group =
        device.add_subcommand("group", "Put the box of a device into a group; an empty GROUP takes it out");
    group->add_option("NAME", m_name, "The name it was given")->required();
    group->add_option("GROUP", m_group, "As with 'box group'")->required();
    group->add_flag("--json", m_json, "Print JSON");
    group->callback([this] {
        m_choose([this](Output& output) { return runGroupDevice(output, m_name, m_group, m_json); });
    });
}

void KnownDeviceArguments::addTransfer(CLI::App& device) {
    auto* write = device.add_subcommand("export", "Write the devices to a file, for another computer");
    write->add_option("FILE", m_export.file, "Replaced if it is there; - is standard output")->required();
    write->add_option("--group", m_export.group, "Only those of this group")->type_name("GROUP");
    write->add_flag("--json", m_export.json, "Print JSON");
    write->callback(
        [this] { m_choose([this](Output& output) { return runExportDevices(output, m_export); }); });
    auto* read = device.add_subcommand("import", "Take devices from a file of 'device export'");
    read->add_option("FILE", m_import.file, "- is standard input")->required();
    read->add_flag("--replace", m_import.replaces, "Replace devices of the same name that are others");
    read->add_flag("--exec", m_import.takesPrograms, "Also take devices that run a program of this computer");
    read->add_flag("--json", m_import.json, "Print JSON");
    read->callback(
        [this] { m_choose([this](Output& output) { return runImportDevices(output, m_import); }); });
}

void KnownDeviceArguments::addInstall(CLI::App& device) {
    const auto addCommand = [this, &device](const char* name, const char* description) {
        auto* command = device.add_subcommand(name, description);
        command->add_option("NAME", m_install.name, "The name of a device that is reached by SSH")
            ->required();
        command->add_flag("--plan", m_install.planOnly, "Only show what would be done");
        command->add_flag("--json", m_install.json, "Print JSON");
        command->add_flag("--yes", m_install.yes, "Confirm it");
        command
            ->add_option("--sudo-password-fd", m_install.sudoPasswordDescriptor,
                         "Read sudo's password on the box from this file descriptor; it is not stored")
            ->type_name("N")
            ->check(usage::between(0, 1023));
        return command;
    };
    auto* install = addCommand("install", "Put the agent on a box, or a newer one in its place");
    install->add_flag("--session", m_install.session,
                      "Do not install it: it is started from /tmp of the box, while it is used");
    install->callback(
        [this] { m_choose([this](Output& output) { return runInstallDevice(output, m_install); }); });
    auto* uninstall = addCommand("uninstall", "Remove the agent from a box");
    uninstall->callback(
        [this] { m_choose([this](Output& output) { return runUninstallDevice(output, m_install); }); });
}

void KnownDeviceArguments::addAdd(CLI::App& device) {
    auto* add = device.add_subcommand("add", "Connect to a device, and give it a name for -d");
    add->add_option("NAME", m_add.name, "A name for it")->required()->check(checkName, "");
    add->add_option("DEVICE", m_add.device, "USER@HOST, ssh://USER@HOST:PORT, unix:PATH or exec:COMMAND")
        ->required()
        ->check(checkDevice, "");
    auto* key = add->add_option("--host-key", m_add.hostKey,
                                "Its host key has this fingerprint: accept it now and later, and no other")
                    ->type_name("SHA256:…")
                    ->check(checkFingerprint, "");
    add->add_option("--host-key-once", m_add.hostKeyOnce, "The same, for this connection only")
        ->type_name("SHA256:…")
        ->check(checkFingerprint, "")
        ->excludes(key);
    add->add_flag("--legacy", m_add.legacy,
                  "Accept old, weak methods for this device, if its SSH server offers no others");
    add->add_option("--password-fd", m_add.passwordDescriptor,
                    "Read the password from this file descriptor; it is not stored")
        ->type_name("N")
        ->check(usage::between(0, 1023));
    add->add_flag("--json", m_add.json, "Print JSON");
    add->callback([this] { m_choose([this](Output& output) { return runAddDevice(output, m_add); }); });
}

} // namespace etherdeck::ctl
