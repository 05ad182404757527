#pragma once

#include "core/advisor/arrival_check.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck {

/// What to tell a box so that its console comes to this desk: lines to be pasted, ending in line feeds.
struct SenderLines {
    std::string uboot;         ///< into U-Boot's prompt; kept over restarts
    std::string kernelCommand; ///< netconsole=… for the kernel's command line
    std::string module;        ///< as root on the running box
    std::string configfs;      ///< the same by configfs, where one target more can be added at any time

    friend bool operator==(const SenderLines&, const SenderLines&) = default;
};

/// `boxInterface` is the name of the interface on the box.
[[nodiscard]] SenderLines senderLines(const DeskAddress& desk, std::uint16_t port,
                                      const std::optional<netconsole::Endpoint>& box = std::nullopt,
                                      const std::string& boxInterface = "eth0");

} // namespace etherdeck
