#pragma once

#include "core/netconsole/base/crash.h"

#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// The kernel message that starts a block. Signs are matched only at the very start of a message, so that the
/// same words inside a text mean nothing.
struct CrashSign {
    CrashKind kind{};
    std::string_view key; ///< for an I/O error or a USB reset: the disk or the device
};
/// Cheap for lines that are not a sign.
[[nodiscard]] std::optional<CrashSign> crashSign(std::string_view message);

/// "------------[ cut here ]------------" and the like: the sign itself follows.
[[nodiscard]] bool announcesCrash(std::string_view message);
/// The last line of a block.
[[nodiscard]] bool endsCrash(std::string_view message);

} // namespace etherdeck::netconsole
