#pragma once

#include "core/netconsole/base/events.h"
#include "core/netconsole/base/source_info.h"
#include "core/store/console/drained_events.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace etherdeck {

class JournalRun;

/// How far the journals have been made into events.
struct JournalsReached {
    store::JournalCheckpoints checkpoints;
    /// Kept alive, so that nobody else recovers a journal while its events are on their way into the store.
    std::vector<std::shared_ptr<const JournalRun>> runs;
};

/// Which Netconsole it was: the numbers of one mean nothing to another. Only compared.
using NetconsoleIdentity = std::shared_ptr<const void>;

/// What a Netconsole produced at once. Immutable, so that several threads may hold it.
struct ConsoleBatch {
    std::vector<netconsole::Event> events; ///< in order of arrival
    /// Who the sources of the events are; at most a second old, but never older than a source's first line.
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> sources;
    std::size_t bytes = 0; ///< of memory, approximately
    /// All events of these journals up to their checkpoints are in this batch or an earlier one.
    JournalsReached journals;
    NetconsoleIdentity netconsole; ///< none: it says nothing of numbers
};
using ConsoleBatchPtr = std::shared_ptr<const ConsoleBatch>;

/// For one transaction of the store; the batches are kept by the caller.
[[nodiscard]] std::vector<store::DrainedEvents> drained(std::span<const ConsoleBatchPtr> batches);

/// Takes a batch on the thread that receives, so it must not be slow.
using ConsoleSink = std::function<void(const ConsoleBatchPtr&)>;

/// Approximate memory use of events in bytes.
[[nodiscard]] std::size_t memoryOf(std::span<const netconsole::Event> events);
[[nodiscard]] std::size_t linesIn(std::span<const netconsole::Event> events);

} // namespace etherdeck
