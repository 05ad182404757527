#pragma once

#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

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
