#pragma once

#include "app/lab/network/processes.h"

#include <functional>
#include <string>

namespace etherdeck::lab {

/// Whose privileges own the lab's namespaces.
enum class Ownership {
    System, ///< this user's, who is root
    User,   ///< those of a new user namespace, in which an ordinary user has all capabilities
};

/// Runs `body` as init of a new process, network and mount namespace, and of a new user namespace if
/// requested. When init ends, the kernel kills every process in it and removes the namespaces. Init is killed
/// when the calling process ends.
///
/// System V memory and host name stay shared: X11 needs both. Errors: PermissionDenied and System, when the
/// system forbids it; later failures are passed to `body`.
[[nodiscard]] Result<pid_t> startInit(Ownership ownership,
                                      const std::function<int(const Result<void>& prepared)>& body);

/// A process that only holds namespaces.
struct Box {
    pid_t pid = -1;
    UniqueDescriptor process; ///< pidfd
};

enum class BoxKind {
    Network, ///< its own network and host name
    Whole,   ///< its own processes and mounts as well; everything in it ends with the process
};

/// Errors: PermissionDenied, System.
[[nodiscard]] Result<Box> startBox(const std::string& hostName, BoxKind kind);

/// Moves this process into all namespaces of a lab's init. Its later children are inside. Errors:
/// PermissionDenied, System.
[[nodiscard]] Result<void> joinLab(pid_t init);

/// Lets programs that this process starts keep its capabilities although they run as an ordinary user.
/// Errors: System.
[[nodiscard]] Result<void> handDownCapabilities();

} // namespace etherdeck::lab
