#pragma once

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// The history that `store` names, or the default one.
[[nodiscard]] std::string historyFile(const std::string& store);

/// What a text is that stands for a device: the device of the box of that name in the default history, or
/// else the text itself.
struct NamedDevice {
    std::string device;
    bool isBox = false; ///< there is a box of that name; without a device if `device` is empty
    /// The name of a box that the text is near to, when it is no name itself.
    std::optional<std::string> nearestName{};
};
[[nodiscard]] NamedDevice namedDevice(const std::string& text);

} // namespace etherdeck::ctl
