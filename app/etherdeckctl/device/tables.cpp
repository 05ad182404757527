#include "app/etherdeckctl/device/tables.h"

#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/words.h"
#include "core/base/harmless_text.h"
#include "core/console/line_text.h"

#include <array>
#include <chrono>

namespace etherdeck::ctl {

namespace {

using Align = Table::Align;

std::string useText(const plans::DiskUse& use) {
    using plans::UseKind;
    switch (use.kind) {
    case UseKind::Mounted:
        return "mounted on " + use.what;
    case UseKind::Swap:
        return "swap";
    case UseKind::Holder:
        return "part of " + use.what;
    case UseKind::Loop:
        return "behind " + use.what;
    case UseKind::Export:
        return "exported as " + use.what;
    case UseKind::Root:
        return "the running system";
    case UseKind::Exclusive:
        return "opened exclusively by a program";
    case UseKind::Part:
        return use.what + " is in use";
    }
    return use.what;
}

std::string_view kindName(plans::DiskKind kind) {
    constexpr std::array<std::string_view, 6> names{"disk", "partition", "volume", "array", "loop", "file"};
    const auto index = static_cast<std::size_t>(kind);
    return index < names.size() ? names[index] : "disk";
}

/// Its uses, and what else matters.
std::string diskNotes(const plans::Disk& disk) {
    std::vector<std::string> notes{usesText(disk)};
    if (disk.locked)
        notes.emplace_back("locked");
    if (disk.readOnly)
        notes.emplace_back("read-only");
    if (disk.smart && !disk.smart->healthy)
        notes.emplace_back("SMART: failing");
    return joinedWords(notes);
}

Style styleOfState(plans::ExportState state) {
    switch (state) {
    case plans::ExportState::Running:
        return Style::Good;
    case plans::ExportState::Stopped:
        return Style::Faint;
    case plans::ExportState::Failed:
        return Style::Bad;
    }
    return Style::Plain;
}

std::string optionsText(const exports::Export& config) {
    std::vector<std::string> words;
    if (config.readOnly)
        words.emplace_back("read-only");
    if (config.direct)
        words.emplace_back("direct");
    if (config.sync)
        words.emplace_back("sync");
    if (config.offset.count != 0 || config.length)
        words.push_back(
            "sectors " + std::to_string(config.offset.count) + " to " +
            (config.length ? std::to_string(config.offset.count + config.length->count - 1) : "end"));
    if (config.priority != exports::IoPriority::Default)
        words.push_back("priority " + std::string(exports::name(config.priority)));
    return joinedWords(words);
}

std::string initiatorsText(const exports::Export& config) {
    if (config.allowed.empty())
        return "all";
    std::string text;
    for (const auto& mac : config.allowed)
        text += (text.empty() ? "" : " ") + mac.toString();
    return text;
}

std::string speedText(const plans::BoxInterface& interface) {
    if (!interface.speed)
        return "-";
    return std::to_string(*interface.speed) + " Mb/s" +
           (interface.duplex == plans::Duplex::Half ? " half" : "");
}

std::string interfaceNotes(const plans::BoxInterface& interface, const remote::InterfaceList& list) {
    std::vector<std::string> notes;
    if (!interface.ethernet)
        notes.emplace_back("not Ethernet");
    if (interface.vlanId)
        notes.push_back("VLAN " + std::to_string(*interface.vlanId) + " on " + interface.parent);
    else
        notes.push_back(interface.kind);
    if (!interface.master.empty())
        notes.push_back("part of " + interface.master);
    if (const auto warnings = list.warnings.find(interface.name); warnings != list.warnings.end())
        for (const auto& warning : warnings->second)
            notes.push_back(warning.text);
    return joinedWords(notes);
}

/// "-" for a time that no clock can show.
std::string timeText(std::int64_t microseconds) {
    constexpr std::int64_t latest = 9'000'000'000'000'000; // in the year 2255
    if (microseconds <= 0 || microseconds > latest)
        return "-";
    return localTimeText(WallTime(std::chrono::microseconds(microseconds)));
}

} // namespace

std::string usesText(const plans::Disk& disk) {
    std::vector<std::string> uses;
    for (const auto& use : disk.uses)
        uses.push_back(useText(use));
    return joinedWords(uses);
}

std::string_view stateName(plans::ExportState state) {
    switch (state) {
    case plans::ExportState::Running:
        return "running";
    case plans::ExportState::Stopped:
        return "stopped";
    case plans::ExportState::Failed:
        break;
    }
    return "failed";
}

std::string_view stateName(const plans::BoxInterface& interface) {
    if (!interface.up)
        return "down";
    return interface.carrier ? "up" : "no carrier";
}

std::string diskTable(const std::vector<plans::Disk>& disks) {
    if (disks.empty())
        return "The box has no disk.\n";
    Table table(
        {{"DISK"}, {"KIND"}, {"SIZE", Align::Right}, {"MODEL"}, {"SERIAL"}, {"CONTENT"}, {"USE"}, {"NAME"}});
    for (const auto& disk : disks) {
        const auto& names = disk.stableNames.empty() ? disk.derivedNames : disk.stableNames;
        table.addRow({{disk.path, Style::Bold},
                      {std::string(kindName(disk.kind))},
                      {sizeText(disk.bytes)},
                      {orDash(disk.model)},
                      {orDash(disk.serial)},
                      {orDash(joinedWords({disk.fileSystem, disk.label}, " "))},
                      {orDash(diskNotes(disk)), disk.uses.empty() ? Style::Plain : Style::Faint},
                      {names.empty() ? "-" : names.front()}});
    }
    return table.toString();
}

std::string exportTable(const std::vector<plans::ExportStatus>& exports) {
    if (exports.empty())
        return "The box exports nothing. To export a disk: etherdeckctl export create\n";
    Table table(
        {{"ADDRESS"}, {"STATE"}, {"BOOT"}, {"INTERFACES"}, {"INITIATORS"}, {"OPTIONS"}, {"DISK"}, {"NOTES"}});
    for (const auto& each : exports) {
        const auto& config = each.config;
        table.addRow({{config.address.toString(), Style::Bold},
                      {std::string(stateName(each.state)), styleOfState(each.state)},
                      {config.startsAtBoot ? "auto" : "no"},
                      {joinedWords(config.interfaces, " ")},
                      {initiatorsText(config)},
                      {orDash(optionsText(config))},
                      {config.path},
                      {joinedWords({each.managed ? "" : "not managed", each.reason})}});
    }
    return table.toString();
}

std::string interfaceTable(const remote::InterfaceList& list) {
    Table table({{"INTERFACE"},
                 {"STATE"},
                 {"SPEED", Align::Right},
                 {"MTU", Align::Right},
                 {"MAC"},
                 {"ADDRESSES"},
                 {"NOTES"}});
    for (const auto& interface : list.interfaces)
        table.addRow({{interface.name, Style::Bold},
                      {std::string(stateName(interface)),
                       interface.up && interface.carrier ? Style::Good : Style::Faint},
                      {speedText(interface)},
                      {std::to_string(interface.mtu)},
                      {interface.mac.toString()},
                      {joinedWords(interface.addresses)},
                      {interfaceNotes(interface, list)}});
    return table.toString();
}

std::string userTable(const remote::UserList& list) {
    if (!list.looked)
        return "The export could not be watched.\n";
    if (list.users.empty())
        return "No initiator sent a request in this time. One that has mounted it but is idle sends none.\n";
    Table table({{"INITIATOR"}, {"READS", Align::Right}, {"WRITES", Align::Right}});
    for (const auto& user : list.users)
        table.addRow({{user.mac.toString(), Style::Bold},
                      {std::to_string(user.reads)},
                      {std::to_string(user.writes)}});
    return table.toString();
}

std::string journalTable(const std::vector<remote::JournalEntry>& entries) {
    if (entries.empty())
        return "The agent has changed nothing yet.\n";
    Table table({{"ENTRY", Align::Right}, {"TIME"}, {"WHO"}, {"CHANGE"}, {"RESULT"}, {"NOTES"}});
    for (const auto& entry : entries) {
        const auto undone = entry.undoneBy  ? "undone by " + std::to_string(*entry.undoneBy)
                            : entry.canUndo ? "can be undone"
                                            : "";
        table.addRow({{std::to_string(entry.entry), Style::Bold},
                      {timeText(entry.time)},
                      {orDash(entry.who)},
                      {entry.title.text()},
                      {entry.result, entry.result == "applied" ? Style::Plain : Style::Warning},
                      {joinedWords({entry.reason, undone})}});
    }
    return table.toString();
}

} // namespace etherdeck::ctl
