#include "core/netconsole/kernel/crash_signs.h"

#include "core/netconsole/kernel/prefix.h"

#include <algorithm>
#include <array>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

struct Sign {
    std::string_view start;
    CrashKind kind;
};

// From kernel/panic.c, lib/bug.c, arch/*/mm/fault.c, arch/*/kernel/traps.c, lib/ubsan.c, mm/kasan/report.c,
// mm/kfence/report.c, kernel/locking/lockdep.c, kernel/hung_task.c, kernel/watchdog.c,
// kernel/rcu/tree_stall.h, kernel/workqueue.c, mm/oom_kill.c. The first that fits counts.
constexpr std::array signs{
    Sign{"Kernel panic - not syncing: ", CrashKind::Panic},
    Sign{"BUG: KASAN: ", CrashKind::Kasan},
    Sign{"BUG: KFENCE: ", CrashKind::Kasan},
    Sign{"BUG: KCSAN: ", CrashKind::Kasan},
    Sign{"BUG: kernel NULL pointer dereference", CrashKind::Oops},
    Sign{"BUG: unable to handle ", CrashKind::Oops},
    Sign{"BUG: soft lockup - CPU#", CrashKind::Lockup},
    Sign{"BUG: workqueue lockup - ", CrashKind::Lockup},
    Sign{"BUG: ", CrashKind::Bug},
    Sign{"kernel BUG at ", CrashKind::Bug},
    Sign{"Unable to handle kernel ", CrashKind::Oops},
    Sign{"Unhandled fault: ", CrashKind::Oops},
    Sign{"Unhandled prefetch abort: ", CrashKind::Oops},
    Sign{"Internal error: ", CrashKind::Oops},
    Sign{"Oops: ", CrashKind::Oops},
    Sign{"Oops - ", CrashKind::Oops},
    Sign{"general protection fault", CrashKind::Oops},
    Sign{"invalid opcode: ", CrashKind::Oops},
    Sign{"divide error: ", CrashKind::Oops},
    Sign{"WARNING: CPU: ", CrashKind::Warning},
    Sign{"WARNING: at ", CrashKind::Warning},
    Sign{"WARNING: possible ", CrashKind::Warning},
    Sign{"WARNING: suspicious RCU usage", CrashKind::Warning},
    Sign{"WARNING: inconsistent lock state", CrashKind::Warning},
    Sign{"WARNING: bad unlock balance", CrashKind::Warning},
    Sign{"UBSAN: ", CrashKind::Ubsan},
    Sign{"watchdog: BUG: soft lockup - CPU#", CrashKind::Lockup},
    Sign{"NMI watchdog: BUG: soft lockup - CPU#", CrashKind::Lockup},
    Sign{"NMI watchdog: Watchdog detected hard LOCKUP", CrashKind::Lockup},
    Sign{"watchdog: Watchdog detected hard LOCKUP", CrashKind::Lockup},
    Sign{"Watchdog detected hard LOCKUP", CrashKind::Lockup},
    Sign{"Out of memory: Kill", CrashKind::OutOfMemory},
    Sign{"Memory cgroup out of memory: Kill", CrashKind::OutOfMemory},
};

constexpr std::size_t longestKey = 64;

std::string_view wordOf(std::string_view text) { return text.substr(0, text.find_first_of(" ,\n")); }

// [function ": "] ( "I/O error" | "critical … error" ) ", dev " disk ", sector "      block/blk-core.c
// "Buffer I/O error on dev" ["ice"] " " disk ", logical block "                         fs/buffer.c
std::optional<CrashSign> ioErrorSign(std::string_view message) {
    for (const auto function : {"blk_update_request: "sv, "print_req_error: "sv, "end_request: "sv})
        if (takePrefix(message, function))
            break;
    constexpr std::array errors{"I/O error, dev "sv,
                                "critical medium error, dev "sv,
                                "critical target error, dev "sv,
                                "critical nexus error, dev "sv,
                                "Buffer I/O error on dev "sv,
                                "Buffer I/O error on device "sv};
    for (const auto error : errors)
        if (takePrefix(message, error))
            return CrashSign{CrashKind::IoError, wordOf(message).substr(0, longestKey)};
    return std::nullopt;
}

// "usb 1-1.2: reset high-speed USB device number 3 using orion-ehci"                   drivers/usb/core/hub.c
std::optional<CrashSign> usbResetSign(std::string_view message) {
    if (!takePrefix(message, "usb "))
        return std::nullopt;
    const auto colon = message.find(": reset ");
    if (colon == std::string_view::npos || colon > 16 ||
        message.find(" USB device number ") == std::string_view::npos)
        return std::nullopt;
    return CrashSign{CrashKind::UsbResetStorm, message.substr(0, colon)};
}

// "INFO: task kworker/0:1:23 blocked for more than 120 seconds."
bool isHungTask(std::string_view message) {
    return message.starts_with("INFO: task ") && message.find(" blocked for more than ") < 80;
}

// ["rcu: "] "INFO: rcu_sched" ( " self-detected stall on CPU" | " detected stalls on CPUs/tasks:" | … )
bool isStall(std::string_view message) {
    takePrefix(message, "rcu: ");
    return message.starts_with("INFO: rcu") && message.find("detected ") < 48 && message.find("stall") < 64;
}

// "stress-ng invoked oom-killer: gfp_mask=0x…": the command's name has at most 15 characters.
bool isOomKiller(std::string_view message) {
    constexpr auto words = " invoked oom-killer: "sv;
    const auto found = message.substr(0, 15 + words.size()).find(words);
    return found != std::string_view::npos && found > 0;
}

// "WARNING: drivers/net/foo.c:12 at foo_open+0x12/0x40 [foo], CPU#0: ip/123"       since 6.19
bool isNewWarning(std::string_view message) {
    return message.starts_with("WARNING: ") && message.find(" at ") < 160 &&
           message.find(", CPU#") != std::string_view::npos;
}

} // namespace

std::optional<CrashSign> crashSign(std::string_view message) {
    if (message.empty())
        return std::nullopt;
    for (const auto& sign : signs)
        if (sign.start[0] == message[0] && message.starts_with(sign.start))
            return CrashSign{sign.kind, {}};
    switch (message[0]) {
    case 'u':
        if (const auto reset = usbResetSign(message))
            return reset;
        break;
    case 'I':
    case 'r':
        if (isHungTask(message))
            return CrashSign{CrashKind::HungTask, {}};
        if (isStall(message))
            return CrashSign{CrashKind::Lockup, {}};
        [[fallthrough]];
    case 'B':
    case 'b':
    case 'c':
    case 'e':
    case 'p':
        if (const auto error = ioErrorSign(message))
            return error;
        break;
    case 'W':
        if (isNewWarning(message))
            return CrashSign{CrashKind::Warning, {}};
        break;
    default:
        break;
    }
    return isOomKiller(message) ? std::optional(CrashSign{CrashKind::OutOfMemory, {}}) : std::nullopt;
}

bool announcesCrash(std::string_view message) {
    constexpr std::array starts{"------------[ cut here ]---"sv, "8<--- cut here ---"sv,
                                "=================="sv};
    return startsWithAny(message, starts);
}

bool endsCrash(std::string_view message) {
    constexpr std::array starts{"---[ end "sv, "Rebooting in "sv};
    return startsWithAny(message, starts);
}

} // namespace etherdeck::netconsole
