#include "app/agent/disks/names.h"

#include "app/agent/disks/text.h"
#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace etherdeck::agent {

namespace {

constexpr std::size_t longestName = 255;
constexpr std::string_view byId = "/dev/disk/by-id/";

bool isBlank(char c) { return std::string_view(" \t\r\n\v\f").find(c) != std::string_view::npos; }

bool isNameCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           std::string_view("#+-.:=@_").find(c) != std::string_view::npos;
}

/// udev leaves out a USB serial number with characters that the standard does not allow.
bool isUsbSerial(std::string_view serial) {
    return std::ranges::all_of(serial, [](char c) { return c >= ' ' && c <= '~' && c != ','; });
}

std::string joined(std::string_view first, std::string_view second) {
    if (first.empty() || second.empty())
        return std::string(first.empty() ? second : first);
    return std::string(first) + "_" + std::string(second);
}

/// "T:L" of "H:C:T:L".
std::string targetAndLun(std::string_view address) {
    const auto parts = pieces(address, ':', 5);
    return parts.size() == 4 ? std::string(parts[2]) + ":" + std::string(parts[3]) : std::string("0:0");
}

std::string usbName(const DeviceFacts& disk) {
    auto name = joined(udevText(disk.vendor), udevText(disk.model));
    if (isUsbSerial(trimmed(disk.usbSerial)))
        name = joined(name, udevText(disk.usbSerial));
    return name.empty() ? name : "usb-" + name + "-" + targetAndLun(disk.scsiAddress);
}

std::string scsiName(std::string_view wwid) {
    for (const auto& [prefix, digit] : {std::pair{"naa.", '3'}, {"eui.", '2'}, {"t10.", '1'}})
        if (wwid.starts_with(prefix))
            return std::string("scsi-") + digit + udevText(wwid.substr(4));
    return {};
}

bool isAll(std::string_view text, std::string_view allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

/// "1-1.2:1.0": an interface of a USB device.
bool isUsbInterface(std::string_view part) {
    const auto dash = part.find('-');
    const auto colon = part.find(':');
    return dash != std::string_view::npos && colon != std::string_view::npos && dash < colon &&
           isAll(part.substr(0, dash), "0123456789") &&
           isAll(part.substr(dash + 1, colon - dash - 1), "0123456789.") &&
           isAll(part.substr(colon + 1), "0123456789.");
}

bool isPciAddress(std::string_view part) {
    return part.size() >= 12 && part[part.size() - 2] == '.' && part[part.size() - 5] == ':' &&
           part[part.size() - 8] == ':' && isAll(part, "0123456789abcdef:.");
}

bool isRootHub(std::string_view part) {
    return part.starts_with("usb") && isAll(part.substr(3), "0123456789");
}

int rankOf(std::string_view name) {
    constexpr std::array order{"/dev/mapper/",
                               "/dev/disk/by-id/wwn-",
                               "/dev/disk/by-id/ata-",
                               "/dev/disk/by-id/nvme-",
                               "/dev/disk/by-id/usb-",
                               "/dev/disk/by-id/mmc-",
                               "/dev/disk/by-id/virtio-",
                               "/dev/disk/by-id/scsi-",
                               "/dev/disk/by-id/",
                               "/dev/disk/by-partuuid/",
                               "/dev/disk/by-uuid/",
                               "/dev/disk/by-partlabel/",
                               "/dev/disk/by-label/",
                               "/dev/disk/by-path/"};
    for (std::size_t i = 0; i < order.size(); ++i)
        if (name.find(order[i]) != std::string_view::npos)
            return static_cast<int>(i);
    return static_cast<int>(order.size());
}

} // namespace

std::string udevText(std::string_view raw) {
    raw = trimmed(raw.substr(0, raw.find('\0')));
    std::string text;
    while (!raw.empty() && text.size() < maxDeviceText) {
        const auto character = firstCharacter(raw);
        const auto length = character ? character->length : 1;
        if (isBlank(raw[0])) {
            if (text.empty() || text.back() != '_' || !isBlank(*(raw.data() - 1)))
                text += '_';
        } else if (length == 1) {
            text += isNameCharacter(raw[0]) ? raw[0] : '_';
        } else if (isHarmful(character->code)) {
            text += '_';
        } else {
            text += raw.substr(0, length);
        }
        raw.remove_prefix(length);
    }
    return text;
}

std::string wwnName(const DeviceFacts& disk) {
    if (disk.ata && !disk.ata->wwn.empty())
        return "wwn-0x" + disk.ata->wwn;
    // USB bridges invent such identifiers, so udev does not use them either.
    if (disk.transport == "usb" || !disk.wwid.starts_with("naa."))
        return {};
    const auto digits = std::string_view(disk.wwid).substr(4);
    return isAll(digits, "0123456789abcdef") ? "wwn-0x" + std::string(digits) : std::string();
}

std::string busName(const DeviceFacts& disk) {
    if (disk.kind != plans::DiskKind::Disk)
        return {};
    if (disk.ata && !disk.ata->serial.empty())
        return "ata-" + joined(udevText(disk.ata->model), udevText(disk.ata->serial));
    if (disk.transport == "usb")
        return usbName(disk);
    const auto serial = udevText(disk.serial);
    if (disk.transport == "nvme") {
        if (!disk.wwid.empty())
            return "nvme-" + udevText(disk.wwid);
        return serial.empty() ? std::string() : "nvme-" + joined(udevText(disk.model), serial);
    }
    if (disk.transport == "virtio")
        return serial.empty() ? std::string() : "virtio-" + serial;
    if (disk.transport == "mmc")
        return serial.empty() || disk.model.empty() ? std::string()
                                                    : "mmc-" + joined(udevText(disk.model), serial);
    return scsiName(disk.wwid);
}

std::string pathName(const DeviceFacts& disk) {
    std::string controller;
    std::string port;
    std::string_view before;
    const bool onPlatform = disk.devicePath.starts_with("/devices/platform/");
    for (const auto part : pieces(disk.devicePath, '/', 64)) {
        if (isPciAddress(part))
            controller = "pci-" + std::string(part);
        else if (isRootHub(part) && controller.empty() && onPlatform)
            controller = "platform-" + std::string(before);
        else if (isUsbInterface(part))
            port = "-usb-0:" + std::string(part.substr(part.find('-') + 1));
        before = part;
    }
    const auto address = pieces(disk.scsiAddress, ':', 5);
    if (controller.empty() || port.empty() || address.size() != 4)
        return {};
    return udevText(controller + port + "-scsi-0:" + std::string(address[1]) + ":" + std::string(address[2]) +
                    ":" + std::string(address[3]));
}

std::vector<std::string> hardwareNames(const DeviceFacts& disk) {
    std::vector<std::string> names{wwnName(disk), busName(disk)};
    if (disk.transport == "usb")
        names.push_back(usbName(disk));
    if (const auto serial = udevText(disk.serial); disk.transport == "nvme" && !serial.empty()) {
        names.push_back("nvme-" + joined(udevText(disk.model), serial));
        names.push_back(joined(names.back(), udevText(disk.nvmeNamespace)));
    }
    std::erase(names, std::string());
    return names;
}

std::string arrayUuid(std::string_view memberUuid) {
    std::string digits(memberUuid);
    std::erase(digits, '-');
    if (digits.size() != 32 || !isAll(digits, "0123456789abcdef"))
        return {};
    return digits.substr(0, 8) + ":" + digits.substr(8, 8) + ":" + digits.substr(16, 8) + ":" +
           digits.substr(24);
}

std::vector<std::string> udevNames(const DeviceFacts& device, const DeviceFacts* whole) {
    const auto& disk = whole != nullptr ? *whole : device;
    const auto part = whole != nullptr ? "-part" + std::to_string(device.partition) : std::string();
    std::vector<std::string> names;
    for (const auto& name : hardwareNames(disk))
        if (name.size() + part.size() <= longestName)
            names.push_back(std::string(byId) + name + part);
    if (!device.dmUuid.empty())
        names.push_back(std::string(byId) + "dm-uuid-" + udevText(device.dmUuid));
    if (!device.mdUuid.empty())
        names.push_back(std::string(byId) + "md-uuid-" + udevText(device.mdUuid));
    if (whole != nullptr)
        for (const auto& entry : whole->signature.partitions)
            if (entry.number == device.partition && entry.start == device.start && !entry.uuid.empty())
                names.push_back("/dev/disk/by-partuuid/" + udevText(entry.uuid));
    if (!device.signature.uuid.empty() && device.signature.usage != "raid")
        names.push_back("/dev/disk/by-uuid/" + udevText(device.signature.uuid));
    if (const auto path = pathName(disk); !path.empty())
        names.push_back("/dev/disk/by-path/" + path + part);
    sortStableNames(names);
    return names;
}

bool isStableName(std::string_view path) {
    return path.size() <= 1024 && isPlain(path) && path.find(' ') == std::string_view::npos &&
           path.find("/by-diskseq/") == std::string_view::npos;
}

void sortStableNames(std::vector<std::string>& names) {
    std::ranges::sort(names, {}, [](const std::string& name) { return std::tuple(rankOf(name), name); });
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

} // namespace etherdeck::agent
