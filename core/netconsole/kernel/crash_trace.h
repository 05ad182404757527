#pragma once

#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// "Call Trace:" on all architectures.
[[nodiscard]] bool startsTrace(std::string_view message);
/// True for registers, stack, frames and the other lines that follow a trace in its block.
[[nodiscard]] bool isDump(std::string_view message);
/// The function of a frame or of the program counter, "sysrq_handle_crash+0x16/0x20"; nothing for frames
/// marked as uncertain, for the reporting functions, and for other lines.
[[nodiscard]] std::optional<std::string_view> frameOf(std::string_view message);
/// True when the result of frameOf() is the program counter at the fault.
[[nodiscard]] bool isFaultAddress(std::string_view message);

} // namespace etherdeck::netconsole
