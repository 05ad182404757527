#include "app/agent/disks/disks.h"
#include "app/agent/disks/image_file.h"
#include "app/agent/disks/lab.h"
#include "app/agent/disks/names.h"
#include "app/agent/disks/sysfs.h"
#include "app/agent/disks/text.h"
#include "core/base/harmless_text.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace etherdeck::agent {

namespace {

using plans::DiskKind;
using plans::RefusalCode;

std::string stateOfFile(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    return std::to_string(status.st_dev) + " " + std::to_string(status.st_ino) + " " +
           std::to_string(status.st_size) + " " + std::to_string(status.st_mtim.tv_sec) + "." +
           std::to_string(status.st_mtim.tv_nsec);
}

void nameArrays(std::vector<DeviceFacts>& devices) {
    for (auto& array : devices) {
        if (array.kind != DiskKind::Array)
            continue;
        for (const auto& member : devices)
            if (std::ranges::count(array.slaves, member.name) > 0 &&
                member.signature.fileSystem == "linux_raid_member")
                array.mdUuid = arrayUuid(member.signature.uuid);
    }
}

/// Paths that a configuration file can hold, and that can be shown.
bool isUsablePath(const std::string& path) {
    constexpr std::size_t longestPath = 1024;
    return path.starts_with('/') && path.size() <= longestPath && harmlessLine(path) == path &&
           path.find("/../") == std::string::npos && !path.ends_with("/..");
}

bool isSameFile(const std::string& path, const struct stat& file) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && status.st_dev == file.st_dev && status.st_ino == file.st_ino;
}

plans::DeviceNumber toNumber(dev_t device) { return {major(device), minor(device)}; }

} // namespace

Disks::Disks(DiskSources sources) : m_sources(std::move(sources)) {}

Disks Disks::inFolder(std::string folder) {
    Disks disks;
    while (folder.size() > 1 && folder.ends_with('/'))
        folder.pop_back();
    disks.m_folder = std::move(folder);
    return disks;
}

Findings Disks::find() const {
    if (m_folder)
        return readLab(*m_folder);
    Findings findings;
    findings.devices = readBlockDevices(m_sources);
    findings.hasNames = addNames(m_sources, findings.devices);
    findings.mounts = readMounts(m_sources);
    findings.swaps = readSwaps(m_sources);
    return findings;
}

std::vector<plans::Disk> Disks::read() {
    auto findings = find();
    for (auto& device : findings.devices) {
        const bool isFile = m_folder || m_sources.nodesAreFiles;
        const auto found = m_examiner->examine({device.path, isFile ? plans::DeviceNumber{} : device.number,
                                                device.kind == DiskKind::Partition,
                                                m_folder ? stateOfFile(device.path) : device.state});
        if (!found)
            continue;
        device.exclusive = found->exclusive;
        device.signature = found->signature;
    }
    m_examiner->forgetOthers();
    nameArrays(findings.devices);
    return makeInventory(findings);
}

plans::Outcome<plans::Disk> Disks::describe(const std::string& path, const std::vector<plans::Disk>& disks) {
    const std::map<std::string, std::string> data{{"path", shownText(path)}};
    if (!isUsablePath(path))
        return plans::refuse(RefusalCode::BadPath,
                             "This path is not absolute, or no configuration can hold it.", data);
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return plans::refuse(RefusalCode::NoSuchDisk, "There is no such disk or file on the box.", data);
    const auto real = realPath(path);
    if (m_folder && S_ISBLK(status.st_mode)) // one of the computer that the lab runs on
        return plans::refuse(RefusalCode::NoSuchDisk, "There is no such disk or file on the box.", data);
    const auto isIt = [&](const plans::Disk& disk) {
        if (S_ISBLK(status.st_mode))
            return disk.number == toNumber(status.st_rdev);
        return (m_folder || m_sources.nodesAreFiles) && real == realPath(disk.path);
    };
    if (const auto known = std::ranges::find_if(disks, isIt); known != disks.end())
        return *known;
    if (!S_ISREG(status.st_mode))
        return plans::refuse(RefusalCode::BadPath, "This is neither a disk nor a file that can be exported.",
                             data);
    return describeFile(path, disks);
}

plans::Disk Disks::describeFile(const std::string& path, const std::vector<plans::Disk>& disks) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0)
        return {};
    const auto on = m_folder ? plans::DeviceNumber{} : toNumber(status.st_dev);
    auto disk = toDisk({path, static_cast<std::uint64_t>(status.st_size), status.st_ino, on,
                        (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0},
                       disks);
    const auto found = m_examiner->examine({path, {}, false, stateOfFile(path)});
    if (found) {
        disk.fileSystem = shownText(found->signature.fileSystem);
        disk.label = shownText(found->signature.label);
        disk.uuid = shownText(found->signature.uuid);
    }
    disk.file = plans::FilePlace{};
    disk.file->allocated = static_cast<std::uint64_t>(status.st_blocks) * 512;
    disk.file->fileSystemNumber = status.st_dev;
    disk.file->inode = status.st_ino;
    if (m_folder)
        return disk;
    const auto mounts = readOwnMounts(m_sources);
    if (const auto* mount = mountOf(realPath(path), mounts); mount != nullptr) {
        disk.file->mountPoint = shownText(mount->point);
        disk.file->fileSystem = shownText(mount->type);
    }
    if (const auto below = std::ranges::find(disks, on, &plans::Disk::number); below != disks.end())
        disk.file->device = below->path;
    for (const auto& loop : readBlockDevices(m_sources))
        if (loop.kind == DiskKind::Loop && isSameFile(loop.loopFile, status))
            disk.uses.push_back({plans::UseKind::Loop, loop.path});
    for (const auto& swap : readSwaps(m_sources))
        if (swap.isFile && isSameFile(swap.path, status))
            disk.uses.push_back({plans::UseKind::Swap, {}});
    return disk;
}

const std::string& bestName(const plans::Disk& disk) {
    return disk.stableNames.empty() ? disk.path : disk.stableNames.front();
}

} // namespace etherdeck::agent
