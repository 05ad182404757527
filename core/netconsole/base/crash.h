#pragma once

#include "core/netconsole/base/line.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

enum class CrashKind : std::uint8_t {
    Panic,
    Oops,    ///< a fault in kernel mode
    Bug,     ///< BUG() and "BUG: …"
    Warning, ///< WARN() and the lock checkers
    Ubsan,
    Kasan, ///< KASAN, KFENCE, KCSAN
    HungTask,
    Lockup, ///< soft and hard lockups, RCU stalls
    OutOfMemory,
    IoError,       ///< on a disk
    UsbResetStorm, ///< a USB device that is reset over and over
};
/// "panic", "oops", "bug", "warning", "ubsan", "kasan", "hung-task", "lockup", "out-of-memory", "io-error",
/// "usb-reset-storm".
[[nodiscard]] std::string_view name(CrashKind kind);

/// The severity that the kernel gives such a failure, where it gives a level.
[[nodiscard]] Level levelOf(CrashKind kind);

/// A block of lines about one failure. Reported when the block has ended.
struct Crash {
    CrashKind kind{};
    BootNumber boot{};
    std::string title;      ///< the line that names the failure, without its time stamp
    std::string firstFrame; ///< "sysrq_handle_crash+0x16/0x20", below the reporting functions; may be empty
    LineId firstLine{};
    LineId lastLine{};
    std::uint32_t count = 1; ///< the number of errors or resets
    WallTime time;           ///< time of the first line

    friend bool operator==(const Crash&, const Crash&) = default;
};

} // namespace etherdeck::netconsole
