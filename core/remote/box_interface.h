#pragma once

#include "core/remote/device.h"
#include "core/remote/failure.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Interfaces of boxes, through which this computer sees networks that it is not in.
namespace etherdeck::remote {

/// An interface of a box, as users write it: DEVICE:IF, where DEVICE is also the name of a known one.
struct BoxInterface {
    std::string device;
    std::string interface;

    friend bool operator==(const BoxInterface&, const BoxInterface&) = default;
};
/// Nothing for any other text, such as an interface of this computer. The last colon divides it.
[[nodiscard]] std::optional<BoxInterface> boxInterface(std::string_view text);

/// Up to 15 bytes, without "/", ":" and blanks.
[[nodiscard]] bool isInterfaceName(std::string_view text);

/// What carries the frames of that interface: "etherdeck-agent link IF" on the box, in the way in which its
/// agent is reached. Errors: Unsupported for a socket, and for a program of exec: that is not known to start
/// etherdeck-agent itself; Malformed; ProgramMissing when etherdeck-askpass is not there to compare the host
/// key.
[[nodiscard]] Result<std::vector<std::string>> linkCommand(const Device& device, std::string_view interface);

/// Why the way to the interface ended, from an error of a ChildLink that leads far away. Only for Closed and
/// TimedOut: others are about the interface.
[[nodiscard]] ConnectionError lineError(const Error& error, bool viaSsh);

} // namespace etherdeck::remote
