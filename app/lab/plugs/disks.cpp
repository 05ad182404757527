#include "app/lab/plugs/disks.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>

namespace etherdeck::lab {

namespace {

constexpr auto diskVendor = "WD";
constexpr auto diskModel = "Elements";

/// Short, because it is typed to confirm what would destroy data.
std::string serialOf(const VirtualPlug& plug, std::size_t index) {
    std::array<char, 32> text{};
    (void)std::snprintf(text.data(), text.size(), "LAB%02X%02u", unsigned{plug.mac.bytes().back()},
                        static_cast<unsigned>(index + 1));
    return text.data();
}

PlugDisk diskOf(const VirtualPlug& plug, std::size_t index, const std::string& file, Sectors size) {
    const auto slash = file.find('/');
    const bool isItsOwn = slash == std::string::npos;
    return {isItsOwn ? file : file.substr(slash + 1), isItsOwn ? plug.name + "/" + file : file,
            serialOf(plug, index), size};
}

} // namespace

std::vector<PlugDisk> plugDisks(const VirtualPlug& plug) {
    std::vector<PlugDisk> disks;
    for (const auto& target : plug.targets)
        disks.push_back(diskOf(plug, disks.size(), target.file, target.size));
    for (const auto& spare : plug.spares)
        disks.push_back(diskOf(plug, disks.size(), spare.file, spare.size));
    return disks;
}

std::string stableName(const PlugDisk& disk) {
    return std::string("usb-") + diskVendor + "_" + diskModel + "_" + disk.serial + "-0:0";
}

std::string disksJson(const std::vector<PlugDisk>& disks) {
    auto document = nlohmann::ordered_json::object();
    for (const auto& disk : disks)
        document[disk.name] = {{"vendor", diskVendor},
                               {"model", diskModel},
                               {"serial", disk.serial},
                               {"transport", "usb"},
                               {"removable", false}};
    return document.dump(1) + "\n";
}

exports::Export exportOf(const VirtualTarget& target, const PlugDisk& disk, const std::string& folder) {
    exports::Export config;
    config.address = target.address;
    config.interfaces = {"eth0"};
    config.path = folder + "/" + stableName(disk);
    config.identity = stableName(disk) + "@" + std::to_string(disk.size.bytes());
    config.readOnly = target.readOnly;
    config.allowed = target.masks;
    return config;
}

} // namespace etherdeck::lab
