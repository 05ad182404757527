#pragma once

#include "core/plans/box_state.h"

namespace etherdeck::plans {

/// A box with two interfaces and three disks: /dev/sda (the system), /dev/sdb (free), /dev/sdc with a
/// partition that is mounted; and one running export, e7.3 of a file.
[[nodiscard]] BoxState exampleBox();

inline const std::string freeDisk = "/dev/disk/by-id/usb-WD_Elements_57584-0:0";
inline const std::string freeSerial = "57584";

/// Of the flash of that box.
[[nodiscard]] FlashBackup exampleBackup();

} // namespace etherdeck::plans
