#pragma once

#include "app/agent/disks/inventory.h"
#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>

/// Disks that are files, for a lab and for tests:
///   DIR/disks/NAME   a regular file or a link to one: a disk
///   DIR/disks.json   optional: {"NAME": {"vendor", "model", "serial", "wwid", "transport", "usbPort": texts,
///                    "partOf": name of another file, "partition", "start": numbers,
///                    "readOnly", "removable": true or false,
///                    "names": stable names, relative to DIR, of those that exist}}
///   DIR/by-id/NAME   optional: links to disks
///   DIR/mounts       optional: lines as in /proc/PID/mountinfo or /proc/mounts; DIR/disks/NAME as the source
///   DIR/swaps        optional: lines as in /proc/swaps
/// In both, a path that begins with "/disks/" stands for one below DIR.
namespace etherdeck::agent {

/// What disks.json says about each file. Fields that are not known are left out. Errors: Malformed.
[[nodiscard]] Result<std::map<std::string, DeviceFacts>> parseLabDisks(std::string_view json);

/// What is in the folder. What is no regular file is left out, even where a link leads to a device.
[[nodiscard]] Findings readLab(const std::string& folder);

} // namespace etherdeck::agent
