#include "core/netconsole/kernel/words.h"

#include "core/netconsole/kernel/crash_signs.h"
#include "core/netconsole/kernel/crash_trace.h"
#include "core/netconsole/kernel/prefix.h"

#include <array>

namespace etherdeck::netconsole {

namespace {

using namespace std::string_view_literals;

/// U-Boot has taken the code below these over from the kernel, with its messages.
constexpr std::array sharedStarts{"ubi"sv,  "UBI"sv,    "mtd"sv,  "nand"sv, "__nand"sv,   "uncorrectable"sv,
                                  "ecc_"sv, "mmcblk"sv, "nvme"sv, "usb "sv, "SQUASHFS"sv, "jffs2"sv};

} // namespace

bool isKernelLine(std::string_view line) {
    constexpr std::array starts{"Linux version "sv,
                                "netconsole: "sv,
                                "console [netcon"sv,
                                "printk: console [netcon"sv,
                                "printk: legacy console [netcon"sv,
                                "Modules linked in:"sv};
    if (startsWithAny(line, starts))
        return true;
    if (const auto sign = crashSign(line))
        return sign->proof == Proof::Words && !startsWithAny(line, sharedStarts);
    const auto trace = readTraceLine(line);
    return trace.role == TraceRole::Processor || trace.role == TraceRole::Frame;
}

} // namespace etherdeck::netconsole
