#include "app/etherdeckctl/device/arguments.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/device/listings.h"
#include "app/etherdeckctl/device/queue.h"
#include "app/etherdeckctl/device/wishes.h"
#include "app/usage/usage.h"
#include "core/plans/change_queue.h"

#include <limits>
#include <utility>

namespace etherdeck::ctl {

CLI::App* DeviceArguments::addChange(CLI::App* parent, const char* name, const char* description,
                                     MakeWish makeWish) {
    auto* command = addChangeNow(parent, name, description, std::move(makeWish));
    addQueueOption(command);
    return command;
}

CLI::App* DeviceArguments::addChangeNow(CLI::App* parent, const char* name, const char* description,
                                        MakeWish makeWish) {
    auto* command = add(parent, name, description, [this, makeWish = std::move(makeWish)](Output& output) {
        return runChange(output, m_options, makeWish());
    });
    addChangeOptions(command);
    return command;
}

void DeviceArguments::addQueueOption(CLI::App* command) {
    command
        ->add_flag("--queue", m_options.queues,
                   "Do not apply it now: put it into the queue (see 'change apply')")
        ->excludes("--plan", "--yes", "--confirm");
    addQueueFile(command);
}

void DeviceArguments::addQueueFile(CLI::App* command) {
    command->add_option("--queue-file", m_options.queueFile, "Use this file instead of your own queue")
        ->type_name("FILE");
}

void DeviceArguments::addChangeOptions(CLI::App* command) {
    command->add_flag("--plan", m_options.planOnly, "Print what would be done, and change nothing");
    command->add_flag("-y,--yes", m_options.yes, "Do not ask, unless something has to be typed");
    command->add_option("--confirm", m_options.confirm, "Text that would have to be typed (repeatable)")
        ->type_name("TEXT")
        ->allow_extra_args(false);
}

void DeviceArguments::addSwitch(CLI::App* command, const std::string& name, const std::string& description,
                                std::optional<bool>& value, bool both) {
    auto* on = command->add_flag_callback(
        "--" + name, [&value] { value = true; }, description);
    if (!both)
        return;
    auto* off = command->add_flag_callback(
        "--no-" + name, [&value] { value = false; }, "The opposite of --" + name);
    on->excludes(off);
    off->excludes(on);
}

void DeviceArguments::addExportOptions(CLI::App* command, bool ofChange) {
    auto* disk =
        command->add_option("--disk", m_export.disk, "Disk, partition or file on the box")->type_name("PATH");
    auto* interfaces =
        command->add_option("-i,--interface", m_export.interfaces, "Interface of the box (repeatable)")
            ->type_name("IF")
            ->delimiter(',');
    disk->required(!ofChange);
    interfaces->required(!ofChange);
    addSwitch(command, "read-only", "Refuse writes", m_export.readOnly, ofChange);
    addSwitch(command, "direct", "Bypass the box's cache (O_DIRECT)", m_export.direct, ofChange);
    addSwitch(command, "sync", "Answer a write when it is on the disk (O_SYNC)", m_export.sync, ofChange);
    auto* allow =
        command->add_option("--allow", m_export.allow, "Serve only this initiator (repeatable; default: all)")
            ->type_name("MAC")
            ->delimiter(',')
            ->allow_extra_args(false);
    command->add_option("--buffers", m_export.buffers, "Requests that are queued (default: 16)")
        ->type_name("N");
    command->add_option("--offset", m_export.offset, "First sector (of 512 bytes) that is exported")
        ->type_name("N");
    command->add_option("--length", m_export.length, "Number of sectors, or end")->type_name("N");
    command->add_option("--priority", m_export.priority, "Priority of its disk I/O")
        ->type_name("WORD")
        ->check(usage::oneOf({"default", "idle", "low", "high", "real-time"}));
    auto* noAuto = command->add_flag_callback(
        "--no-auto", [this] { m_export.startsAtBoot = false; }, "Do not start it when the box starts");
    if (!ofChange)
        return;
    command
        ->add_flag_callback(
            "--auto", [this] { m_export.startsAtBoot = true; }, "Start it when the box starts")
        ->excludes(noAuto);
    command->add_flag("--allow-everyone", m_export.allowEveryone, "Serve all initiators")->excludes(allow);
    command->add_option("--address", m_export.newAddress, "New address")->type_name("ADDRESS");
}

void DeviceArguments::addExportCommands(CLI::App& app) {
    auto* exports = app.add_subcommand("export", "Create, change, start and stop exports of a box");
    exports->require_subcommand(1);
    auto* create =
        addChange(exports, "create", "Export a disk, and start it", [this] { return createWish(m_export); });
    addAddress(create);
    addExportOptions(create, false);
    auto* change = addChange(exports, "change", "Change an export", [this] { return changeWish(m_export); });
    addAddress(change);
    addExportOptions(change, true);
    change->parse_complete_callback([this] {
        if (changesNothing(m_export))
            throw CLI::ValidationError("export change", "no option says what to change");
    });
    struct Action {
        const char* name;
        const char* description;
    };
    for (const auto& [name, description] :
         {Action{"start", "Start an export"}, Action{"stop", "Stop an export"},
          Action{"restart", "Stop an export and start it again"},
          Action{"remove", "Stop an export and forget it"},
          Action{"adopt", "Take over a vblade that somebody else has started"},
          Action{"auto", "Start an export when the box starts"},
          Action{"noauto", "Do not start an export when the box starts"}})
        addAddress(addChange(exports, name, description, [this, action = std::string(name)] {
            return runWish(action, m_export.address);
        }));
    for (const auto allowed : {true, false}) {
        auto* command =
            addChange(exports, allowed ? "allow" : "deny",
                      allowed ? "Let an initiator use an export" : "No longer let an initiator use an export",
                      [this, allowed] { return allowWish(m_export.address, m_mac, allowed); });
        addAddress(command);
        command->add_option("MAC", m_mac, "Address of the initiator")->required();
    }
    addExportFiles(exports);
    addChange(&app, "import", "Take over the exports of vblade-persist on a box",
              [] { return plans::Wish(plans::ImportExports{}); });
}

void DeviceArguments::addExportFiles(CLI::App* exports) {
    auto* save = add(exports, "save", "Save the exports of a box to a file",
                     [this](Output& output) { return runSave(output, m_options, m_path); });
    save->add_option("FILE", m_path, "File on this computer; - for standard output")->required();
    auto* load = add(exports, "load", "Create the exports of a saved file",
                     [this](Output& output) { return runLoad(output, m_options, m_path, m_export.address); });
    addChangeOptions(load);
    load->add_option("FILE", m_path, "File on this computer")->required();
    load->add_option("ADDRESS", m_export.address, "Only this export");
}

void DeviceArguments::addDiskCommands(CLI::App& app) {
    auto* disk = app.add_subcommand("disk", "Lock disks of a box, and create files to export");
    disk->require_subcommand(1);
    for (const auto locked : {true, false}) {
        auto* command =
            addChange(disk, locked ? "lock" : "unlock",
                      locked ? "Refuse every change that touches a disk" : "Allow changes that touch a disk",
                      [this, locked] { return lockWish(m_path, locked); });
        command->add_option("PATH", m_path, "Disk of the box")->required();
    }
    auto* create = addChange(disk, "create", "Create a file that can be exported",
                             [this] { return imageWish(m_path, m_size, m_full); });
    create->add_option("FILE", m_path, "File on the box")->required();
    create->add_option("--size", m_size, "Bytes; 512M or 10G (powers of 1024), 10GB (of 1000)")
        ->type_name("N")
        ->required();
    create->add_flag("--full", m_full, "Reserve all of its space now, instead of making it sparse");
}

void DeviceArguments::addInterfaceCommands(CLI::App& app) {
    auto* interface = app.add_subcommand("interface", "Change the MTU and the VLANs of a box");
    interface->require_subcommand(1);
    const auto addInterface = [this](CLI::App* command) {
        command->add_option("IF", m_interface, "Interface of the box")->required();
    };
    auto* mtu = addChangeNow(interface, "mtu", "Set the MTU; reverts unless it is kept",
                             [this] { return mtuWish(m_interface, m_mtu); });
    addInterface(mtu);
    mtu->add_option("MTU", m_mtu, "Bytes")
        ->required()
        ->check(usage::between(0, std::numeric_limits<std::uint32_t>::max()));
    auto* add = addChangeNow(interface, "vlan-add", "Add a VLAN; reverts unless it is kept",
                             [this] { return addVlanWish(m_interface, m_vlan); });
    addInterface(add);
    add->add_option("ID", m_vlan, "Number of the VLAN")
        ->required()
        ->check(usage::between(0, std::numeric_limits<std::uint16_t>::max()));
    addInterface(addChangeNow(interface, "vlan-remove", "Remove a VLAN; reverts unless it is kept",
                              [this] { return removeVlanWish(m_interface); }));
}

void DeviceArguments::addBoxCommands(CLI::App& app) {
    auto* change = app.add_subcommand("change", "Keep a change that would revert, and apply queued changes");
    change->require_subcommand(1);
    add(change, "keep", "Keep the change that waits for it",
        [this](Output& output) { return runKeep(output, m_options); });
    addQueueCommands(change);
    addChange(&app, "hostname", "Set the host name of a box",
              [this] { return plans::Wish(plans::SetHostName{m_hostName}); })
        ->add_option("NAME", m_hostName, "The name")
        ->required();
    addChange(&app, "reboot", "Restart a box", [] { return plans::Wish(plans::Reboot{}); });
    addChange(&app, "poweroff", "Switch a box off", [] { return plans::Wish(plans::PowerOff{}); });
    addChangeNow(&app, "undo", "Undo a change of a box: the latest, or an entry of the journal",
                 [this] { return plans::Wish(plans::UndoChange{m_entry}); })
        ->add_option("ENTRY", m_entry, "Number in the journal")
        ->check(usage::between(1, std::numeric_limits<std::int64_t>::max()));
}

CLI::App* DeviceArguments::addForQueue(CLI::App* parent, const char* name, const char* description, Run run) {
    auto* command = add(parent, name, description, std::move(run));
    command->parse_complete_callback([this] { m_isForQueue = true; });
    addQueueFile(command);
    return command;
}

void DeviceArguments::addQueueCommands(CLI::App* change) {
    addForQueue(change, "queue", "List the changes that wait to be applied",
                [this](Output& output) { return runQueueList(output, m_options); });
    addForQueue(change, "drop", "Remove changes from the queue", [this](Output& output) {
        return runQueueRemove(output, m_options, m_queued);
    })->add_option("NUMBER", m_queued, "Number in the queue (default: all changes)");
    auto* move =
        addForQueue(change, "move", "Move a change to another place in the queue",
                    [this](Output& output) { return runQueueMove(output, m_options, m_number, m_place); });
    move->add_option("NUMBER", m_number, "Number in the queue")->required();
    move->add_option("PLACE", m_place, "Its new place, from 1")
        ->required()
        ->check(usage::between(1, static_cast<std::int64_t>(plans::ChangeQueue::maxChanges)));
    addChangeOptions(addForQueue(change, "apply", "Apply the queued changes, one after the other",
                                 [this](Output& output) { return runQueueApply(output, m_options); }));
}

} // namespace etherdeck::ctl
