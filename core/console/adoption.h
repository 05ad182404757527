#pragma once

#include "core/netconsole/netconsole.h"
#include "core/store/console/records.h"

#include <span>
#include <vector>

/// What is stored of sources, told to a Netconsole, whose knowledge starts anew with each run.
namespace etherdeck {

/// Of a source's endpoints, those heard latest count; behind NAT there may be very many.
inline constexpr std::size_t maxAdoptedEndpoints = 8;

/// Makes the stored source one source of the Netconsole, with its name and box. Errors: Busy (no room).
Result<netconsole::SourceId> adopt(netconsole::Netconsole& netconsole, const store::ConsoleSource& source,
                                   TimePoint now);
/// Adopts those of which a person has said something, and those of several endpoints, the latest heard first,
/// and leaves room for others.
void restoreSources(netconsole::Netconsole& netconsole, std::span<const store::ConsoleSource> sources,
                    TimePoint now);
/// The same for what another program has changed since: what was merged is one source, what was taken apart
/// is two, what was forgotten is nobody, and names are as they are stored. Both in the order of their
/// numbers.
void follow(netconsole::Netconsole& netconsole, std::span<const store::ConsoleSource> before,
            std::span<const store::ConsoleSource> after, TimePoint now);
/// Its endpoints are no longer of another source.
void separate(netconsole::Netconsole& netconsole, const store::ConsoleSource& source);
/// What the Netconsole calls it now.
[[nodiscard]] std::vector<netconsole::SourceId> liveIds(const netconsole::Netconsole& netconsole,
                                                        const store::ConsoleSource& source);

} // namespace etherdeck
