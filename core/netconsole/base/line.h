#pragma once

#include "core/base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::netconsole {

/// A source is what people think of as a box on the console: one or several endpoints. The id of a forgotten
/// source is never used again.
enum class SourceId : std::uint32_t {};
/// Unique within one Netconsole. Increases in the order in which lines begin, which is not always the order
/// in which they end and are reported.
enum class LineId : std::uint64_t {};
/// Counts a source's boots from 1.
enum class BootNumber : std::uint32_t {};

/// What printed the line. The names are those in JSON lines.
enum class Kind : std::uint8_t {
    Uboot,    ///< U-Boot's console, a byte stream
    Extended, ///< kernel records with a header
    Basic,    ///< the kernel's plain text
};
/// "uboot", "extended", "basic".
[[nodiscard]] std::string_view name(Kind kind);

/// syslog severities, numbered as in the kernel (include/linux/kern_levels.h).
enum class Level : std::uint8_t { Emergency, Alert, Critical, Error, Warning, Notice, Information, Debug };

/// The flag of a record that is a part of a line. Only a hint: "not necessarily correct, and the stream could
/// be interleaved with unrelated messages" (Documentation/ABI/testing/dev-kmsg).
enum class Continuation : std::uint8_t {
    None,      ///< '-'
    Fragment,  ///< 'c': the first part of a line; since kernel 4.10 anything printed by pr_cont()
    Following, ///< '+': continues the record before it, kernels 3.5 to 4.9; stands alone only if that was
               ///< lost
};

/// SUBSYSTEM=pci, DEVICE=+pci:0000:00:03.0. Keys may repeat.
struct DictionaryEntry {
    std::string key;
    std::string value;

    friend bool operator==(const DictionaryEntry&, const DictionaryEntry&) = default;
};

/// One line of a console, or one record of a kernel log, whose text may contain line feeds. All texts are
/// UTF-8 without control characters except tab and line feed: safe to print on a terminal.
struct Line {
    LineId id{};
    SourceId source{};
    BootNumber boot{};
    Kind kind = Kind::Uboot;
    Continuation continuation = Continuation::None;
    bool cut = false;          ///< over the limit: the rest is the next line
    bool isFromBoxLog = false; ///< did not arrive: taken from the log that the box keeps; its time is about
    std::optional<Level> level;
    bool isLevelInferred = false; ///< the box sent none; taken from the crash that the line belongs to
    std::optional<std::uint16_t> facility;
    std::uint32_t missingBytes = 0; ///< in lost fragments; an ellipsis marks each hole in the text
    WallTime time;                  ///< when its last byte arrived
    std::optional<std::uint64_t> seq;
    std::optional<std::chrono::microseconds>
        kernelTime; ///< since the kernel's start, from the kernel's stamp
    std::string text;
    std::string caller; ///< "T123" or "C0" (CONFIG_PRINTK_CALLER), otherwise empty
    std::vector<DictionaryEntry> dictionary;

    friend bool operator==(const Line&, const Line&) = default;
};

/// When a datagram came in, by both clocks: `now` drives deadlines, `wall` is what lines are stamped with.
struct Arrival {
    TimePoint now;
    WallTime wall;
    std::uint64_t journalPosition =
        0; ///< where the caller has it written down; grows. See Netconsole::oldestOpen()
};

} // namespace etherdeck::netconsole
