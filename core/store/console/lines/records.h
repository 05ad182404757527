#pragma once

#include "core/base/endpoint.h"
#include "core/base/mac_address.h"
#include "core/netconsole/base/events.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::store {

/// What is stored of the console. Numbers of sources, boots and lines are those of the store: they stay the
/// same over all runs, while those of a Netconsole start anew with each. A stored line is a netconsole::Line
/// whose id, source and boot are the store's. Times are kept to the microsecond.

/// A source that is part of another one now, and can be taken out again.
struct MergedSource {
    std::int64_t source = 0; ///< its former number
    std::string title;       ///< what it was called, or where it was heard
    WallTime merged{};       ///< when

    friend bool operator==(const MergedSource&, const MergedSource&) = default;
};

/// A box on the console, over all runs.
struct ConsoleSource {
    std::int64_t id = 0;
    std::string name; ///< what a person called it; may be empty
    std::optional<MacAddress> box;
    std::vector<netconsole::Endpoint> endpoints; ///< where it was heard, oldest first
    WallTime firstHeard{};
    WallTime lastHeard{};
    std::int64_t boots = 0; ///< that are stored
    std::int64_t lines = 0;
    std::int64_t crashes = 0;
    bool needsPort = false;           ///< others were last heard at the same address
    std::vector<MergedSource> merged; ///< into it, the latest last

    /// The name, or the address of the latest endpoint with its port where that is needed, or "source 3".
    [[nodiscard]] std::string title() const;

    friend bool operator==(const ConsoleSource&, const ConsoleSource&) = default;
};

/// How a boot ended, as far as its last lines tell.
enum class BootEnding : std::uint8_t {
    None,     ///< it goes on, as far as is known
    Silent,   ///< unexpectedly: power, watchdog, reset button
    Panic,    ///< after a kernel panic
    Restart,  ///< the system was told to restart
    PowerOff, ///< the system was told to stop
};
/// "none", "silent", "panic", "restart", "power-off".
[[nodiscard]] std::string_view name(BootEnding ending);
/// "first-heard", "banner", "countdown", "prompt", "seq-restart", "linux-version",
/// "time-restart".
[[nodiscard]] std::string_view name(netconsole::BootCause cause);

struct ConsoleBoot {
    std::int64_t source = 0;
    std::int64_t number = 0; ///< of the source, from 1; never used again
    netconsole::BootCause cause{};
    BootEnding ending{};
    WallTime start{};
    WallTime end{}; ///< of the last line so far
    std::int64_t firstLine = 0;
    std::int64_t lastLine = 0;
    std::int64_t lines = 0;
    std::int64_t fromBoxLog = 0; ///< of these, taken from the log that the box keeps
    std::int64_t gaps = 0;       ///< of sequence numbers that did not arrive
    std::int64_t crashes = 0;
    std::string lastText; ///< the last line
    std::string uboot;    ///< versions, as the banners in it say; empty: not heard
    std::string linux;

    friend bool operator==(const ConsoleBoot&, const ConsoleBoot&) = default;
};

struct ConsoleCrash {
    std::int64_t id = 0;
    std::int64_t source = 0;
    std::int64_t boot = 0;
    netconsole::CrashKind kind{};
    WallTime time{};
    std::string title;
    std::string firstFrame;
    std::int64_t firstLine = 0; ///< 0 when it is not stored
    std::int64_t lastLine = 0;
    std::int64_t count = 1;

    friend bool operator==(const ConsoleCrash&, const ConsoleCrash&) = default;
};

/// Sequence numbers that did not arrive, first and last included.
struct ConsoleGap {
    std::int64_t source = 0;
    std::int64_t boot = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    WallTime time{};
    std::int64_t line = 0;   ///< the one after it; 0: not known
    std::int64_t filled = 0; ///< how many of them are stored since its box's log was read

    friend bool operator==(const ConsoleGap&, const ConsoleGap&) = default;
};

/// This computer slept, and heard nothing.
struct SleepGap {
    WallTime start{};
    WallTime end{};
    std::int64_t after = 0; ///< the last line before it; 0: none

    friend bool operator==(const SleepGap&, const SleepGap&) = default;
};

/// What a person put on a line. A line that has one is kept when others go.
struct ConsoleBookmark {
    std::int64_t line = 0;
    std::int64_t source = 0;
    std::int64_t boot = 0;
    WallTime made{};
    std::string note; ///< may be empty

    friend bool operator==(const ConsoleBookmark&, const ConsoleBookmark&) = default;
};

} // namespace etherdeck::store
