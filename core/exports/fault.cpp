#include "core/exports/fault.h"

#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>

namespace etherdeck::exports {

namespace {

constexpr std::size_t maxFaultValue = 120;

struct FaultText {
    FaultKind kind;
    std::string_view name;
    std::string_view sentence; ///< followed by the value, where there is one
};

constexpr std::array faultTexts{
    FaultText{FaultKind::Address, "address", "An address is written as e7.3"},
    FaultText{FaultKind::Shelf, "shelf", "A shelf is a number from 0 to 65534"},
    FaultText{FaultKind::LinuxShelf, "linux-shelf", "Linux initiators do not use this shelf"},
    FaultText{FaultKind::Slot, "slot", "A slot is a number from 0 to 254"},
    FaultText{FaultKind::Buffers, "buffers", "The number of buffers is from 2 to 65535"},
    FaultText{FaultKind::Offset, "offset", "The offset is a number of sectors inside the disk"},
    FaultText{FaultKind::Length, "length",
              "The length is a number of sectors that the disk has after the offset"},
    FaultText{FaultKind::DiskTooSmall, "disk-too-small", "The disk has less than one sector"},
    FaultText{FaultKind::NoInterface, "no-interface", "An export needs at least one interface"},
    FaultText{FaultKind::Interface, "interface",
              "An interface name has 1 to 15 letters, digits, dots, underscores and hyphens"},
    FaultText{FaultKind::NoPath, "no-path", "An export needs a disk or a file"},
    FaultText{FaultKind::RelativePath, "relative-path", "The path must begin with /"},
    FaultText{FaultKind::PathNotPlain, "path-not-plain",
              "The path must not have //, . or .. in it, nor / at its end"},
    FaultText{FaultKind::PathCharacter, "path-character",
              "The path may have only letters, digits and / . _ - : + , = @ %"},
    FaultText{FaultKind::PathTooLong, "path-too-long", "The path is too long"},
    FaultText{FaultKind::Mac, "mac", "A MAC address is written as 00:25:31:0a:bc:de"},
    FaultText{FaultKind::ReservedMac, "reserved-mac", "No initiator can have this MAC address"},
    FaultText{FaultKind::TooManyMacs, "too-many-macs", "vblade has room for 32 MAC addresses"},
};

const FaultText& faultText(FaultKind kind) {
    const auto* const found = std::ranges::find(faultTexts, kind, &FaultText::kind);
    return *found;
}

} // namespace

std::string_view name(FaultKind kind) { return faultText(kind).name; }

Fault fault(FaultKind kind, std::string_view value) { return {kind, harmlessStart(value, maxFaultValue)}; }

std::string sentence(const Fault& fault) {
    std::string text(faultText(fault.kind).sentence);
    if (!fault.value.empty())
        text += ": " + fault.value;
    return text + '.';
}

} // namespace etherdeck::exports
