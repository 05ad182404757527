#pragma once

#include "core/base/endpoint.h"
#include "core/base/mac_address.h"
#include "core/netconsole/base/crash.h"
#include "core/netconsole/base/line.h"
#include "core/uboot/state.h"

#include <variant>

namespace etherdeck::netconsole {

/// A line without an end as yet: a prompt, a countdown, an echo. It replaces the earlier OpenLine with the
/// same id, and the Line with this id replaces it. To be shown, never stored.
struct OpenLine {
    Line line;

    friend bool operator==(const OpenLine&, const OpenLine&) = default;
};

/// Sequence numbers that have not arrived, first and last included. Not a proof of loss: the sender's level
/// filter and rate limit leave gaps, too. A record in a gap may still arrive late.
struct Gap {
    SourceId source{};
    BootNumber boot{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    WallTime time;

    friend bool operator==(const Gap&, const Gap&) = default;
};

enum class BootCause : std::uint8_t {
    FirstHeard,   ///< the source was already running when it was first heard
    Banner,       ///< U-Boot's banner
    Countdown,    ///< another autoboot countdown
    Prompt,       ///< U-Boot's prompt after a kernel
    SeqRestart,   ///< the kernel's sequence numbers start over
    LinuxVersion, ///< the kernel's first message
    TimeRestart,  ///< the time stamps of the kernel's text start over
};

struct BootStarted {
    SourceId source{};
    BootNumber boot{};
    BootCause cause{};
    WallTime time;

    friend bool operator==(const BootStarted&, const BootStarted&) = default;
};

/// Reported when the next boot starts: nothing announces the end of a boot.
struct BootEnded {
    SourceId source{};
    BootNumber boot{};
    LineId lastLine{};
    WallTime lastLineTime;

    friend bool operator==(const BootEnded&, const BootEnded&) = default;
};

struct CrashFound {
    SourceId source{};
    Crash crash;

    friend bool operator==(const CrashFound&, const CrashFound&) = default;
};

struct UbootStateChanged {
    SourceId source{};
    Endpoint endpoint; ///< where to send input
    UbootState state;
    WallTime time;

    friend bool operator==(const UbootStateChanged&, const UbootStateChanged&) = default;
};

struct SourceAppeared {
    SourceId source{};
    Endpoint endpoint;

    friend bool operator==(const SourceAppeared&, const SourceAppeared&) = default;
};

/// An endpoint has joined another source; its lines are reported under `into` from now on. `from` is gone
/// unless it has other endpoints.
struct SourceMerged {
    SourceId from{};
    SourceId into{};

    friend bool operator==(const SourceMerged&, const SourceMerged&) = default;
};

/// The source was dropped to make room, or because someone asked for it.
struct SourceForgotten {
    SourceId source{};

    friend bool operator==(const SourceForgotten&, const SourceForgotten&) = default;
};

/// Two boxes share an address: records or text of two kernels arrive interleaved from one endpoint. Reported
/// once per source. Both numbers are the same when lines of the two could not be told apart before.
struct AddressShared {
    SourceId source{};
    BootNumber one{};
    BootNumber other{};

    friend bool operator==(const AddressShared&, const AddressShared&) = default;
};

/// Events were not taken in time; this many were dropped.
struct EventsLost {
    std::uint64_t count = 0;

    friend bool operator==(const EventsLost&, const EventsLost&) = default;
};

/// In order of arrival. Line is the only one that is a line to keep.
using Event = std::variant<Line, OpenLine, Gap, BootStarted, BootEnded, CrashFound, UbootStateChanged,
                           SourceAppeared, SourceMerged, SourceForgotten, AddressShared, EventsLost>;

} // namespace etherdeck::netconsole
