#pragma once

#include "core/advisor/arrival_check.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck {

/// How to configure a box so that its console comes to this computer: lines to paste, each ending in a line
/// feed.
struct SenderLines {
    std::string uboot;         ///< for U-Boot's prompt; survives restarts
    std::string kernelCommand; ///< netconsole=… for the kernel command line
    std::string module;        ///< to run as root on the running box
    std::string configfs;      ///< the same with configfs, which can add a further target at any time

    friend bool operator==(const SenderLines&, const SenderLines&) = default;
};

/// `boxInterface` is the name of the network interface on the box.
[[nodiscard]] SenderLines senderLines(const LocalAddress& local, std::uint16_t port,
                                      const std::optional<netconsole::Endpoint>& box = std::nullopt,
                                      const std::string& boxInterface = "eth0");

} // namespace etherdeck
