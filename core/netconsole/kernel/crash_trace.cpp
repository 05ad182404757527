#include "core/netconsole/kernel/crash_trace.h"

#include "core/base/characters.h"
#include "core/netconsole/kernel/prefix.h"

#include <algorithm>
#include <array>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

/// Registers and other lines of a block that are not frames.
constexpr std::array dumpStarts{"CPU"sv,
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

/// Functions that report the failure; they are on top of every trace.
constexpr std::array reportingFunctions{"dump_stack"sv,
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
                                        "__switch_to+"sv};

bool isWordCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '$';
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

bool isOfReporting(std::string_view symbol) { return startsWithAny(symbol, reportingFunctions); }

std::optional<std::string_view> faultSymbol(std::string_view message) {
    for (const auto start : {"RIP: 0010:"sv, "PC is at "sv, "pc : "sv, "EIP: 0060:"sv, "EIP: "sv})
        if (takePrefix(message, start))
            return symbolAt(message);
    return std::nullopt;
}

} // namespace

bool startsTrace(std::string_view message) {
    constexpr std::array starts{"Call Trace:"sv, "Call trace:"sv, "Backtrace:"sv};
    return startsWithAny(message, starts);
}

bool isDump(std::string_view message) {
    constexpr auto marks = " \t[<(-=>#"sv;
    return !message.empty() &&
           (marks.find(message[0]) != std::string_view::npos || startsWithAny(message, dumpStarts));
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
