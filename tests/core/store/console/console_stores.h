#pragma once

#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/core/store/database/older_file.h"

#include <vector>

/// Stores to test with, and what is in them.
namespace etherdeck::tests {

inline store::ConsoleStore memory() { return must(store::ConsoleStore::open(":memory:")); }

inline std::size_t append(store::ConsoleStore& store, const std::vector<netconsole::Event>& events,
                          const std::vector<netconsole::SourceInfo>& sources = {sourceInfo(1, 5)}) {
    return must(store.append(events, sources));
}

inline std::vector<netconsole::Line> all(const store::ConsoleStore& store,
                                         const store::ConsoleFilter& filter = {}) {
    return must(store.lines(filter, {store::Order::OldestFirst, 0, 100'000}));
}

inline netconsole::BootStarted bootStarted(std::uint32_t boot, netconsole::BootCause cause,
                                           std::uint32_t source = 1) {
    return {static_cast<netconsole::SourceId>(source), static_cast<netconsole::BootNumber>(boot), cause,
            consoleStart + std::chrono::hours(1) * (boot - 1)};
}

inline netconsole::BootEnded bootEnded(std::uint32_t boot) {
    netconsole::BootEnded ended;
    ended.source = static_cast<netconsole::SourceId>(1);
    ended.boot = static_cast<netconsole::BootNumber>(boot);
    ended.lastLineTime = consoleStart;
    return ended;
}

inline std::vector<std::int64_t> bootNumbers(const store::ConsoleStore& store) {
    std::vector<std::int64_t> numbers;
    for (const auto& boot : must(store.boots()))
        numbers.push_back(boot.number);
    return numbers;
}

} // namespace etherdeck::tests
