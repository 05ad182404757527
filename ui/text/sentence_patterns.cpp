#include "ui/text/sentence_patterns.h"

#include <QtGlobal>

#include <algorithm>
#include <iterator>

namespace etherdeck::ui {

namespace {

constexpr std::string_view sentencePatterns[] = {
    // Lists, and what is common.
    QT_TRANSLATE_NOOP("Sentences", "%1 and %2"),
    QT_TRANSLATE_NOOP("Sentences", "Create %1"),
    QT_TRANSLATE_NOOP("Sentences", "Change %1"),
    QT_TRANSLATE_NOOP("Sentences", "Remove %1"),
    QT_TRANSLATE_NOOP("Sentences", "Start %1"),
    QT_TRANSLATE_NOOP("Sentences", "Stop %1"),
    QT_TRANSLATE_NOOP("Sentences", "Restart %1"),
    QT_TRANSLATE_NOOP("Sentences", "Undo change %1: %2"),
    QT_TRANSLATE_NOOP("Sentences", "A change waits to be kept: %1. Keep it, or let it revert first."),
    QT_TRANSLATE_NOOP("Sentences", "Another change waits to be kept: %1."),
    QT_TRANSLATE_NOOP("Sentences", "%1 Undoing the steps before it failed as well: %2"),
    QT_TRANSLATE_NOOP("Sentences", "Checking who has the address on the wire"),
    QT_TRANSLATE_NOOP("Sentences", "Watching for initiators that use it"),
    // Exports.
    QT_TRANSLATE_NOOP("Sentences", "Export %1 as %2"),
    QT_TRANSLATE_NOOP("Sentences", "Create %1 exports"),
    QT_TRANSLATE_NOOP("Sentences",
                      "Start %1 on %2, if the disk is the right one and no other target answers there"),
    QT_TRANSLATE_NOOP("Sentences", "Stop %1 on %2"),
    QT_TRANSLATE_NOOP("Sentences", "Do not start %1 again"),
    QT_TRANSLATE_NOOP("Sentences", "%1 starts again when the box is started."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 is restarted: initiators wait for a moment and repeat their requests."),
    QT_TRANSLATE_NOOP("Sentences", "Initiators wait for a moment and repeat their requests."),
    QT_TRANSLATE_NOOP("Sentences", "The disk keeps its data."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Nobody was seen reading or writing %1. That proves nothing: an idle mount is silent."),
    QT_TRANSLATE_NOOP("Sentences", "It could not be checked whether an initiator uses %1."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 uses %2. Data that was not written yet may be lost, and the file system damaged."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 use %2. Data that was not written yet may be lost, and the file system damaged."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has no link: nobody will see the export there."),
    QT_TRANSLATE_NOOP("Sentences", "%1 runs at only %2 Mb/s."),
    QT_TRANSLATE_NOOP("Sentences", "%1 runs at half duplex."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "%1 may be another disk after the next start. Its stable names: %2. The best one is %3."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Nothing about %1 proves that it is the same disk after it was unplugged or the box restarted."),
    QT_TRANSLATE_NOOP("Sentences", "Debian's own units will not start it at boot, since they do not check "
                                   "the disk. The agent starts it, once it has checked the disk."),
    QT_TRANSLATE_NOOP("Sentences", "It could not be checked whether another target has the address %1."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Nobody answered for %1 on %2. A target that is masked from this box would not have answered."),
    QT_TRANSLATE_NOOP("Sentences",
                      "So far, every initiator may use it; after this change, only those in the list."),
    QT_TRANSLATE_NOOP("Sentences", "After this change, every initiator may use it."),
    QT_TRANSLATE_NOOP("Sentences", "%1 holds data (%2), which initiators can overwrite."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is left alone: this box already has it as in the file."),
    QT_TRANSLATE_NOOP("Sentences", "%1 are left alone: this box already has them as in the file."),
    QT_TRANSLATE_NOOP("Sentences", "Take over the vblade that serves %1"),
    QT_TRANSLATE_NOOP("Sentences", "It keeps running. From now on it is started again when it ends, and at "
                                   "boot: remove it from whatever starts it."),
    QT_TRANSLATE_NOOP("Sentences", "Take over %1 export of vblade-persist"),
    QT_TRANSLATE_NOOP("Sentences", "Take over %1 exports of vblade-persist"),
    QT_TRANSLATE_NOOP("Sentences", "Keep runit from starting %1 at boot"),
    QT_TRANSLATE_NOOP("Sentences", "Stop %1 of vblade-persist"),
    QT_TRANSLATE_NOOP("Sentences", "%1 is left as it is: %2"),
    // Disks and files.
    QT_TRANSLATE_NOOP("Sentences", "Lock %1"),
    QT_TRANSLATE_NOOP("Sentences", "Unlock %1"),
    QT_TRANSLATE_NOOP("Sentences", "Refuse every plan that touches %1"),
    QT_TRANSLATE_NOOP("Sentences", "Allow plans that touch %1"),
    QT_TRANSLATE_NOOP("Sentences", "The file takes up space only as it is written to. When the box's disk is "
                                   "full, writing to the export fails."),
    QT_TRANSLATE_NOOP("Sentences", "Create a file of %1, and reserve all of its space"),
    QT_TRANSLATE_NOOP("Sentences", "Create a file of %1"),
    QT_TRANSLATE_NOOP("Sentences", "Everything in it is lost. This cannot be undone."),
    QT_TRANSLATE_NOOP("Sentences", "Remove the file"),
    // The box.
    QT_TRANSLATE_NOOP("Sentences", "%1 is exported by this box."),
    QT_TRANSLATE_NOOP("Sentences", "%1 are exported by this box."),
    QT_TRANSLATE_NOOP("Sentences", "Switch off %1"),
    QT_TRANSLATE_NOOP("Sentences", "Restart the box"),
    QT_TRANSLATE_NOOP("Sentences", "Switch the box off"),
    QT_TRANSLATE_NOOP("Sentences", "Somebody has to be at the box to switch it on again."),
    QT_TRANSLATE_NOOP("Sentences", "Name the box %1"),
    QT_TRANSLATE_NOOP("Sentences", "Change the host name from %1 to %2"),
    QT_TRANSLATE_NOOP("Sentences", "vblade makes the serial number of a target from its address and the host "
                                   "name: initiators see a new one once the export is restarted."),
    // Its network.
    QT_TRANSLATE_NOOP("Sentences", "Set the MTU of %1 to %2"),
    QT_TRANSLATE_NOOP("Sentences", "Change the MTU of %1 from %2 to %3"),
    QT_TRANSLATE_NOOP("Sentences", "Create %1, and switch it on"),
    QT_TRANSLATE_NOOP("Sentences", "This also lowers the MTU of %1."),
    QT_TRANSLATE_NOOP("Sentences", "Requests to %1 can then have %2 sectors; now they can have %3."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Larger requests fail until the initiators have queried the targets again."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Every switch and initiator on the way must accept frames of this size, too."),
    QT_TRANSLATE_NOOP("Sentences", "Its addresses are removed as well: %1."),
    QT_TRANSLATE_NOOP("Sentences", "This change is lost when the box restarts. %1"),
    QT_TRANSLATE_NOOP(
        "Sentences", "NetworkManager keeps the network settings of this box: make the change there as well."),
    QT_TRANSLATE_NOOP("Sentences", "Etherdeck does not know what keeps the network settings of this box."),
    QT_TRANSLATE_NOOP("Sentences", "The name of this interface cannot be written to a configuration file."),
    QT_TRANSLATE_NOOP("Sentences", "%1 could not be read."),
    QT_TRANSLATE_NOOP("Sentences", "%1 inherits its settings in %2: set the MTU there as well."),
    QT_TRANSLATE_NOOP("Sentences", "ifupdown creates VLANs only under names such as eth0.5."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has a value of several lines, so it is not changed."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is part of a bridge in %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1 does not use %2."),
    QT_TRANSLATE_NOOP("Sentences", "This box creates VLANs only under names such as eth0.5."),
    QT_TRANSLATE_NOOP("Sentences", "systemd-networkd does not configure %1."),
    QT_TRANSLATE_NOOP("Sentences", "%1 configures %2 as well, so it cannot be changed for %3 alone."),
    // Netconsole of the kernel.
    QT_TRANSLATE_NOOP("Sentences", "%1 port %2"),
    QT_TRANSLATE_NOOP("Sentences", "Send the kernel's messages to %1"),
    QT_TRANSLATE_NOOP("Sentences", "No longer send the kernel's messages over the network"),
    QT_TRANSLATE_NOOP("Sentences", "Load the module netconsole"),
    QT_TRANSLATE_NOOP("Sentences", "Remove the module netconsole"),
    QT_TRANSLATE_NOOP("Sentences", "Send from %1 to %2 (%3)"),
    QT_TRANSLATE_NOOP("Sentences", "Send messages of all levels"),
    QT_TRANSLATE_NOOP("Sentences", "Stop sending to %1"),
    QT_TRANSLATE_NOOP("Sentences", "Set the level of the console back to %1"),
    QT_TRANSLATE_NOOP("Sentences", "It is not known which level the console had before, so it keeps sending "
                                   "messages of all levels to its other devices until the box starts again."),
    QT_TRANSLATE_NOOP("Sentences", "netconsole is built into the kernel of the box, so this ends with its "
                                   "next start. To keep it, add this to the kernel's command line: %1"),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "It is not known how this box loads modules when it starts, so this ends with its next start."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The box does not know the MAC address of %1, so all stations of its network receive the messages."),
    // U-Boot's environment.
    QT_TRANSLATE_NOOP("Sentences", "Change %1 in U-Boot's environment"),
    QT_TRANSLATE_NOOP("Sentences", "Restore U-Boot's environment from a backup"),
    QT_TRANSLATE_NOOP("Sentences", "Check U-Boot's environment, which was not written completely before"),
    QT_TRANSLATE_NOOP("Sentences", "Back up all of %1 to %2 on the box"),
    QT_TRANSLATE_NOOP("Sentences", "Erase %1 bytes at %2 of %3"),
    QT_TRANSLATE_NOOP("Sentences", "Write the environment there"),
    QT_TRANSLATE_NOOP("Sentences", "Read it back, and compare"),
    QT_TRANSLATE_NOOP("Sentences", "Read it again, and compare"),
    QT_TRANSLATE_NOOP("Sentences",
                      "There is only one copy of the environment, and a failure while it is erased and "
                      "written loses it. Do not switch the box off or restart it before this has ended."),
    QT_TRANSLATE_NOOP("Sentences", "The console is sent to the network without a ping before it: while the "
                                   "other side is off, each start of the box takes minutes."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Many boxes have this MAC address, so it does not prove that the backup is of this one."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "%1 U-Boot's environment is lost: do not restart the box. What was there before is in %2."),
    // The agent.
    QT_TRANSLATE_NOOP("Sentences", "Install the agent on %1"),
    QT_TRANSLATE_NOOP("Sentences", "Upgrade the agent on %1"),
    QT_TRANSLATE_NOOP("Sentences", "Run the agent on %1 without installing it"),
    QT_TRANSLATE_NOOP("Sentences", "Remove the agent from %1"),
    QT_TRANSLATE_NOOP("Sentences", "Make the root file system writable"),
    QT_TRANSLATE_NOOP("Sentences", "Make the root file system read-only again"),
    QT_TRANSLATE_NOOP("Sentences", "Copy the agent to the box, and check that it arrived and runs"),
    QT_TRANSLATE_NOOP("Sentences", "Copy the new agent to the box, and check that it arrived and runs"),
    QT_TRANSLATE_NOOP("Sentences", "Write its init script"),
    QT_TRANSLATE_NOOP("Sentences", "Write its unit of systemd"),
    QT_TRANSLATE_NOOP("Sentences", "Let systemd read it"),
    QT_TRANSLATE_NOOP("Sentences", "Let systemd forget it"),
    QT_TRANSLATE_NOOP("Sentences", "Start it at boot"),
    QT_TRANSLATE_NOOP("Sentences", "Start it"),
    QT_TRANSLATE_NOOP("Sentences", "Start it again"),
    QT_TRANSLATE_NOOP("Sentences", "Stop it, and start it no more at boot"),
    QT_TRANSLATE_NOOP("Sentences", "Let %1 start the agent by sudo without a password"),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "From then on, %1 has the rights of root on the box through the agent, without a password."),
    QT_TRANSLATE_NOOP("Sentences", "Wait until it answers"),
    QT_TRANSLATE_NOOP("Sentences", "Remove the agent that was there before"),
    QT_TRANSLATE_NOOP("Sentences", "Remove the agent of the session"),
    QT_TRANSLATE_NOOP("Sentences", "Remove its files"),
    QT_TRANSLATE_NOOP("Sentences", "Remove its state: journal, logs and earlier versions of files"),
    QT_TRANSLATE_NOOP("Sentences", "Make a folder for it"),
    QT_TRANSLATE_NOOP("Sentences", "It is there until the box restarts, and runs only while it is used."),
    QT_TRANSLATE_NOOP("Sentences", "Etherdeck does not know the init system of this box: the agent runs "
                                   "while it is used, and exports are not started at boot."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "What vblade exports goes on until the box restarts, and the configuration of exports stays in "
        "/etc/vblade.conf.d. Exports that only the agent starts are not started any more."),
    // Warnings of a box.
    QT_TRANSLATE_NOOP(
        "Sentences", "vblade is not installed, so this box cannot export disks. Install the package vblade."),
    QT_TRANSLATE_NOOP("Sentences", "The agent does not see the processes of this box. It does not know which "
                                   "exports run, and starts none. Run it as root, and mount /proc."),
    QT_TRANSLATE_NOOP("Sentences", "Exports cannot be changed: %1 is on a read-only file system."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "U-Boot's environment in the flash memory was not written completely: do not restart the box. What "
        "was there before is in %1; 'etherdeckctl uboot env restore' writes it back."),
    QT_TRANSLATE_NOOP("Sentences", "The journal of changes has lines that cannot be read, %1 in %2."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "This box has the MAC address %1, which all plugs have whose U-Boot environment was never given "
        "their own. Two of them on one network break AoE: set ethaddr to the address on the label."),
    QT_TRANSLATE_NOOP("Sentences", "This box says that it is a Pogoplug E02, but its hardware does not look "
                                   "like one: nothing dangerous is done to its flash memory."),
    // Refusals.
    QT_TRANSLATE_NOOP("Sentences", "The agent does not see the processes of this box, so it does not know "
                                   "which exports run. Run it as root, and mount /proc."),
    QT_TRANSLATE_NOOP("Sentences", "This box has no export %1."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 is served by a vblade that Etherdeck did not start. Stop it where it was started."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has these settings already."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is allowed already."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Every initiator may use %1. Allow those that are to use it, and no other may."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not allowed anyway."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is the only one in the list of %2: without it, every initiator would "
                                   "be allowed. Stop the export, or allow another one first."),
    QT_TRANSLATE_NOOP("Sentences", "There is no such export in the file."),
    QT_TRANSLATE_NOOP("Sentences", "This box already has %1 as in the file."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is running already."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is stopped already."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is managed already."),
    QT_TRANSLATE_NOOP("Sentences", "systemd runs the exports of this box, and cannot take over a vblade that "
                                   "it has not started. Stop it where it was started, then export the disk."),
    QT_TRANSLATE_NOOP("Sentences", "vblade-persist exports nothing on this box."),
    QT_TRANSLATE_NOOP("Sentences", "No export of vblade-persist can be taken over."),
    QT_TRANSLATE_NOOP("Sentences", "vblade is not installed on this box. Install it (apt install vblade, "
                                   "opkg install vblade), then try again."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 is already served by a vblade on this box that Etherdeck did not start."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is already an export of this box."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 already answers for %2 on %3. Two targets at one address destroy data."),
    QT_TRANSLATE_NOOP("Sentences", "%1 shares its sectors with %2, which is in use."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is %2. Exporting it would destroy data."),
    QT_TRANSLATE_NOOP("Sentences", "mounted at %1"),
    QT_TRANSLATE_NOOP("Sentences", "swap space"),
    QT_TRANSLATE_NOOP("Sentences", "part of %1"),
    QT_TRANSLATE_NOOP("Sentences", "the file of %1"),
    QT_TRANSLATE_NOOP("Sentences", "exported as %1"),
    QT_TRANSLATE_NOOP("Sentences", "the disk of the running system"),
    QT_TRANSLATE_NOOP("Sentences", "opened exclusively by another program"),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Sectors of %1 are already exported as %2. Two targets over the same sectors destroy data."),
    QT_TRANSLATE_NOOP("Sentences", "There is no disk %1 on this box."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is no longer the disk that was exported."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is locked. Unlock it first."),
    QT_TRANSLATE_NOOP("Sentences", "%1 cannot be written to: export it read-only."),
    QT_TRANSLATE_NOOP("Sentences", "Nothing distinguishes %1 from other disks, so it cannot be locked."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is locked already."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not locked."),
    QT_TRANSLATE_NOOP("Sentences", "In a lab, files can only be created below %1."),
    QT_TRANSLATE_NOOP("Sentences", "%1 exists already."),
    QT_TRANSLATE_NOOP("Sentences", "The size is not a multiple of 512 bytes, or out of range."),
    QT_TRANSLATE_NOOP("Sentences", "There is no file %1."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is in use."),
    QT_TRANSLATE_NOOP("Sentences",
                      "U-Boot's environment in the flash memory was not written completely, so the box might "
                      "not start again. What was there before is in %1: restore it first."),
    QT_TRANSLATE_NOOP(
        "Sentences", "A host name consists of letters, digits and hyphens. Each part, between dots, has at "
                     "most 63 of them and neither begins nor ends with a hyphen; all parts have at most 64."),
    QT_TRANSLATE_NOOP("Sentences", "The box has this name already."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing that can be undone."),
    QT_TRANSLATE_NOOP("Sentences", "This box has no interface %1."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not an Ethernet interface."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is switched off: vblade would end at once. Switch it on first."),
    QT_TRANSLATE_NOOP("Sentences", "%1 takes an MTU of %2 to %3."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is a VLAN on %2, whose MTU is %3. Raise that first."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has this MTU already."),
    QT_TRANSLATE_NOOP("Sentences", "The number of a VLAN is 1 to 4094."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is too long for the name of an interface."),
    QT_TRANSLATE_NOOP("Sentences", "%1 carries VLAN %2 already, as %3."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not a VLAN."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is exported on %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1 are exported on %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is part of %2."),
    QT_TRANSLATE_NOOP("Sentences", "Interface '%1' of %2 uses %3, so it would be back after the next start."),
    QT_TRANSLATE_NOOP("Sentences", "%1 creates %2, so it would be back after the next start."),
    QT_TRANSLATE_NOOP("Sentences", "No interface of the box has an IPv4 address from which it reaches %1."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is a port of %2: the kernel sends no netconsole output from such an "
                                   "interface. Give %2 the address."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The kernel of this box has no netconsole, and there is no modprobe to load it."),
    QT_TRANSLATE_NOOP("Sentences", "The kernel sends its messages to %1 already."),
    QT_TRANSLATE_NOOP("Sentences", "Etherdeck has set up no netconsole in the kernel of this box."),
    QT_TRANSLATE_NOOP("Sentences", "It is not known whether this box has netconsole."),
    QT_TRANSLATE_NOOP("Sentences", "A level of the console is 1 to 8."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not the address of a station."),
    QT_TRANSLATE_NOOP("Sentences", "This box says that it is a Pogoplug E02, but its processor, memory or "
                                   "flash is not that of one. Nothing is written to its flash."),
    QT_TRANSLATE_NOOP("Sentences", "The kernel of the box lets nobody write to %1. A kernel or device tree "
                                   "without the flag 'read-only' for it is needed."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has a bad block at %2. What U-Boot does then depends on how it was "
                                   "built, so nothing is written."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The environment does not fill whole erase blocks of %1, so something else in them would be lost."),
    QT_TRANSLATE_NOOP("Sentences", "%1 at %2"),
    QT_TRANSLATE_NOOP("Sentences", "%1 is erased: U-Boot uses its built-in defaults, which cannot be read "
                                   "here. Type 'saveenv' at its prompt first."),
    QT_TRANSLATE_NOOP("Sentences",
                      "There is no environment with a right checksum in %1: it is damaged, or it is "
                      "elsewhere. Nothing is written. A backup of this box can be restored."),
    QT_TRANSLATE_NOOP("Sentences", "Without bootcmd, U-Boot would start nothing."),
    QT_TRANSLATE_NOOP("Sentences", "The variables need more than the %1 bytes of the environment."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The name of a variable consists of printable ASCII characters without blanks and '='; at most 256."),
    QT_TRANSLATE_NOOP("Sentences", "The value of a variable is one line."),
    QT_TRANSLATE_NOOP("Sentences", "It is not known where this box has U-Boot's environment."),
    QT_TRANSLATE_NOOP("Sentences", "U-Boot's environment is as requested already."),
    QT_TRANSLATE_NOOP("Sentences", "U-Boot's environment is that of the backup already."),
};

} // namespace

bool isSentencePattern(std::string_view pattern) {
    return std::ranges::find(sentencePatterns, pattern) != std::end(sentencePatterns);
}

} // namespace etherdeck::ui
