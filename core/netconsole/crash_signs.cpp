#include "core/netconsole/crash_signs.h"

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

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '$';
}

bool takePrefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix))
        return false;
    text.remove_prefix(prefix.size());
    return true;
}

template <std::size_t N>
bool startsWithAny(std::string_view text, const std::array<std::string_view, N>& starts) {
    return std::ranges::any_of(starts, [text](std::string_view start) {
        return !text.empty() && text[0] == start[0] && text.starts_with(start);
    });
}

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

/// The function of a frame, as "name+0x12/0x34", at the start of `text`.
std::optional<std::string_view> symbolAt(std::string_view text) {
    const auto plus = text.find("+0x");
    if (plus == 0 || plus == std::string_view::npos ||
        !std::ranges::all_of(text.substr(0, plus), isWordCharacter))
        return std::nullopt;
    const auto end = text.find_first_not_of("0123456789abcdefx/", plus + 1);
    return text.substr(0, end);
}

/// Those that tell of the failure, and are on top of every trace.
bool isOfReporting(std::string_view symbol) {
    constexpr std::array reporting{"dump_stack"sv,
                                   "__dump_stack"sv,
                                   "show_stack"sv,
                                   "dump_backtrace"sv,
                                   "unwind_backtrace"sv,
                                   "panic+"sv,
                                   "vpanic+"sv,
                                   "__warn"sv,
                                   "warn_slowpath_"sv,
                                   "report_bug"sv,
                                   "handle_bug"sv,
                                   "exc_invalid_op"sv,
                                   "asm_exc_"sv,
                                   "print_report"sv,
                                   "print_address_description"sv,
                                   "kasan_report"sv,
                                   "__asan_"sv,
                                   "ubsan_epilogue"sv,
                                   "__ubsan_"sv,
                                   "dump_header"sv,
                                   "oom_kill_process"sv,
                                   "out_of_memory"sv,
                                   "__schedule+"sv,
                                   "schedule+"sv,
                                   "show_regs"sv,
                                   "die+"sv,
                                   "__die"sv,
                                   "__might_resched"sv,
                                   "__might_sleep"sv,
                                   "show_trace"sv,
                                   "nmi_"sv,
                                   "lockdep_"sv,
                                   "print_circular_bug"sv,
                                   "dump_bad_page"sv,
                                   "bad_page"sv,
                                   "__switch_to+"sv,
                                   "0x"sv};
    return startsWithAny(symbol, reporting);
}

std::optional<std::string_view> faultSymbol(std::string_view message) {
    for (const auto start : {"RIP: 0010:"sv, "PC is at "sv, "pc : "sv, "EIP: 0060:"sv, "EIP: "sv})
        if (takePrefix(message, start))
            return symbolAt(message);
    return std::nullopt;
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

bool startsTrace(std::string_view message) {
    constexpr std::array starts{"Call Trace:"sv, "Call trace:"sv, "Backtrace:"sv};
    return startsWithAny(message, starts);
}

bool isDump(std::string_view message) {
    constexpr std::array starts{"CPU"sv,
                                "Hardware name"sv,
                                "Modules linked in"sv,
                                "Call "sv,
                                "Code: "sv,
                                "RIP"sv,
                                "RSP"sv,
                                "RAX"sv,
                                "RDX"sv,
                                "RBP"sv,
                                "R1"sv,
                                "FS:"sv,
                                "CS:"sv,
                                "CR2"sv,
                                "DR"sv,
                                "PKRU"sv,
                                "EIP"sv,
                                "EAX"sv,
                                "ESI"sv,
                                "DS:"sv,
                                "PC is at"sv,
                                "LR is at"sv,
                                "pc :"sv,
                                "lr :"sv,
                                "sp :"sv,
                                "x2"sv,
                                "x1"sv,
                                "x8 :"sv,
                                "x5 :"sv,
                                "r10:"sv,
                                "r7 :"sv,
                                "r3 :"sv,
                                "Flags:"sv,
                                "Control:"sv,
                                "Register r"sv,
                                "Process "sv,
                                "Stack"sv,
                                "Backtrace"sv,
                                "Exception"sv,
                                "Workqueue:"sv,
                                "task:"sv,
                                "pstate"sv,
                                "Internal error"sv,
                                "Oops"sv,
                                "PGD"sv,
                                "pgd"sv,
                                "Kernel Offset"sv,
                                "note: "sv,
                                "irq event"sv,
                                "hardirqs"sv,
                                "softirqs"sv,
                                "PM: "sv,
                                "Kernel panic"sv,
                                "#PF"sv,
                                "Mem abort"sv,
                                "Data abort"sv,
                                "user pgtable"sv,
                                "Read of size"sv,
                                "Write of size"sv,
                                "Sending NMI"sv,
                                "NMI backtrace"sv,
                                "Tainted"sv};
    constexpr auto marks = " \t[<(-=>#"sv;
    return !message.empty() &&
           (marks.find(message[0]) != std::string_view::npos || startsWithAny(message, starts));
}

bool isFaultAddress(std::string_view message) { return faultSymbol(message).has_value(); }

//  x86      " dump_stack_lvl+0x44/0x5c"   " ? _printk+0x68/0x83"   " [<ffffffff8100>] foo+0x1/0x2"
//  ARM      " show_stack from dump_stack_lvl+0x40/0x4c"   "[<c000>] (show_stack) from [<c001>] (foo+0x1/0x2)"
//  fault    "RIP: 0010:foo+0x1/0x2"   "PC is at foo+0x1/0x2"   "pc : foo+0x1/0x2"
std::optional<std::string_view> frameOf(std::string_view message) {
    if (const auto fault = faultSymbol(message))
        return fault;
    if (message.empty() || (message[0] != ' ' && message[0] != '['))
        return std::nullopt;
    if (const auto from = message.find(" from "); from != std::string_view::npos)
        message.remove_prefix(from + 6);
    message.remove_prefix(std::min(message.find_first_not_of(' '), message.size()));
    if (message.starts_with("[<"))
        message.remove_prefix(std::min(message.find(">]") + 2, message.size()));
    message.remove_prefix(std::min(message.find_first_not_of(" ("), message.size()));
    const auto symbol = symbolAt(message);
    return symbol && !isOfReporting(*symbol) ? symbol : std::nullopt;
}

} // namespace etherdeck::netconsole
