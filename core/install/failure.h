#pragma once

#include "core/remote/failure.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace etherdeck::install {

/// Why something cannot be done on a box, as a closed list. What ssh reports is a remote::ConnectionFault.
enum class BoxFault : std::uint8_t {
    NotBySsh,       ///< the device is not reached by ssh
    NoShell,        ///< what answers runs no commands
    NotLinux,       ///< another system, or a kernel that is too old: `detail` is which
    NoAgentForCpu,  ///< there is no agent for its CPU: `detail` is which
    NoAgentFile,    ///< this computer does not have the agent for the CPU: `detail` is which
    NeedsRoot,      ///< the user is not root, and cannot become it without a password
    OwnedByPackage, ///< the box's package manager has installed the agent
    NotInstalled,
    NothingToDo,
    NoRoom,       ///< a disk of the box is full
    ReadOnly,     ///< a file system of the box takes no writes
    NotPermitted, ///< the box refused
    WrongDigest,  ///< other bytes arrived than were sent
    NoDigest,     ///< the box has no program that tells what arrived
    DoesNotRun,   ///< the box cannot run the agent
    DoesNotStart, ///< its agent was started, but does not answer
    StepFailed,
    NotKnown, ///< the connection ended before the box said whether it was done
    Cancelled,
    TimedOut,
};
/// "no-agent-for-cpu", ….
[[nodiscard]] std::string_view name(BoxFault fault);

struct BoxError {
    BoxFault fault = BoxFault::StepFailed;
    std::string said{};   ///< by programs of the box, raw: make it harmless before it is shown
    std::string detail{}; ///< a path, a CPU, …

    friend bool operator==(const BoxError&, const BoxError&) = default;
};

using Failure = std::variant<remote::ConnectionError, BoxError>;

template <class T>
using Answer = tl::expected<T, Failure>;

[[nodiscard]] inline tl::unexpected<Failure> failed(BoxFault fault, std::string said = {},
                                                    std::string detail = {}) {
    return tl::unexpected<Failure>(BoxError{fault, std::move(said), std::move(detail)});
}

} // namespace etherdeck::install
