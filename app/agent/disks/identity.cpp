#include "app/agent/disks/identity.h"

#include "app/agent/disks/names.h"
#include "app/agent/disks/text.h"

#include <algorithm>
#include <map>

namespace etherdeck::agent {

namespace {

constexpr std::size_t shortestSerial = 4;

/// "1234567890", "ABCDEF", "0123456789ABCDEF": each character follows the one before.
bool isCountedThrough(std::string_view text) {
    constexpr std::string_view ring = "0123456789abcdef0123456789abcdef";
    constexpr std::string_view decimal = "12345678901234567890";
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return ring.find(lower) != std::string_view::npos || decimal.find(lower) != std::string_view::npos;
}

/// A world-wide name whose last digits are all zero was never filled in.
bool isCredibleWwn(std::string_view name) {
    constexpr std::size_t vendorDigits = 7;
    const auto digits = name.substr(std::min(name.size(), std::string_view("wwn-0x").size()));
    return digits.size() > vendorDigits &&
           digits.substr(vendorDigits).find_first_not_of('0') != std::string_view::npos &&
           digits.find_first_not_of('f') != std::string_view::npos;
}

std::string ofUsb(const DeviceFacts& disk) {
    if (!isCredibleSerial(disk.usbSerial))
        return {};
    return busName(disk) + "@" + std::to_string(disk.bytes);
}

std::string ofDisk(const DeviceFacts& disk) {
    if (disk.kind == plans::DiskKind::Volume)
        return disk.dmUuid.empty() ? std::string() : "dm-uuid-" + udevText(disk.dmUuid);
    if (disk.kind == plans::DiskKind::Array)
        return disk.mdUuid.empty() ? std::string() : "md-uuid-" + udevText(disk.mdUuid);
    if (disk.kind != plans::DiskKind::Disk)
        return {};
    if (const auto wwn = wwnName(disk); isCredibleWwn(wwn))
        return wwn;
    if (disk.ata && isCredibleSerial(disk.ata->serial))
        return busName(disk);
    if (disk.transport == "usb")
        return ofUsb(disk);
    if (disk.transport == "nvme" && !disk.wwid.empty())
        return busName(disk);
    if (!disk.serial.empty() && isCredibleSerial(disk.serial)) {
        const auto name = busName(disk);
        return name.empty() ? "serial-" + udevText(disk.vendor) + "_" + udevText(disk.model) + "_" +
                                  udevText(disk.serial)
                            : name;
    }
    return {};
}

/// The UUIDs of a DOS table are its number and a count; those of a GPT are unique.
bool isGptUuid(std::string_view uuid) { return uuid.size() == 36; }

} // namespace

bool isCredibleSerial(std::string_view serial) {
    const auto text = trimmed(serial);
    return text.size() >= shortestSerial && text.find_first_not_of(text[0]) != std::string_view::npos &&
           !isCountedThrough(text);
}

std::string identityOf(const DeviceFacts& device, const DeviceFacts* whole) {
    if (device.kind != plans::DiskKind::Partition)
        return ofDisk(device);
    if (whole == nullptr)
        return {};
    if (const auto disk = ofDisk(*whole); !disk.empty())
        return disk + "-part" + std::to_string(device.partition) + "+" + std::to_string(device.start);
    for (const auto& entry : whole->signature.partitions)
        if (entry.number == device.partition && entry.start == device.start && isGptUuid(entry.uuid))
            return "partuuid-" + udevText(entry.uuid);
    return {};
}

void dropSharedIdentities(std::vector<plans::Disk>& disks) {
    std::map<std::string, int> seen;
    for (const auto& disk : disks)
        ++seen[disk.identity];
    for (auto& disk : disks)
        if (seen[disk.identity] > 1)
            disk.identity.clear();
}

Sameness compareIdentity(std::string_view before, std::string_view now) {
    if (before.empty() || now.empty())
        return Sameness::Unknown;
    return before == now ? Sameness::Same : Sameness::Different;
}

} // namespace etherdeck::agent
