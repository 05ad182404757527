#pragma once

#include "core/netconsole/netconsole.h"
#include "core/store/console/lines/records.h"

#include <span>
#include <vector>

/// Passes stored sources to a Netconsole, which knows nothing of earlier runs.
namespace etherdeck {

/// Only the endpoints of a source that were heard latest are passed on; behind NAT there may be very many.
inline constexpr std::size_t maxAdoptedEndpoints = 8;

/// Makes the stored source one source of the Netconsole, with its name and box. Errors: Busy (no room).
Result<netconsole::SourceId> adopt(netconsole::Netconsole& netconsole, const store::ConsoleSource& source,
                                   TimePoint now);
/// Adopts those of which a person has said something, and those of several endpoints, the latest heard first,
/// and leaves room for others.
void restoreSources(netconsole::Netconsole& netconsole, std::span<const store::ConsoleSource> sources,
                    TimePoint now);
/// Applies what another program has changed since: merged sources become one, sources taken apart become two,
/// forgotten ones are dropped, and names are as stored. Both lists are in the order of their numbers.
void follow(netconsole::Netconsole& netconsole, std::span<const store::ConsoleSource> before,
            std::span<const store::ConsoleSource> after, TimePoint now);
/// Its endpoints no longer belong to another source.
void separate(netconsole::Netconsole& netconsole, const store::ConsoleSource& source);
/// What the Netconsole calls it now.
[[nodiscard]] std::vector<netconsole::SourceId> liveIds(const netconsole::Netconsole& netconsole,
                                                        const store::ConsoleSource& source);

} // namespace etherdeck
