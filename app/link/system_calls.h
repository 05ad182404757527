#pragma once

#include "core/base/result.h"

namespace etherdeck::privileges {

/// From now on the kernel refuses (EPERM) every system call that carrying frames does not need: starting
/// programs, opening files for writing, sockets other than netlink ones, executable memory. Call it when the
/// interface is open. A kernel without seccomp, such as an emulator's, changes nothing. Errors: System.
[[nodiscard]] Result<void> allowOnlyCarrying();

} // namespace etherdeck::privileges
