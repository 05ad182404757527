#include "app/agent/disks/uses.h"

#include <algorithm>
#include <map>

namespace etherdeck::agent {

namespace {

constexpr std::size_t maxUses = 64;

bool isDirect(const plans::DiskUse& use) { return use.kind != plans::UseKind::Part; }

bool isMeant(const plans::Disk& disk, const FoundUse& found) {
    if (found.number != plans::DeviceNumber{})
        return disk.number == found.number;
    return !found.path.empty() &&
           (disk.path == found.path || std::ranges::count(disk.stableNames, found.path) > 0);
}

} // namespace

void completeUses(std::vector<plans::Disk>& disks) {
    std::map<std::string, plans::Disk*> byPath;
    for (auto& disk : disks) {
        std::erase_if(disk.uses, [](const plans::DiskUse& use) { return !isDirect(use); });
        byPath.emplace(disk.path, &disk);
    }
    std::vector<std::pair<plans::Disk*, std::string>> parts;
    for (auto& disk : disks) {
        const auto whole = disk.whole.empty() ? byPath.end() : byPath.find(disk.whole);
        if (whole == byPath.end())
            continue;
        if (!disk.uses.empty())
            parts.emplace_back(whole->second, disk.path);
        if (!whole->second->uses.empty())
            parts.emplace_back(&disk, whole->second->path);
    }
    for (auto& [disk, path] : parts)
        disk->uses.push_back({plans::UseKind::Part, path});
    for (auto& disk : disks) {
        std::ranges::sort(disk.uses);
        disk.uses.erase(std::unique(disk.uses.begin(), disk.uses.end()), disk.uses.end());
        if (disk.uses.size() > maxUses)
            disk.uses.resize(maxUses);
    }
}

std::vector<FoundUse> addUses(std::vector<plans::Disk>& disks, const std::vector<FoundUse>& found) {
    std::vector<FoundUse> unknown;
    for (const auto& use : found) {
        const auto disk =
            std::ranges::find_if(disks, [&use](const plans::Disk& each) { return isMeant(each, use); });
        if (disk == disks.end())
            unknown.push_back(use);
        else
            disk->uses.push_back(use.use);
    }
    completeUses(disks);
    return unknown;
}

namespace {

bool isLockedItself(const std::vector<plans::Disk>& disks, const std::string& path) {
    const auto disk = std::ranges::find(disks, path, &plans::Disk::path);
    return disk != disks.end() && disk->locked;
}

} // namespace

void spreadLocks(std::vector<plans::Disk>& disks) {
    std::vector<std::string> wholes;
    for (auto& disk : disks) {
        if (disk.locked && !disk.whole.empty())
            wholes.push_back(disk.whole);
        disk.locked = disk.locked || (!disk.whole.empty() && isLockedItself(disks, disk.whole));
    }
    for (auto& disk : disks)
        disk.locked = disk.locked || std::ranges::find(wholes, disk.path) != wholes.end();
}

} // namespace etherdeck::agent
