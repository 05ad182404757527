#include "core/planner/export_checks.h"

#include "core/exports/validation.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

std::optional<Refusal> checkInterface(const BoxState& box, const std::string& name) {
    const auto* const interface = findInterface(box, name);
    if (!interface)
        return Refusal{
            RefusalCode::NoSuchInterface, say("This box has no interface %1.", name), {{"interface", name}}};
    if (!interface->ethernet)
        return Refusal{RefusalCode::NoSuchInterface,
                       say("%1 is not an Ethernet interface.", name),
                       {{"interface", name}}};
    if (!interface->up)
        return Refusal{RefusalCode::InterfaceDown,
                       say("%1 is switched off: vblade would end at once. Switch it on first.", name),
                       {{"interface", name}}};
    return std::nullopt;
}

Refusal inUse(const Address& address, Sentence message, std::map<std::string, std::string> data) {
    data["address"] = address.toString();
    return Refusal{RefusalCode::AddressInUse, std::move(message), std::move(data)};
}

/// Answers from this box prove nothing: vblade cannot be heard on its own interface, so they come from
/// another interface of the box on the same segment, and belong to an export that is known.
bool isOurs(const BoxState& box, const MacAddress& mac) {
    return std::ranges::find(box.interfaces, mac, &BoxInterface::mac) != box.interfaces.end();
}

std::optional<Refusal> checkAddress(const BoxState& box, const Address& address,
                                    std::optional<Address> replaces) {
    for (const auto& other : box.exports) {
        if (other.config.address == address && !other.managed)
            return inUse(address,
                         say("%1 is already served by a vblade on this box that Etherdeck did not start.",
                             address.toString()),
                         {{"by", "this box"}, {"disk", other.config.path}});
    }
    if (replaces != address) {
        if (const auto* const other = findExport(box, address))
            return inUse(address, say("%1 is already an export of this box.", address.toString()),
                         {{"by", "this box"}, {"disk", other->config.path}});
    }
    const auto answers = box.wire.find(address);
    if (answers == box.wire.end())
        return std::nullopt;
    for (const auto& answer : answers->second) {
        if (!isOurs(box, answer.mac))
            return inUse(address,
                         say("%1 already answers for %2 on %3. Two targets at one address destroy data.",
                             answer.mac.toString(), address.toString(), answer.interface),
                         {{"by", answer.mac.toString()},
                          {"mac", answer.mac.toString()},
                          {"interface", answer.interface}});
    }
    return std::nullopt;
}

Sentence useText(const DiskUse& use) {
    switch (use.kind) {
    case UseKind::Mounted:
        return say("mounted at %1", use.what);
    case UseKind::Swap:
        return say("swap space");
    case UseKind::Holder:
        return say("part of %1", use.what);
    case UseKind::Loop:
        return say("the file of %1", use.what);
    case UseKind::Export:
        return say("exported as %1", use.what);
    case UseKind::Root:
        return say("the disk of the running system");
    case UseKind::Exclusive:
        return say("opened exclusively by another program");
    case UseKind::Part:
        return use.what;
    }
    return use.what;
}

Refusal diskInUse(const exports::Export& config, const DiskUse& use) {
    if (use.kind == UseKind::Part)
        return Refusal{RefusalCode::DiskInUse,
                       say("%1 shares its sectors with %2, which is in use.", config.path, use.what),
                       {{"disk", config.path}, {"by", use.what}}};
    const auto by = useText(use);
    return Refusal{RefusalCode::DiskInUse,
                   say("%1 is %2. Exporting it would destroy data.", config.path, by),
                   {{"disk", config.path}, {"by", by.text()}}};
}

/// The whole disk that something is a part of, and where it begins there.
struct Place {
    std::string whole;
    Sectors start;
    Sectors size;
};
Place placeOf(const Disk& disk) {
    return {disk.whole.empty() ? disk.path : disk.whole, Sectors{disk.start / Sectors::bytesEach},
            Sectors{disk.bytes / Sectors::bytesEach}};
}

/// One file by two names.
bool isSameFile(const Disk& one, const Disk& other) {
    return one.file && other.file && one.file->inode != 0 && one.file->inode == other.file->inode &&
           one.file->fileSystemNumber == other.file->fileSystemNumber;
}

/// The path of the export tells which sectors of the disk it has.
bool isPlaceKnown(const BoxState& box, const Disk& disk, const std::string& address) {
    return std::ranges::any_of(box.exports, [&](const ExportStatus& status) {
        const auto* const found = findDisk(box, status.config.path);
        return status.config.address.toString() == address && found &&
               (found->path == disk.path || isSameFile(*found, disk));
    });
}

std::optional<Refusal> checkOverlap(const BoxState& box, const exports::Export& config, const Disk& disk,
                                    std::optional<Address> replaces) {
    const auto place = placeOf(disk);
    const auto range = exports::sectorRange(config, place.start, place.size);
    for (const auto& other : box.exports) {
        if (other.config.address == replaces || other.config.address == config.address)
            continue;
        const auto* const otherDisk = findDisk(box, other.config.path);
        if (!otherDisk)
            continue;
        const auto otherPlace = placeOf(*otherDisk);
        if ((otherPlace.whole != place.whole && !isSameFile(disk, *otherDisk)) ||
            !exports::overlap(range, exports::sectorRange(other.config, otherPlace.start, otherPlace.size)))
            continue;
        const auto address = other.config.address.toString();
        const auto sameDisk = otherDisk->path == disk.path || isSameFile(disk, *otherDisk);
        const auto whole = [](const exports::Export& of) { return of.offset.count == 0 && !of.length; };
        if (sameDisk && whole(config) && whole(other.config))
            return diskInUse(config, {UseKind::Export, address});
        return Refusal{
            RefusalCode::RangeOverlaps,
            say("Sectors of %1 are already exported as %2. Two targets over the same sectors destroy "
                "data.",
                config.path, address),
            {{"disk", config.path}, {"by", address}}};
    }
    return std::nullopt;
}

} // namespace

std::optional<Refusal> checkConfig(const BoxState& box, const exports::Export& config,
                                   std::optional<Address> replaces) {
    if (auto refusal = unseenRefusal(box))
        return refusal;
    if (const auto faults = exports::faults(config); !faults.empty())
        return refusalOf(faults.front());
    for (const auto& interface : config.interfaces) {
        if (auto refusal = checkInterface(box, interface))
            return refusal;
    }
    return checkAddress(box, config.address, replaces);
}

std::optional<Refusal> checkProgram(const BoxState& box) {
    if (box.hasVblade)
        return std::nullopt;
    return Refusal{
        RefusalCode::NoVblade,
        say("vblade is not installed on this box. Install it (apt install vblade, opkg install vblade), "
            "then try again."),
        {}};
}

std::optional<Refusal> checkDisk(const BoxState& box, const exports::Export& config,
                                 std::optional<Address> replaces) {
    const auto* const disk = findDisk(box, config.path);
    if (!disk)
        return Refusal{RefusalCode::NoSuchDisk,
                       say("There is no disk %1 on this box.", config.path),
                       {{"disk", config.path}}};
    if (!config.identity.empty() && disk->identity != config.identity)
        return Refusal{RefusalCode::WrongDisk,
                       say("%1 is no longer the disk that was exported.", config.path),
                       {{"disk", config.path}, {"expected", config.identity}, {"found", disk->identity}}};
    if (disk->locked)
        return Refusal{RefusalCode::DiskLocked,
                       say("%1 is locked. Unlock it first.", config.path),
                       {{"disk", config.path}}};
    for (const auto& use : disk->uses) {
        const auto isOwn =
            use.what == config.address.toString() || (replaces && use.what == replaces->toString());
        if (use.kind != UseKind::Export || (!isOwn && !isPlaceKnown(box, *disk, use.what)))
            return diskInUse(config, use);
    }
    if (const auto faults = exports::faults(config, disk->bytes); !faults.empty())
        return refusalOf(faults.front());
    if (disk->readOnly && !config.readOnly)
        return Refusal{RefusalCode::BadValue,
                       say("%1 cannot be written to: export it read-only.", config.path),
                       {{"name", "read_only"}, {"disk", config.path}}};
    return checkOverlap(box, config, *disk, replaces);
}

} // namespace etherdeck::plans
