#include "app/agent/disks/inventory.h"

#include "app/agent/disks/identity.h"
#include "app/agent/disks/names.h"
#include "app/agent/disks/text.h"
#include "app/agent/disks/uses.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace etherdeck::agent {

namespace {

using plans::DiskKind;
using plans::UseKind;

/// Folders that the running system needs in order to run or to start again.
bool isSystemFolder(std::string_view point) {
    constexpr std::array folders{"/boot", "/usr", "/var", "/etc", "/opt", "/lib", "/rom", "/overlay"};
    return point == "/" || std::ranges::any_of(folders, [point](std::string_view folder) {
               return point == folder || (folder == "/boot" && point.starts_with("/boot/"));
           });
}

/// Makes disks from facts, device by device; then draws conclusions for those below and above others.
class Builder {
public:
    explicit Builder(const Findings& findings) : m_findings(findings) {
        for (const auto& device : findings.devices)
            m_byName.emplace(device.name, &device);
        for (const auto& device : findings.devices)
            m_disks.emplace(device.name, toDisk(device));
    }

    [[nodiscard]] std::vector<plans::Disk> build() {
        addMounts();
        addSwaps();
        addLayers();
        addExclusive();
        markSystem();
        std::vector<plans::Disk> disks;
        for (const auto& device : m_findings.devices)
            if (const auto disk = m_disks.find(device.name); disk != m_disks.end())
                disks.push_back(std::move(m_disks.extract(disk).mapped()));
        std::ranges::sort(disks, comesBefore, [](const plans::Disk& disk) {
            return std::string_view(disk.path).substr(disk.path.find_last_of('/') + 1);
        });
        dropSharedIdentities(disks);
        completeUses(disks);
        return disks;
    }

private:
    [[nodiscard]] const DeviceFacts* wholeOf(const DeviceFacts& device) const {
        const auto whole = m_byName.find(device.whole);
        return device.whole.empty() || whole == m_byName.end() ? nullptr : whole->second;
    }

    [[nodiscard]] plans::Disk toDisk(const DeviceFacts& device) const {
        const auto* whole = wholeOf(device);
        const auto& hardware = whole != nullptr ? *whole : device;
        plans::Disk disk;
        disk.path = device.path;
        disk.kind = device.kind;
        disk.number = device.number;
        disk.bytes = device.bytes;
        disk.start = device.start;
        disk.model = shownText(modelOf(hardware));
        disk.serial = shownText(serialOf(hardware));
        disk.transport = hardware.transport;
        disk.usbPort = shownText(hardware.usbPort);
        disk.whole = whole != nullptr ? whole->path : std::string();
        disk.stableNames = device.names;
        std::erase_if(disk.stableNames, [](const std::string& name) { return !isStableName(name); });
        sortStableNames(disk.stableNames);
        if (!m_findings.hasNames)
            disk.derivedNames = udevNames(device, whole);
        disk.identity = identityOf(device, whole);
        disk.fileSystem = shownText(device.signature.fileSystem);
        disk.label = shownText(device.signature.label);
        disk.uuid = shownText(device.signature.uuid);
        disk.readOnly = device.readOnly;
        disk.removable = hardware.removable;
        return disk;
    }

    static std::string modelOf(const DeviceFacts& device) {
        if (device.ata && !device.ata->model.empty())
            return device.ata->model;
        if (device.kind == DiskKind::Volume)
            return device.dmName;
        if (device.kind == DiskKind::Loop)
            return device.loopFile;
        const auto vendor = trimmed(device.vendor);
        return vendor.empty() || vendor == "ATA"
                   ? device.model
                   : std::string(vendor) + " " + std::string(trimmed(device.model));
    }

    static std::string serialOf(const DeviceFacts& device) {
        if (device.ata && !device.ata->serial.empty())
            return device.ata->serial;
        return device.usbSerial.empty() ? device.serial : device.usbSerial;
    }

    /// By its number; where there is none, or a number that no device has (btrfs), by its name.
    [[nodiscard]] plans::Disk* find(const plans::DeviceNumber& number, std::string_view path) {
        for (auto& [name, disk] : m_disks)
            if (number != plans::DeviceNumber{} && disk.number == number)
                return &disk;
        for (auto& [name, disk] : m_disks)
            if (!path.empty() && (disk.path == path || std::ranges::count(disk.stableNames, path) > 0))
                return &disk;
        return nullptr;
    }

    void addMounts() {
        for (const auto& mount : m_findings.mounts) {
            auto* disk = find(mount.number, mount.source);
            if (disk == nullptr)
                continue;
            auto where = shownText(mount.point);
            if (mount.process != 0)
                where += " (process " + std::to_string(mount.process) + ")";
            disk->uses.push_back({UseKind::Mounted, where});
            if (mount.process == 0 && isSystemFolder(mount.point)) {
                disk->uses.push_back({UseKind::Root, shownText(mount.point)});
                disk->system = true;
            }
        }
    }

    void addSwaps() {
        for (const auto& swap : m_findings.swaps)
            if (auto* disk = find(swap.number.value_or(plans::DeviceNumber{}), swap.path);
                disk != nullptr && !swap.isFile)
                disk->uses.push_back({UseKind::Swap, {}});
    }

    /// What is built on a device: LVM, md, dm-crypt, loop devices.
    void addLayers() {
        for (const auto& device : m_findings.devices) {
            for (const auto& holder : device.holders)
                addHolder(device.name, holder);
            for (const auto& slave : device.slaves)
                addHolder(slave, device.name);
            if (device.kind != DiskKind::Loop)
                continue;
            auto* below = find(device.loopOver.value_or(plans::DeviceNumber{}), device.loopFile);
            if (below == nullptr || below->path == device.path)
                continue;
            below->uses.push_back({UseKind::Loop, device.path});
            m_below[device.name].insert(below->path);
        }
    }

    void addHolder(const std::string& below, const std::string& above) {
        const auto disk = m_disks.find(below);
        if (disk == m_disks.end() || below == above)
            return;
        const auto upper = m_disks.find(above);
        disk->second.uses.push_back(
            {UseKind::Holder, upper == m_disks.end() ? "/dev/" + shownText(above) : upper->second.path});
        m_below[above].insert(disk->second.path);
    }

    /// Only where nothing else explains it: what is mounted is open exclusively, and so are the disk of a
    /// used partition and the partitions of a used disk. If all of several partitions are open, it is the
    /// disk that was opened.
    void addExclusive() {
        std::set<std::string> usedBelow;
        for (const auto& device : m_findings.devices)
            if (isUsedPart(device) && !isWholeOpen(device.whole))
                usedBelow.insert(device.whole);
        for (const auto& device : m_findings.devices) {
            auto& disk = m_disks.at(device.name);
            const auto whole = m_disks.find(device.whole);
            const bool isExplained =
                whole != m_disks.end() && (!whole->second.uses.empty() || isWholeOpen(device.whole));
            if (device.exclusive && disk.uses.empty() && !isExplained && !usedBelow.contains(device.name))
                disk.uses.push_back({UseKind::Exclusive, {}});
        }
    }

    [[nodiscard]] bool isUsedPart(const DeviceFacts& device) const {
        return !device.whole.empty() && (device.exclusive || !m_disks.at(device.name).uses.empty());
    }

    [[nodiscard]] bool isWholeOpen(const std::string& name) const {
        const auto isPart = [&name](const DeviceFacts& device) { return device.whole == name; };
        const auto isOpen = [this, &isPart](const DeviceFacts& device) {
            return isPart(device) && device.exclusive && m_disks.at(device.name).uses.empty();
        };
        const auto parts = std::ranges::count_if(m_findings.devices, isPart);
        return parts > 1 && parts == std::ranges::count_if(m_findings.devices, isOpen);
    }

    void markSystem() {
        std::vector<std::string> open;
        for (const auto& [name, disk] : m_disks)
            if (disk.system)
                open.push_back(name);
        while (!open.empty()) {
            const auto name = open.back();
            open.pop_back();
            const auto* device = m_byName.at(name);
            for (auto& [other, disk] : m_disks) {
                const bool isBelow = m_below[name].contains(disk.path);
                if (disk.system || (!isBelow && device->whole != other))
                    continue;
                disk.system = true;
                if (isBelow)
                    disk.uses.push_back({UseKind::Root, m_disks.at(name).path});
                open.push_back(other);
            }
        }
    }

    const Findings& m_findings;
    std::map<std::string, const DeviceFacts*> m_byName;
    std::map<std::string, plans::Disk> m_disks;
    std::map<std::string, std::set<std::string>> m_below; ///< by name: the paths of what it is built on
};

} // namespace

std::vector<plans::Disk> makeInventory(const Findings& findings) { return Builder(findings).build(); }

} // namespace etherdeck::agent
