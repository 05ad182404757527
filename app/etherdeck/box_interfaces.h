#pragma once

#include "core/remote/device.h"
#include "core/services/devices/values.h"
#include "ui/shell/interface_menu.h"

#include <map>
#include <string>
#include <vector>

namespace etherdeck::app {

/// The interfaces of the boxes that are connected, through which targets can be found as well.
class BoxInterfaces {
public:
    void note(const DeviceState& state);
    void remove(const std::string& device) { m_choices.erase(device); }
    /// Menu entries; a box has the name that the user gave it.
    [[nodiscard]] std::vector<ui::InterfaceChoice> choices() const;

private:
    std::map<std::string, std::vector<ui::InterfaceChoice>> m_choices; ///< by device, as DEVICE:IF
};

/// The box that DEVICE in DEVICE:IF means, with what was confirmed for it: in the window, or by etherdeckctl.
/// From any thread.
[[nodiscard]] Result<remote::Device> findDevice(const std::string& text);

} // namespace etherdeck::app
