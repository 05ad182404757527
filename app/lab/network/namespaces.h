#pragma once

#include "app/lab/network/processes.h"

#include <functional>
#include <string>

namespace etherdeck::lab {

/// Whose rights the lab's namespaces hang on.
enum class Ownership {
    System, ///< this user's own: root's
    User,   ///< a new user namespace's, in which an ordinary user has all capabilities
};

/// Runs `body` as init of a new process, network and mount namespace, and of a new user namespace when asked
/// for. When init ends, the kernel kills every process in there, and the namespaces go with them. Init is
/// killed with the process that called this.
///
/// System V memory and host name stay shared: X11 needs both of them.
/// Errors: PermissionDenied and System, when the system forbids it; what fails later is told to `body`.
[[nodiscard]] Result<pid_t> startInit(Ownership ownership,
                                      const std::function<int(const Result<void>& prepared)>& body);

/// A process that does nothing but hold namespaces.
struct Box {
    pid_t pid = -1;
    UniqueDescriptor process; ///< pidfd
};

/// A box with a network namespace of its own, and with a host name of its own. Errors: PermissionDenied,
/// System.
[[nodiscard]] Result<Box> startBox(const std::string& hostName);
[[nodiscard]] Result<UniqueDescriptor> openProcess(pid_t pid);

/// Moves this process into all namespaces of a lab's init. Children that it starts are inside. Errors:
/// PermissionDenied, System.
[[nodiscard]] Result<void> joinLab(pid_t init);

/// Lets programs that this process starts keep its capabilities, though they run as an ordinary user.
/// Errors: System.
[[nodiscard]] Result<void> handDownCapabilities();

} // namespace etherdeck::lab
