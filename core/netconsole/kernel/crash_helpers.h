#pragma once

#include <string_view>

namespace etherdeck::netconsole {

/// What a function has to do with a failure in whose trace it is.
enum class FrameWeight : unsigned char {
    Report, ///< prints the report, or leads to it: told of none
    Helper, ///< what everybody calls: told only where there is nothing else
    Own,    ///< the one that matters
};
/// `symbol` may have "+0x1/0x2" and suffixes of the compiler.
[[nodiscard]] FrameWeight weightOf(std::string_view symbol);

/// The kernel's core, which calls what does the work: system calls, workers, timers, threads.
[[nodiscard]] bool isCaller(std::string_view symbol);

} // namespace etherdeck::netconsole
