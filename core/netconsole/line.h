#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::netconsole {

/// A source is what a person calls a box on the console: one or several endpoints. Never used again once
/// forgotten.
enum class SourceId : std::uint32_t {};
/// Unique within one Netconsole. Grows in the order in which lines begin, which is not always that in which
/// they end and are told.
enum class LineId : std::uint64_t {};
/// Counts a source's boots from 1.
enum class BootNumber : std::uint32_t {};

/// What spoke. The names are those of JSON lines.
enum class Kind : std::uint8_t {
    Uboot,    ///< U-Boot's console, a byte stream
    Extended, ///< kernel records with a header
    Basic,    ///< the kernel's plain text
};
/// "uboot", "extended", "basic".
[[nodiscard]] std::string_view name(Kind kind);

/// syslog severities as the kernel counts them (include/linux/kern_levels.h).
enum class Level : std::uint8_t { Emergency, Alert, Critical, Error, Warning, Notice, Information, Debug };

/// The flag of a record that is a piece of a line. A hint only: "not necessarily correct, and the stream
/// could be interleaved with unrelated messages" (Documentation/ABI/testing/dev-kmsg).
enum class Continuation : std::uint8_t {
    None,      ///< '-'
    Fragment,  ///< 'c': the first of a line, or, from kernel 4.10 on, of anything that pr_cont() printed
    Following, ///< '+': goes on the record before it, from kernels 3.5 to 4.9; alone only when that was lost
};

/// SUBSYSTEM=pci, DEVICE=+pci:0000:00:03.0. Keys may repeat.
struct DictionaryEntry {
    std::string key;
    std::string value;

    friend bool operator==(const DictionaryEntry&, const DictionaryEntry&) = default;
};

/// One line of a console, or one record of a kernel log, whose text may hold line feeds. All texts are UTF-8
/// without control characters but tab and line feed: safe to print on a terminal.
struct Line {
    LineId id{};
    SourceId source{};
    BootNumber boot{};
    Kind kind = Kind::Uboot;
    Continuation continuation = Continuation::None;
    bool cut = false; ///< longer than the limit: what follows is the next line
    std::optional<Level> level;
    bool isLevelInferred = false; ///< the box gave none; it follows from a crash that the line belongs to
    std::optional<std::uint16_t> facility;
    std::uint32_t missingBytes = 0; ///< of lost fragments; an ellipsis stands for each hole in the text
    WallTime time;                  ///< arrival of the last byte of it
    std::optional<std::uint64_t> seq;
    std::optional<std::chrono::microseconds> kernelTime; ///< since the kernel's start, as the kernel says
    std::string text;
    std::string caller; ///< "T123" or "C0" (CONFIG_PRINTK_CALLER), else empty
    std::vector<DictionaryEntry> dictionary;

    friend bool operator==(const Line&, const Line&) = default;
};

/// When a datagram came in, by both clocks: `now` drives deadlines, `wall` is what lines are stamped with.
struct Arrival {
    TimePoint now;
    WallTime wall;
    std::uint64_t ticket = 0; ///< what the caller calls it; grows. See Netconsole::oldestOpen()
};

} // namespace etherdeck::netconsole
