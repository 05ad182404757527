#pragma once

#include "core/netconsole/base/crash.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace etherdeck::netconsole {

/// What proves that a sign is the kernel's report and not a message that only looks like one.
enum class Proof : std::uint8_t {
    Words,  ///< the words themselves: nobody else writes them
    Trace,  ///< frames, registers or what else a report prints, where it is not known who wrote the line
    Always, ///< the same for every line: the kernel says it of a program's fault, too
};

/// Which function is told of a report. Helpers that every report goes through are passed over.
enum class FrameRule : std::uint8_t {
    Counter, ///< where the processor was, otherwise the trace
    Title,   ///< the one in the sign itself, otherwise as Counter
    Trace,   ///< the trace: a program counter in it is that of the interrupted program
    Named,   ///< the one that the report names ("at: …"), otherwise the trace, after the chain of locks
    Stall,   ///< what the kernel's core has called: where it was at the moment is chance
};

/// The kernel message that starts a report. Signs are matched only at the start of a message, so that the
/// same words inside a text mean nothing.
struct CrashSign {
    CrashKind kind{};
    std::string_view key; ///< for an error of a disk or a USB reset: the disk or the device
    Proof proof = Proof::Words;
    FrameRule frames = FrameRule::Trace;
    std::string_view title;  ///< the message without what is in front of it, or around it
    std::string_view caller; ///< where it begins within a line
};
/// Cheap for lines that are not a sign.
[[nodiscard]] std::optional<CrashSign> crashSign(std::string_view message);
/// The message after "** 93 printk messages dropped ** [  322.962139] ", which kernels up to 4.14 put before
/// it.
[[nodiscard]] std::string_view withoutDropNote(std::string_view message);

/// Errors and resets come in series, which are counted; all else is a block of lines.
[[nodiscard]] bool isSeries(CrashKind kind);

/// "------------[ cut here ]------------" and the like: the sign itself follows.
[[nodiscard]] bool announcesCrash(std::string_view message);
/// The last line of a block.
[[nodiscard]] bool endsCrash(std::string_view message);

} // namespace etherdeck::netconsole
