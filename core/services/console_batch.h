#pragma once

#include "core/netconsole/events.h"
#include "core/netconsole/source_info.h"
#include "core/store/journal_mark.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace etherdeck {

/// What came out of a Netconsole at once. Not changed any more, so that several threads may hold it.
struct ConsoleBatch {
    std::vector<netconsole::Event> events; ///< in order of arrival
    /// Who the sources of the events are; at most a second old, but never older than a source's first line.
    std::shared_ptr<const std::vector<netconsole::SourceInfo>> sources;
    std::size_t bytes = 0; ///< of memory, about
    /// How far the receiver's journal has become events, all of which are in this batch or an earlier one.
    std::optional<store::JournalMark> mark;
};
using ConsoleBatchPtr = std::shared_ptr<const ConsoleBatch>;

/// Takes a batch on the thread that receives, so it must not be slow.
using ConsoleSink = std::function<void(const ConsoleBatchPtr&)>;

/// Bytes of memory that events take, about.
[[nodiscard]] std::size_t memoryOf(std::span<const netconsole::Event> events);
[[nodiscard]] std::size_t linesIn(std::span<const netconsole::Event> events);

} // namespace etherdeck
