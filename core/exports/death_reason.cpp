#include "core/exports/death_reason.h"

#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>

namespace etherdeck::exports {

namespace {

constexpr std::size_t maxLastWords = 160;

/// The last line that is not empty.
std::string_view lastLine(std::string_view log) {
    const auto end = log.find_last_not_of(" \t\r\n");
    if (end == std::string_view::npos)
        return {};
    log = log.substr(0, end + 1);
    const auto start = log.rfind('\n');
    return start == std::string_view::npos ? log : log.substr(start + 1);
}

/// The start and the end of a line that vblade prints.
struct KnownLine {
    std::string_view start;
    std::string_view end;
    DeathCause cause;
    std::string_view text;
};
constexpr std::string_view interfaceWentDown = "The interface went down.";
constexpr std::string_view interfaceWasRemoved = "The interface was removed.";
constexpr std::string_view noMessage = "It ended without a message, as when it is killed.";

constexpr std::array knownLines{
    KnownLine{"read network: ", "Network is down", DeathCause::InterfaceDown, interfaceWentDown},
    KnownLine{"write to network: ", "Network is down", DeathCause::InterfaceDown, interfaceWentDown},
    KnownLine{"putpkt aoe id: ", "Network is down", DeathCause::InterfaceDown, interfaceWentDown},
    KnownLine{"read network: ", "No such device", DeathCause::NoInterface, interfaceWasRemoved},
    KnownLine{"write to network: ", "No such device or address", DeathCause::NoInterface,
              interfaceWasRemoved},
    KnownLine{"write to network: ", "Message too long", DeathCause::FrameTooLong,
              "An answer was longer than the MTU of the interface, which was lowered."},
    KnownLine{"got bad socket: ", "Operation not permitted", DeathCause::NotPermitted,
              "It may not use raw sockets: it needs root or CAP_NET_RAW."},
    KnownLine{"open: ", "No such file or directory", DeathCause::NoDisk, "The disk or file does not exist."},
    KnownLine{"open: ", "No such device or address", DeathCause::NoDisk, "The disk does not answer."},
    KnownLine{"open: ", "No medium found", DeathCause::NoDisk, "There is no medium in the drive."},
    KnownLine{"open: ", "Is a directory", DeathCause::DiskRefused, "This is a directory."},
    KnownLine{"open: ", "Permission denied", DeathCause::DiskRefused, "It may not open the disk or file."},
    KnownLine{"open: ", "Read-only file system", DeathCause::DiskRefused,
              "The disk or file can only be read: export it read-only."},
    KnownLine{"open: ", "Device or resource busy", DeathCause::DiskRefused,
              "Another program has opened the disk exclusively."},
    KnownLine{"open: ", "Invalid argument", DeathCause::DiskRefused,
              "The file system does not support direct access: switch it off."},
    KnownLine{"0-sector file size is too small", "", DeathCause::DiskTooSmall,
              "The disk has less than one sector."},
    KnownLine{"Offset ", "-sector export", DeathCause::OffsetTooLarge,
              "The offset is at or past the end of the disk."},
    KnownLine{"Length ", "exceeds size of file!", DeathCause::LengthTooLarge,
              "The length is more than the disk has after the offset."},
    KnownLine{"usage: ", "", DeathCause::Usage, "vblade does not accept these options."},
    KnownLine{"pid ", "", DeathCause::NoMessage, noMessage},
};

/// "eth9: No such device": vblade names the interface itself.
bool namesMissingInterface(std::string_view line) { return line.ends_with(": No such device"); }

} // namespace

DeathReason deathReason(std::string_view log) {
    const auto line = lastLine(log);
    if (line.empty())
        return {DeathCause::NoMessage, std::string(noMessage)};
    const auto* const known = std::ranges::find_if(knownLines, [line](const KnownLine& each) {
        return line.starts_with(each.start) && line.ends_with(each.end) &&
               line.size() >= each.start.size() + each.end.size();
    });
    if (known != knownLines.end())
        return {known->cause, std::string(known->text)};
    const auto shown = harmlessStart(line, maxLastWords);
    if (namesMissingInterface(line))
        return {DeathCause::NoInterface, "There is no such interface: " + shown};
    return {DeathCause::Other, "vblade ended: " + shown};
}

} // namespace etherdeck::exports
