#pragma once

#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Options of all commands for a box.
struct DeviceOptions {
    std::string device; ///< as typed, or that of the box whose name was typed
    /// The name of a box that is near to what was typed, when that is no name.
    std::optional<std::string> nearestName{};
    /// The name in the list of devices that was typed: two of them may lead to one device.
    std::optional<std::string> deviceName{};
    bool json = false;
    // Of changes:
    bool planOnly = false;
    bool yes = false;
    std::vector<std::string> confirm;
    bool queues = false;   ///< is not applied now, but put into the queue
    std::string queueFile; ///< empty: the user's own
};

/// An export as typed: nothing of it is checked yet.
struct ExportWords {
    std::string address;
    std::optional<std::string> newAddress;
    std::optional<std::string> disk;
    std::vector<std::string> interfaces;
    std::vector<std::string> allow;
    bool allowEveryone = false;
    std::optional<bool> readOnly;
    std::optional<bool> direct;
    std::optional<bool> sync;
    std::optional<bool> startsAtBoot;
    std::optional<std::string> buffers;
    std::optional<std::string> offset;
    std::optional<std::string> length;
    std::optional<std::string> priority;
};

} // namespace etherdeck::ctl
