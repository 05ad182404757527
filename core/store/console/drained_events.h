#pragma once

#include "core/netconsole/base/events.h"
#include "core/netconsole/base/source_info.h"
#include "core/store/console/journal_checkpoint.h"

#include <span>

namespace etherdeck::store {

/// What a Netconsole has brought at once, for ConsoleStore::append(). Views: the caller keeps it.
struct DrainedEvents {
    std::span<const netconsole::Event> events;       ///< in order of arrival
    std::span<const netconsole::SourceInfo> sources; ///< who they are from
    const JournalCheckpoints* checkpoints =
        nullptr; ///< how far journals are stored with these and all before; may be null
};

} // namespace etherdeck::store
