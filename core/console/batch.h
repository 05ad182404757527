#pragma once

#include "core/netconsole/events.h"
#include "core/netconsole/source_info.h"
#include "core/store/console/drained_events.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace etherdeck {

class JournalRun;

/// How far journals have become events.
struct JournalsReached {
    store::JournalMarks marks;
    /// Theirs: nobody else takes up a journal while what was made of it is on its way into the store.
    std::vector<std::shared_ptr<const JournalRun>> runs;
};

/// Which Netconsole it was: the numbers of one say nothing to another one's. Compared only.
using NetconsoleIdentity = std::shared_ptr<const void>;

/// What came out of a Netconsole at once. Not changed any more, so that several threads may hold it.
struct ConsoleBatch {
    std::vector<netconsole::Event> events; ///< in order of arrival
    /// Who the sources of the events are; at most a second old, but never older than a source's first line.
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> sources;
    std::size_t bytes = 0; ///< of memory, about
    /// All that was made of them is in this batch or an earlier one.
    JournalsReached journals;
    NetconsoleIdentity netconsole; ///< none: it says nothing of numbers
};
using ConsoleBatchPtr = std::shared_ptr<const ConsoleBatch>;

/// For one transaction of the store; the batches are kept by the caller.
[[nodiscard]] std::vector<store::DrainedEvents> drained(std::span<const ConsoleBatchPtr> batches);

/// Takes a batch on the thread that receives, so it must not be slow.
using ConsoleSink = std::function<void(const ConsoleBatchPtr&)>;

/// Bytes of memory that events take, about.
[[nodiscard]] std::size_t memoryOf(std::span<const netconsole::Event> events);
[[nodiscard]] std::size_t linesIn(std::span<const netconsole::Event> events);

} // namespace etherdeck
