#pragma once

#include "app/etherdeckctl/device/failure.h"
#include "core/boxes/box.h"
#include "core/user_files/device_book.h"

#include <optional>
#include <string>
#include <vector>

/// The group of a device is that of its box in the history: `box group` sets the same.
namespace etherdeck::ctl {

/// The boxes of the default history; none where it cannot be read.
class DeviceGroups {
public:
    DeviceGroups();
    /// Empty: none.
    [[nodiscard]] std::string groupOf(const remote::NamedDeviceEntry& entry) const;

private:
    std::vector<boxes::Box> m_boxes;
};

/// Puts the box of the device into a group; a box that is not there yet is made. An empty group takes it out.
/// Nothing: it is done.
[[nodiscard]] std::optional<FailureText> setGroup(const remote::NamedDeviceEntry& entry,
                                                  const std::string& group);

} // namespace etherdeck::ctl
