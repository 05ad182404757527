#pragma once

#include "core/netconsole/crash.h"

#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// How a message of the kernel looks that begins a block. All are matched at the very start of the message,
/// so that the same words within a text mean nothing.
struct CrashSign {
    CrashKind kind{};
    std::string_view key; ///< of an I/O error or a USB reset: the disk or the device
};
/// Cheap for lines that are no sign.
[[nodiscard]] std::optional<CrashSign> crashSign(std::string_view message);

/// "------------[ cut here ]------------" and the like: the block's sign follows.
[[nodiscard]] bool announcesCrash(std::string_view message);
/// The last line of a block.
[[nodiscard]] bool endsCrash(std::string_view message);

} // namespace etherdeck::netconsole
