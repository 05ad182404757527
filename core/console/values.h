#pragma once

#include "core/console/intake.h"
#include "core/netconsole/base/events.h"
#include "core/netconsole/base/source_info.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"
#include "core/system/console_address.h"
#include "core/system/port_holder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What ConsoleService is told and tells, as values that may cross threads. Sources, boots and lines have the
/// store's numbers, which stay the same over all runs.
namespace etherdeck {

struct ConsoleSettings {
    bool listens = true;
    std::vector<std::string> addresses; ///< as for ConsoleAddress::parse(); empty: all of this computer
    std::uint16_t port = consolePort;
    std::string store; ///< the file
    store::Retention retention;

    friend bool operator==(const ConsoleSettings&, const ConsoleSettings&) = default;
};

/// A box at one moment.
struct ConsoleBoxState {
    std::int64_t source = 0;
    std::string name;  ///< what a person called it; may be empty
    std::string title; ///< the name, or an address
    std::optional<MacAddress> box;
    std::vector<netconsole::Endpoint> addresses;   ///< all it was ever heard from, the latest last
    std::vector<netconsole::EndpointInfo> heardAt; ///< since the program started
    netconsole::UbootState uboot;                  ///< of the endpoint where U-Boot was heard last
    std::optional<ConsoleAddress> typeTo; ///< where typed characters go; nothing where no U-Boot was heard
    WallTime firstHeard{};
    WallTime lastHeard{};
    std::optional<WallTime> kernelStarted; ///< U-Boot has started a kernel that has said nothing yet
    double linesPerSecond = 0;             ///< of the last seconds
    std::int64_t boot = 0;                 ///< the present one; 0: none
    std::int64_t boots = 0;                ///< that are stored, as are lines and crashes
    std::int64_t lines = 0;
    std::int64_t crashes = 0;
    bool sharesAddress = false;              ///< with another box
    std::vector<store::MergedSource> merged; ///< into it, and can be taken out again; the latest last

    friend bool operator==(const ConsoleBoxState&, const ConsoleBoxState&) = default;
};

/// The state of receiving and storing.
struct ConsoleTally {
    ConsoleCounts counts;
    std::uint64_t stored = 0;    ///< lines, since the program started
    std::uint64_t notStored = 0; ///< lines that were dropped
    /// Why not everything that earlier runs left in their journals was recovered.
    std::optional<Error> leftFailure;

    friend bool operator==(const ConsoleTally&, const ConsoleTally&) = default;
};

} // namespace etherdeck
