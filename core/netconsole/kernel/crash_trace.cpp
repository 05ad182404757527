#include "core/netconsole/kernel/crash_trace.h"

#include "core/base/characters.h"
#include "core/netconsole/kernel/prefix.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

/// Registers and other lines of a report that are not frames.
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
                                "IP: "sv,
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
                                "Tainted"sv,
                                "Preemption disabled at"sv,
                                "INFO: lockdep is turned off"sv,
                                "Allocated by task"sv,
                                "Freed by task"sv,
                                "The buggy address"sv,
                                "Memory state around"sv,
                                "Faulting instruction address"sv, // PowerPC
                                "BE PAGE_SIZE"sv,
                                "LE PAGE_SIZE"sv,
                                "NIP"sv,
                                "LR "sv,
                                "REGS:"sv,
                                "MSR:"sv,
                                "CFAR:"sv,
                                "DEAR:"sv,
                                "DAR:"sv,
                                "GPR"sv,
                                "Instruction dump"sv,
                                "$"sv, // MIPS
                                "Hi  "sv,
                                "Lo  "sv,
                                "epc "sv,
                                "ra  "sv,
                                "Status:"sv,
                                "Cause "sv,
                                "BadVA "sv,
                                "PrId "sv,
                                "status:"sv,  // RISC-V
                                "Krnl PSW"sv, // s390x
                                "Krnl GPRS"sv,
                                "Krnl Code"sv,
                                "Last Breaking-Event-Address"sv,
                                "Failing address"sv,
                                "Fault in "sv,
                                "AS:"sv};

/// What is in front of the program counter. The frame "RIP: 0033:0x47b7a0" of a program has no symbol.
constexpr std::array counterStarts{"RIP: "sv,       "RIP  "sv, "EIP: "sv,  "EIP is at "sv, "IP: "sv,
                                   "PC is at "sv,   "pc : "sv, "epc : "sv, "epc   : "sv,   "NIP "sv,
                                   "Krnl PSW : "sv, "ERA: "sv, "TPC: "sv,  "PC: "sv};

constexpr int maxAddresses = 3; // in front of a symbol

bool isSymbolCharacter(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '$';
}

bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

void skipBlanks(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

/// Skips an address: "[<c00a1234>] ", "([<00000000002b1c46>] ", "[c0123456] ", "80d80668 ", "0010:".
bool skipAddress(std::string_view& text) {
    constexpr std::ptrdiff_t fewest = 4;
    const auto open = std::min(text.find_first_not_of("([<"), text.size());
    const auto rest = text.substr(open);
    const auto end = std::ranges::find_if_not(rest, isHex);
    auto behind = rest.substr(static_cast<std::size_t>(end - rest.begin()));
    behind.remove_prefix(std::min(behind.find_first_not_of("])>"), behind.size()));
    if (end - rest.begin() < fewest ||
        (!behind.empty() && std::string_view(" \t:").find(behind[0]) == behind.npos))
        return false;
    text = behind;
    takePrefix(text, ":");
    skipBlanks(text);
    return true;
}

/// The symbol behind any addresses.
std::string_view symbolBehindAddresses(std::string_view text) {
    skipBlanks(text);
    for (int i = 0; i < maxAddresses; ++i) {
        if (const auto symbol = symbolAt(text); !symbol.empty())
            return symbol;
        if (!skipAddress(text))
            break;
    }
    while (!text.empty() && (text[0] == '(' || text[0] == '<'))
        text.remove_prefix(1);
    return symbolAt(text);
}

std::optional<std::string_view> counterSymbol(std::string_view message) {
    for (const auto start : counterStarts)
        if (takePrefix(message, start))
            return symbolBehindAddresses(message);
    return std::nullopt;
}

//  x86      " dump_stack_lvl+0x44/0x5c"   " ? _printk+0x68/0x83"   " [<ffffffff8100>] foo+0x1/0x2"
//  ARM      " show_stack from dump_stack_lvl+0x40/0x4c"   "[<c000>] (show_stack) from [<c001>] (foo+0x1/0x2)"
//  PowerPC  "[c7c91d10] [c0123400] foo+0x1/0x2 (unreliable)"
TraceLine frameLine(std::string_view message) {
    constexpr auto starts = " \t[("sv;
    if (starts.find(message[0]) == std::string_view::npos || message.find("+0x") == std::string_view::npos)
        return {};
    auto text = message;
    skipBlanks(text);
    for (const auto mark : {"<IRQ>"sv, "<TASK>"sv, "<NMI>"sv, "<EOI>"sv, "</IRQ>"sv})
        if (takePrefix(text, mark))
            skipBlanks(text);
    if (const auto from = text.find(" from "); from != std::string_view::npos)
        text.remove_prefix(from + 6);
    bool isGuess = text.find("(unreliable)") != std::string_view::npos;
    for (int i = 0; i < maxAddresses && skipAddress(text); ++i) {
    }
    isGuess = takePrefix(text, "? ") || isGuess;
    const auto symbol = symbolBehindAddresses(text);
    if (symbol.empty())
        return {};
    return {isGuess ? TraceRole::Guess : TraceRole::Frame, symbol};
}

bool startsTrace(std::string_view message) {
    constexpr std::array starts{"Call Trace"sv,       "Call trace"sv, "Backtrace:"sv,
                                "stack backtrace:"sv, "backtrace:"sv, "backtrace (crc"sv};
    skipBlanks(message);
    return startsWithAny(message, starts);
}

bool endsInterrupt(std::string_view message) {
    constexpr std::array marks{
        "</IRQ>"sv,           "<EOI>"sv,           "</NMI>"sv,        "</#"sv, "<<EOE>>"sv,
        "Exception stack("sv, "--- interrupt: "sv, "---[ Exception"sv};
    skipBlanks(message);
    return startsWithAny(message, marks);
}

bool isOfProcessor(std::string_view message) {
    return message.starts_with("CPU: ") && message.find(" Comm: ") != std::string_view::npos;
}

} // namespace

std::string_view symbolAt(std::string_view text) {
    const auto plus = text.substr(0, 200).find("+0x");
    if (plus == 0 || plus == std::string_view::npos ||
        !std::ranges::all_of(text.substr(0, plus), isSymbolCharacter))
        return {};
    return text.substr(0, text.find_first_not_of("0123456789abcdefx/", plus + 1));
}

std::string_view namedSymbol(std::string_view message) {
    if (takePrefix(message, "caller is "))
        return symbolBehindAddresses(message);
    if (const auto at = message.find(" at: "); at != std::string_view::npos)
        return symbolBehindAddresses(message.substr(at + 5));
    constexpr auto lastFunction = "last function: "sv;
    const auto found = message.find(lastFunction);
    if (found == std::string_view::npos)
        return {};
    message.remove_prefix(found + lastFunction.size());
    return message.substr(
        0, static_cast<std::size_t>(std::ranges::find_if_not(message, isSymbolCharacter) - message.begin()));
}

TraceLine readTraceLine(std::string_view message) {
    if (message.empty())
        return {};
    if (startsTrace(message))
        return {TraceRole::Header, {}};
    if (isOfProcessor(message))
        return {TraceRole::Processor, {}};
    if (message.starts_with("the existing dependency chain"))
        return {TraceRole::Chain, {}};
    auto text = message;
    skipBlanks(text);
    if (const auto symbol = counterSymbol(text))
        return {TraceRole::Counter, *symbol};
    if (endsInterrupt(text) && text.find("+0x") == std::string_view::npos)
        return {TraceRole::Interrupt, {}};
    if (const auto frame = frameLine(message); frame.role != TraceRole::Other)
        return frame;
    if (startsWithAny(message, dumpStarts))
        return {TraceRole::Dump, {}};
    constexpr auto marks = " \t[<(-=>#"sv;
    return {marks.find(message[0]) != std::string_view::npos ? TraceRole::Indented : TraceRole::Other, {}};
}

} // namespace etherdeck::netconsole
