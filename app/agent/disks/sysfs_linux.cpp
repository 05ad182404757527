#include "app/agent/disks/sysfs.h"
#include "app/agent/disks/text.h"
#include "app/agent/disks/vpd.h"
#include "core/system/small_files.h"

#include <algorithm>
#include <array>
#include <span>
#include <sys/stat.h>
#include <sys/sysmacros.h>

namespace etherdeck::agent {

namespace {

using plans::DiskKind;

constexpr std::size_t maxDevices = 512;
constexpr std::size_t maxEntries = 4096;
constexpr std::size_t maxNeighbours = 64;
constexpr std::size_t maxPage = 4096;
constexpr std::uint64_t sectorSize = 512;

/// Devices that nobody would export.
bool isIgnored(std::string_view name) {
    constexpr std::array prefixes{"ram", "zram", "fd", "sr", "mtdblock", "ubiblock"};
    if (std::ranges::any_of(prefixes, [name](std::string_view prefix) { return name.starts_with(prefix); }))
        return true;
    return name.starts_with("mmcblk") &&
           (name.find("boot") != std::string_view::npos || name.find("rpmb") != std::string_view::npos);
}

/// Reads one device; its folder in /sys without links.
class DeviceReader {
public:
    DeviceReader(const DiskSources& sources, std::string name) :
        m_sources(sources),
        m_name(std::move(name)),
        m_link(sources.sys + "/class/block/" + m_name),
        m_folder(realPath(m_link)) {}

    [[nodiscard]] std::optional<DeviceFacts> read() {
        const auto number = parseDeviceNumber(attribute("dev"));
        const auto sectors = wholeNumber(attribute("size"));
        if (!number || !sectors || *sectors == 0 || *sectors > UINT64_MAX / sectorSize ||
            attribute("hidden") == "1")
            return std::nullopt;
        m_facts.name = m_name;
        m_facts.number = *number;
        m_facts.bytes = *sectors * sectorSize;
        auto node = m_name;
        std::ranges::replace(node, '!', '/'); // cciss!c0d0
        m_facts.path = m_sources.dev + "/" + node;
        m_facts.readOnly = attribute("ro") == "1";
        m_facts.removable = attribute("removable") == "1";
        if (const auto top = realPath(m_sources.sys); m_folder.starts_with(top + "/"))
            m_facts.devicePath = m_folder.substr(top.size());
        m_facts.holders = namesIn(m_folder + "/holders", maxNeighbours);
        m_facts.slaves = namesIn(m_folder + "/slaves", maxNeighbours);
        readKind();
        if (m_facts.kind == DiskKind::Loop && m_facts.loopFile.empty())
            return std::nullopt;
        if (m_facts.kind == DiskKind::Disk)
            readHardware();
        m_facts.state = readState();
        return m_facts;
    }

private:
    [[nodiscard]] std::string attribute(const std::string& name) const {
        return readLine(m_folder + "/" + name);
    }

    /// The numbers of writes and discards, and what distinguishes this disk from an earlier one of its name.
    [[nodiscard]] std::string readState() const {
        const auto whole = m_facts.kind == DiskKind::Partition ? m_folder + "/.." : m_folder;
        if (readLine(whole + "/queue/iostats") == "0")
            return {};
        const auto statistics = attribute("stat");
        const auto counts = pieces(statistics, ' ', 17);
        if (counts.size() < 11)
            return {};
        std::string state = readLine(whole + "/diskseq") + " " + std::to_string(m_facts.bytes) + " " +
                            std::to_string(m_facts.start) + " " + m_facts.loopFile;
        for (const std::size_t i : {4U, 6U, 11U, 13U})
            state += " " + std::string(i < counts.size() ? counts[i] : "");
        return state;
    }

    void readKind() {
        if (const auto partition = wholeNumber(attribute("partition"))) {
            m_facts.kind = DiskKind::Partition;
            m_facts.partition = static_cast<std::uint32_t>(std::min<std::uint64_t>(*partition, UINT32_MAX));
            const auto start = wholeNumber(attribute("start")).value_or(0);
            m_facts.start = start > UINT64_MAX / sectorSize ? 0 : start * sectorSize;
            const auto parent = m_folder.substr(0, m_folder.find_last_of('/'));
            m_facts.whole = parent.substr(parent.find_last_of('/') + 1);
        } else if (isThere(m_folder + "/dm")) {
            m_facts.kind = DiskKind::Volume;
            m_facts.dmName = attribute("dm/name");
            m_facts.dmUuid = attribute("dm/uuid");
        } else if (isThere(m_folder + "/md")) {
            m_facts.kind = DiskKind::Array;
        } else if (m_name.starts_with("loop")) {
            m_facts.kind = DiskKind::Loop;
            m_facts.loopFile = attribute("loop/backing_file");
            struct stat below {};
            if (::stat(m_facts.loopFile.c_str(), &below) == 0 && S_ISBLK(below.st_mode))
                m_facts.loopOver = plans::DeviceNumber{major(below.st_rdev), minor(below.st_rdev)};
        }
    }

    void readHardware() {
        m_facts.vendor = attribute("device/vendor");
        m_facts.model = attribute("device/model");
        m_facts.serial = attribute("device/serial");
        m_facts.wwid = attribute("device/wwid");
        readUsb();
        if (m_facts.transport.empty())
            readOtherBus();
        if (m_name.starts_with("sd"))
            readScsi();
    }

    /// The deepest USB device on the way to the disk.
    void readUsb() {
        std::string folder = m_sources.sys;
        std::string usb;
        for (const auto part : pieces(m_facts.devicePath, '/', 64)) {
            folder += "/" + std::string(part);
            if (part.find_first_not_of("0123456789-.") != std::string_view::npos ||
                part.find('-') == std::string_view::npos || part[0] == '-')
                continue;
            usb = folder;
            m_facts.usbPort = part;
        }
        if (usb.empty() || m_facts.devicePath.find("/usb") == std::string::npos) {
            m_facts.usbPort.clear();
            return;
        }
        m_facts.transport = "usb";
        m_facts.usbSerial = readLine(usb + "/serial");
    }

    void readOtherBus() {
        const auto& path = m_facts.devicePath;
        if (m_name.starts_with("nvme")) {
            m_facts.transport = "nvme";
            m_facts.wwid = attribute("wwid");
            m_facts.nvmeNamespace = attribute("nsid");
        } else if (m_name.starts_with("mmcblk")) {
            m_facts.transport = "mmc";
            m_facts.model = attribute("device/name");
        } else if (m_name.starts_with("vd") && path.find("/virtio") != std::string::npos) {
            m_facts.transport = "virtio";
            m_facts.serial = attribute("serial");
            m_facts.vendor.clear(); // the number of a PCI vendor
        } else if (m_name.starts_with("etherd!")) {
            m_facts.transport = "aoe";
        } else if (path.find("/ata") != std::string::npos) {
            m_facts.transport = "sata";
        }
    }

    void readScsi() {
        const auto device = m_folder + "/device";
        const auto folder = realPath(device);
        m_facts.scsiAddress = folder.substr(folder.find_last_of('/') + 1);
        const auto bytes = [](const std::optional<std::string>& text) {
            return text ? std::as_bytes(std::span(*text)) : std::span<const std::byte>();
        };
        const auto serialPage = readStart(device + "/vpd_pg80", maxPage);
        if (const auto serial = parseSerialPage(bytes(serialPage)))
            m_facts.serial = *serial;
        const auto ataPage = readStart(device + "/vpd_pg89", maxPage);
        if (auto ata = parseAtaPage(bytes(ataPage)))
            m_facts.ata = std::move(*ata);
        const auto namesPage = readStart(device + "/vpd_pg83", maxPage);
        if (auto ata = parseIdentificationPage(bytes(namesPage)); ata && !m_facts.ata)
            m_facts.ata = std::move(*ata);
    }

    const DiskSources& m_sources;
    std::string m_name;
    std::string m_link;
    std::string m_folder;
    DeviceFacts m_facts;
};

/// The device that a link in /dev stands for.
DeviceFacts* deviceOf(const DiskSources& sources, const std::string& link,
                      std::vector<DeviceFacts>& devices) {
    struct stat status {};
    if (::stat(link.c_str(), &status) != 0)
        return nullptr;
    if (S_ISBLK(status.st_mode)) {
        const plans::DeviceNumber number{major(status.st_rdev), minor(status.st_rdev)};
        const auto found = std::ranges::find(devices, number, &DeviceFacts::number);
        return found == devices.end() ? nullptr : &*found;
    }
    if (!sources.nodesAreFiles)
        return nullptr;
    const auto found = std::ranges::find(devices, realPath(link), &DeviceFacts::path);
    return found == devices.end() ? nullptr : &*found;
}

std::vector<Mount> mountsOf(const DiskSources& sources, const std::string& process) {
    constexpr std::size_t maxTable = std::size_t{1} << 20;
    return parseMounts(readStart(sources.proc + "/" + process + "/mountinfo", maxTable).value_or(""));
}

/// A process of each other mount namespace.
std::vector<std::string> otherNamespaces(const DiskSources& sources) {
    constexpr std::size_t maxNamespaces = 64;
    constexpr std::size_t maxProcesses = 8192;
    std::vector<std::string> known{linkOf(sources.proc + "/self/ns/mnt")};
    std::vector<std::string> processes;
    for (const auto& name : namesIn(sources.proc, maxProcesses)) {
        if (!wholeNumber(name) || processes.size() >= maxNamespaces)
            continue;
        const auto its = linkOf(sources.proc + "/" + name + "/ns/mnt");
        if (its.empty() || std::ranges::count(known, its) > 0)
            continue;
        known.push_back(its);
        processes.push_back(name);
    }
    return processes;
}

} // namespace

std::vector<DeviceFacts> readBlockDevices(const DiskSources& sources) {
    std::vector<DeviceFacts> devices;
    for (const auto& name : namesIn(sources.sys + "/class/block", maxEntries)) {
        if (isIgnored(name) || devices.size() >= maxDevices)
            continue;
        if (auto facts = DeviceReader(sources, name).read())
            devices.push_back(std::move(*facts));
    }
    return devices;
}

bool addNames(const DiskSources& sources, std::vector<DeviceFacts>& devices) {
    constexpr std::size_t maxNames = 32;
    for (const std::string folder : {"disk/by-id", "disk/by-partuuid", "disk/by-uuid", "disk/by-partlabel",
                                     "disk/by-label", "disk/by-path", "mapper"})
        for (const auto& name : namesIn(sources.dev + "/" + folder, maxEntries)) {
            const auto path = sources.dev + "/" + folder + "/" + name;
            auto* device = deviceOf(sources, path, devices);
            if (device != nullptr && device->names.size() < maxNames)
                device->names.push_back(path);
        }
    return isThere(sources.dev + "/disk");
}

std::vector<Mount> readOwnMounts(const DiskSources& sources) { return mountsOf(sources, "self"); }

std::vector<Mount> readMounts(const DiskSources& sources) {
    auto mounts = readOwnMounts(sources);
    const auto own = mounts.size();
    for (const auto& process : otherNamespaces(sources))
        for (auto& mount : mountsOf(sources, process)) {
            const auto isSame = [&mount](const Mount& other) {
                return other.number == mount.number && other.point == mount.point &&
                       other.source == mount.source;
            };
            if (std::ranges::any_of(mounts.begin(), mounts.begin() + static_cast<std::ptrdiff_t>(own),
                                    isSame))
                continue;
            mount.process = static_cast<std::int32_t>(wholeNumber(process).value_or(0));
            mounts.push_back(std::move(mount));
        }
    return mounts;
}

std::vector<Swap> readSwaps(const DiskSources& sources) {
    constexpr std::size_t maxTable = 65536;
    auto swaps = parseSwaps(readStart(sources.proc + "/swaps", maxTable).value_or(""));
    for (auto& swap : swaps)
        if (struct stat status{};
            !swap.isFile && ::stat(swap.path.c_str(), &status) == 0 && S_ISBLK(status.st_mode))
            swap.number = plans::DeviceNumber{major(status.st_rdev), minor(status.st_rdev)};
    return swaps;
}

} // namespace etherdeck::agent
