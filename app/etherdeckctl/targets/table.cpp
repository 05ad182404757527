#include "app/etherdeckctl/targets/table.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <set>

namespace etherdeck::ctl {

namespace {

using discovery::Path;
using discovery::Target;

Table::Cell stateCell(const Target& target) {
    if (target.hasConflict())
        return {"conflict", Style::Bad};
    if (target.conflict == discovery::Conflict::Possible)
        return {"conflict?", Style::Warning};
    switch (target.state) {
    case discovery::TargetState::Up:
        return {"up", Style::Good};
    case discovery::TargetState::Vanished:
        return {"vanished", Style::Faint};
    case discovery::TargetState::Missing:
        return {"missing", Style::Warning};
    case discovery::TargetState::NotWatched:
        return {"not watched", Style::Faint};
    }
    return {"up", Style::Good};
}

/// In local time.
std::string minuteText(WallTime time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M", &local);
    return text.data();
}

/// For a missing target, with the time since when it is missing.
Table::Cell stateSince(const Target& target, const TargetContext& context) {
    auto cell = stateCell(target);
    if (target.state == discovery::TargetState::Missing)
        cell.text += " since " + minuteText(context.wallTime(target.lastSeen));
    return cell;
}

std::string stateMark(const Path& path) {
    switch (path.state) {
    case discovery::PathState::Up:
        return {};
    case discovery::PathState::Lost:
        return "lost";
    case discovery::PathState::NotWatched:
        return "not watched";
    }
    return {};
}

/// "1,234".
std::string grouped(std::size_t number) {
    std::string digits = std::to_string(number);
    for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3)
        digits.insert(static_cast<std::size_t>(place), ",");
    return digits;
}

std::string orDash(const std::string& text) { return text.empty() ? "-" : harmlessLine(text); }

/// Shortened, since a long one would widen every row; `show` and the JSON have all of it.
std::string configStringCell(const std::string& string) {
    constexpr std::size_t longest = 40;
    return string.empty() ? "-" : harmlessStart(string, longest);
}

/// "4 more MACs", "at least 64 more MACs".
std::string moreText(const discovery::UnlistedPaths& unlisted) {
    return (unlisted.isAtLeast ? "at least " : "") + std::to_string(unlisted.count) +
           (unlisted.count == 1 ? " more MAC" : " more MACs");
}

std::string pathsText(const Target& target, const InterfaceName& interfaceName) {
    std::string text;
    for (const auto& path : target.paths) {
        text += text.empty() ? "" : ", ";
        text += path.key.mac.isZero() ? "-" : path.key.mac.toString() + " " + interfaceName(path.key.link);
        text += path.isUp() ? "" : " (" + stateMark(path) + ")";
    }
    if (target.unlisted.count > 0)
        text += ", and " + moreText(target.unlisted);
    return text;
}

std::string macList(const std::optional<std::vector<MacAddress>>& macs, const std::string& whenEmpty) {
    if (!macs)
        return "not told";
    if (macs->empty())
        return whenEmpty;
    std::string text;
    for (const auto& mac : *macs)
        text += (text.empty() ? "" : ", ") + mac.toString();
    return text;
}

std::string firmwareText(std::uint16_t firmware) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "0x%04x%s", firmware, aoe::isVblade(firmware) ? " (vblade)" : "");
    return text.data();
}

std::string fact(const std::string& label, const std::string& value) {
    constexpr std::size_t labelWidth = 16;
    return label + std::string(labelWidth - label.size(), ' ') + value + "\n";
}

std::string pathFacts(const Path& path, const InterfaceName& interfaceName) {
    std::string text = path.key.mac.toString() + " on " + interfaceName(path.key.link);
    text += path.isUp() ? "" : ", " + stateMark(path);
    text += ", firmware " + firmwareText(path.firmware) + ", " + std::to_string(path.buffers) + " buffers, " +
            std::to_string(path.sectorsPerFrame) + " sectors per frame";
    if (path.roundTrip) {
        const auto microseconds =
            std::chrono::duration_cast<std::chrono::microseconds>(*path.roundTrip).count();
        text += ", answers in " + std::to_string(microseconds) + " us";
    }
    return text;
}

std::string claimant(const Path& path, const InterfaceName& interfaceName) {
    std::string text = path.key.mac.toString() + " on " + interfaceName(path.key.link);
    if (path.identity)
        text += ": serial " + orDash(path.identity->serial) + ", " + sizeText(path.identity->size.bytes()) +
                ", " + orDash(path.identity->model);
    return text;
}

/// How the one disk of a target identifies itself.
std::string diskFacts(const Path& path) {
    std::string text;
    if (path.identity) {
        const auto& identity = *path.identity;
        text += fact("size", sizeText(identity.size.bytes()) + " (" + std::to_string(identity.size.bytes()) +
                                 " bytes, " + std::to_string(identity.size.count) + " sectors)");
        text += fact("model", orDash(identity.model)) + fact("serial", orDash(identity.serial)) +
                fact("revision", orDash(identity.firmwareRevision));
    } else {
        text += fact("identity", "the target did not answer IDENTIFY");
    }
    return text + fact("config string", orDash(path.configString)) +
           fact("masks", macList(path.masks, "none: every initiator may use it")) +
           fact("reserved by", macList(path.reservedBy, "nobody"));
}

/// In a conflict: how each of the disks identifies itself.
std::string disksFacts(const Target& target, const InterfaceName& interfaceName) {
    std::string text = fact("disks", std::to_string(discovery::diskCount(target)) +
                                         ", none of which is the disk of " + target.address.toString());
    for (const auto* path : discovery::claimants(target)) {
        text +=
            fact("disk", claimant(*path, interfaceName) + ", config string " + orDash(path->configString));
        if (path->masks && !path->masks->empty())
            text += fact("  masks", macList(path->masks, {}));
        if (path->reservedBy && !path->reservedBy->empty())
            text += fact("  reserved by", macList(path->reservedBy, {}));
    }
    return text;
}

std::string oneDiskText(const Target& target) {
    switch (target.oneDiskBy) {
    case discovery::OneDiskBy::Nothing:
        return {};
    case discovery::OneDiskBy::OneBox:
        return "one MAC, heard on several interfaces";
    case discovery::OneDiskBy::Serial:
        return "all paths report one serial number, which no other address reports";
    case discovery::OneDiskBy::Content:
        return "all paths returned the same data where compared; the serial number proves little";
    }
    return {};
}

std::string conflictTitle(const Target& target) {
    return styled("Conflict: different disks answer as " + target.address.toString() + ".", Style::Bad) +
           "\n";
}

std::string conflictAdvice(const Target& target) {
    std::string text;
    if (target.differingSector)
        text = "  They report the same identity, but sector " + std::to_string(*target.differingSector) +
               " differs.\n";
    return text + "  An initiator spreads its reads and writes over both and destroys the data on both.\n"
                  "  Stop one of the exports, or give it another shelf or slot, before anything mounts it.\n";
}

std::string possibleConflictTitle(const Target& target) {
    const auto count = discovery::claimants(target).size();
    return styled("Possible conflict: " + target.address.toString() + " answers from " +
                      (count == 2 ? "two" : std::to_string(count)) +
                      " MACs, and nothing proves that they lead to one disk.",
                  Style::Warning) +
           "\n";
}

/// Why it could not be decided, and what would decide it.
std::string doubtText(discovery::Doubt doubt) {
    using discovery::Doubt;
    switch (doubt) {
    case Doubt::None:
        return {};
    case Doubt::NotCompared:
    case Doubt::Waiting:
        return "Their content was not compared in time: --window 10000 waits longer.";
    case Doubt::Blank:
        return "The sectors that were read are empty. A partition table or file system would decide it.";
    case Doubt::Changing:
        return "They are being written to all the time. Compare again when nobody writes.";
    case Doubt::Reserved:
        return "They are reserved by others, so this computer cannot read and compare them.";
    case Doubt::Unreadable:
        return "They refuse reads, so they cannot be compared.";
    case Doubt::NoAnswer:
        return "One does not answer reads, so they cannot be compared.";
    case Doubt::NotIdentified:
        return "One did not identify its disk.";
    }
    return {};
}

std::string possibleConflictAdvice(const Target& target) {
    return "  Their serial number proves nothing. " + doubtText(target.doubt) +
           "\n  One box with two network ports is no conflict. Two boxes are: stop one of the exports, or "
           "give "
           "it\n  another shelf or slot. Mount " +
           target.address.toString() + " only when you know which of these it is.\n";
}

} // namespace

std::string sizeOf(const Target& target) {
    if (target.hasConflict())
        return std::to_string(discovery::diskCount(target)) + " disks";
    const auto& identity = target.principal().identity;
    return identity ? sizeText(identity->size.bytes()) : "-";
}

std::string targetTable(const std::vector<Target>& targets, const TargetContext& context) {
    using Align = Table::Align;
    Table table({{"ADDRESS", Align::Left},
                 {"STATE", Align::Left},
                 {"SIZE", Align::Right},
                 {"SERIAL", Align::Left},
                 {"MODEL", Align::Left},
                 {"CONFIG STRING", Align::Left},
                 {"PATHS", Align::Left}});
    for (const auto& target : targets) {
        const auto path =
            target.hasConflict() ? Path() : target.principal(); // none of its disks is *the* disk
        const auto identity = path.identity.value_or(aoe::Identity());
        table.addRow({{target.address.toString(), Style::Bold},
                      stateSince(target, context),
                      {sizeOf(target)},
                      {orDash(identity.serial)},
                      {orDash(identity.model)},
                      {configStringCell(path.configString)},
                      {pathsText(target, context.interfaceName)}});
    }
    return table.toString();
}

std::string targetFacts(const Target& target, const InterfaceName& interfaceName) {
    std::string text = styled(target.address.toString(), Style::Bold) + "  " +
                       styled(stateCell(target).text, stateCell(target).style) + "\n";
    text += target.hasConflict() ? disksFacts(target, interfaceName) : diskFacts(target.principal());
    for (const auto& each : target.paths)
        text += fact("path", pathFacts(each, interfaceName));
    if (target.unlisted.count > 0)
        text += fact("not listed",
                     moreText(target.unlisted) + " that answer as " + target.address.toString() + "");
    if (const auto proof = oneDiskText(target); !proof.empty())
        text += fact("one disk", proof);
    return text;
}

std::string conflictReport(const std::vector<Target>& targets, const InterfaceName& interfaceName) {
    std::string text;
    for (const auto& target : targets) {
        if (target.conflict == discovery::Conflict::None)
            continue;
        text += target.hasConflict() ? conflictTitle(target) : possibleConflictTitle(target);
        for (const auto& path : target.paths)
            if (path.isUp())
                text += "  " + claimant(path, interfaceName) + "\n";
        text += target.hasConflict() ? conflictAdvice(target) : possibleConflictAdvice(target);
    }
    return text;
}

std::string knownText(const std::vector<Target>& targets) {
    const auto count = [&](discovery::TargetState state) {
        return static_cast<std::size_t>(std::count_if(
            targets.begin(), targets.end(), [state](const Target& target) { return target.state == state; }));
    };
    const auto unwatched = count(discovery::TargetState::NotWatched);
    std::string text = grouped(count(discovery::TargetState::Up)) + " of " + grouped(targets.size()) +
                       " known " + (targets.size() == 1 ? "target answers." : "targets answer.");
    if (unwatched > 0)
        text += " " + grouped(unwatched) + " of them were heard on interfaces that were not queried.";
    return text;
}

std::string countText(const std::vector<Target>& targets) {
    std::set<std::uint16_t> shelves;
    for (const auto& target : targets)
        shelves.insert(target.address.shelf());
    const auto count = [](std::size_t number, const std::string& noun, const std::string& plural) {
        return std::to_string(number) + " " + (number == 1 ? noun : plural);
    };
    return count(targets.size(), "target", "targets") + " on " + count(shelves.size(), "shelf", "shelves");
}

} // namespace etherdeck::ctl
