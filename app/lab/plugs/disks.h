#pragma once

#include "app/lab/targets/profile.h"
#include "core/exports/export.h"

#include <string>
#include <vector>

/// The disks that a plug's agent sees: each is a file that looks like a USB disk.
namespace etherdeck::lab {

struct PlugDisk {
    std::string name; ///< in the plug's folder of disks: "music.img"
    std::string file; ///< where its content is, relative to the lab's directory: "plug1/music.img"
    std::string serial;
    Sectors size;
};

/// Those behind its targets, in their order, then the spare ones.
[[nodiscard]] std::vector<PlugDisk> plugDisks(const VirtualPlug& plug);

/// As udev would name it: "usb-WD_Elements_LAB101A-0:0".
[[nodiscard]] std::string stableName(const PlugDisk& disk);

/// The agent's disks.json.
[[nodiscard]] std::string disksJson(const std::vector<PlugDisk>& disks);

/// The export behind a target, at the stable name of its disk in this folder.
[[nodiscard]] exports::Export exportOf(const VirtualTarget& target, const PlugDisk& disk,
                                       const std::string& folder);

} // namespace etherdeck::lab
