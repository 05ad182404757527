#pragma once

#include <cstdint>
#include <string_view>

namespace etherdeck::netconsole {

/// What a line of a report is.
enum class TraceRole : std::uint8_t {
    Other,
    Header,    ///< "Call Trace:" on all architectures
    Chain,     ///< "the existing dependency chain …": frames of the past follow
    Processor, ///< "CPU: 1 PID: 612 Comm: bash Not tainted": the report of one processor begins
    Counter,   ///< where a processor was: RIP, PC is at, epc, NIP
    Frame,
    Guess,     ///< a frame that is marked as uncertain
    Interrupt, ///< "</IRQ>": what follows was interrupted
    Dump,      ///< registers, stack, modules
    Indented,  ///< more of these, as far as the first character tells
};

struct TraceLine {
    TraceRole role = TraceRole::Other;
    std::string_view symbol; ///< "sysrq_handle_crash+0x16/0x20": of a frame or a counter; may be empty
};
[[nodiscard]] TraceLine readTraceLine(std::string_view message);

/// "foo+0x1/0x2" at the start of `text`; empty when there is none.
[[nodiscard]] std::string_view symbolAt(std::string_view text);

/// The function that a report names: behind " at: " or "caller is ". Empty when it names none.
[[nodiscard]] std::string_view namedSymbol(std::string_view message);

} // namespace etherdeck::netconsole
