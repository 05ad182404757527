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
/// "Call Trace:" on all architectures.
[[nodiscard]] bool startsTrace(std::string_view message);
/// True for registers, stack, frames and what else a block has after its trace.
[[nodiscard]] bool isDump(std::string_view message);
/// "sysrq_handle_crash+0x16/0x20" of a frame or of the program counter; nothing for frames that are marked as
/// uncertain, for those of the reporting itself, and for other lines.
[[nodiscard]] std::optional<std::string_view> frameOf(std::string_view message);
/// True when frameOf() comes from the program counter at the fault.
[[nodiscard]] bool isFaultAddress(std::string_view message);

} // namespace etherdeck::netconsole
