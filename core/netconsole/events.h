#pragma once

#include "core/base/endpoint.h"
#include "core/base/mac_address.h"
#include "core/netconsole/crash.h"
#include "core/netconsole/line.h"
#include "core/uboot/state.h"

#include <variant>

namespace etherdeck::netconsole {

/// A line that has no end yet: a prompt, a countdown, an echo. It replaces the one with the same id that was
/// told before, and the Line with this id replaces it. To be shown, never to be stored.
struct OpenLine {
    Line line;

    friend bool operator==(const OpenLine&, const OpenLine&) = default;
};

/// Sequence numbers that did not come, first and last included. No proof of loss: the sender's level filter
/// and rate limit leave gaps too. A record of a gap may still come late.
struct Gap {
    SourceId source{};
    BootNumber boot{};
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    WallTime time;

    friend bool operator==(const Gap&, const Gap&) = default;
};

enum class BootCause : std::uint8_t {
    FirstHeard,   ///< the source was up before it was heard
    Banner,       ///< U-Boot's banner
    Countdown,    ///< autoboot counts down again
    Prompt,       ///< U-Boot's prompt where a kernel was
    SeqRestart,   ///< the kernel's records start anew
    LinuxVersion, ///< the kernel's first message
    TimeRestart,  ///< the time stamps of its text start anew
};

struct BootStarted {
    SourceId source{};
    BootNumber boot{};
    BootCause cause{};
    WallTime time;

    friend bool operator==(const BootStarted&, const BootStarted&) = default;
};

/// Told when the next boot starts: nothing announces an end.
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
    Endpoint endpoint; ///< where to send what is typed
    UbootState state;
    WallTime time;

    friend bool operator==(const UbootStateChanged&, const UbootStateChanged&) = default;
};

struct SourceAppeared {
    SourceId source{};
    Endpoint endpoint;

    friend bool operator==(const SourceAppeared&, const SourceAppeared&) = default;
};

/// An endpoint has joined another source; its lines come under `into` from now on. `from` is gone unless it
/// has other endpoints.
struct SourceMerged {
    SourceId from{};
    SourceId into{};

    friend bool operator==(const SourceMerged&, const SourceMerged&) = default;
};

/// Its place was needed, or somebody asked for it.
struct SourceForgotten {
    SourceId source{};

    friend bool operator==(const SourceForgotten&, const SourceForgotten&) = default;
};

/// Two boxes share an address: two kernels' records or text come interleaved from one endpoint. Told once a
/// source. Both numbers are the same where lines of the two could not be told apart before.
struct AddressShared {
    SourceId source{};
    BootNumber one{};
    BootNumber other{};

    friend bool operator==(const AddressShared&, const AddressShared&) = default;
};

/// Events were not taken in time, and this many had no room.
struct EventsLost {
    std::uint64_t count = 0;

    friend bool operator==(const EventsLost&, const EventsLost&) = default;
};

/// In the order of arrival. Only Line is a line to keep.
using Event = std::variant<Line, OpenLine, Gap, BootStarted, BootEnded, CrashFound, UbootStateChanged,
                           SourceAppeared, SourceMerged, SourceForgotten, AddressShared, EventsLost>;

} // namespace etherdeck::netconsole
