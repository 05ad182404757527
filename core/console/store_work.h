#pragma once

#include "core/base/clock.h"
#include "core/console/batch.h"
#include "core/console/store_upkeep.h"
#include "core/netconsole/source_info.h"
#include "core/store/console/store.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck {

/// How something that was posted ended, and whom to tell (may be empty).
struct PostedOutcome {
    std::function<void(const Result<void>&)> done;
    Result<void> result;
};

/// What a StoreWork has found, since it was asked last.
struct StoreNews {
    std::optional<std::vector<store::LiveSource>> live;
    std::optional<std::vector<store::ConsoleSource>> sources;
    bool isByOthers = false; ///< another program has written to the file
    std::map<std::int64_t, std::vector<store::ConsoleBoot>> boots; ///< of sources that are watched
    std::vector<store::ConsoleCrash> crashes;
    std::vector<store::ConsoleBoot> started; ///< source, number, cause and start only
    /// How what was posted ended, with `sources` as they are since.
    std::vector<PostedOutcome> posted;
    std::int64_t lastLine = 0;     ///< 0: as before
    std::uint64_t linesStored = 0; ///< of this run; 0: as before
};

/// What there is to do for the store of the console: appends, tidies, does what is posted, and tells what has
/// become of it, also of what another program stores in the same file. Told the time; a StoreThread is the
/// thread around it.
class StoreWork {
public:
    using Task = std::function<Result<void>(store::ConsoleStore&)>;
    using Done = std::function<void(const Result<void>&)>;
    static constexpr std::size_t maxBoots = 200;  ///< told of a source
    static constexpr std::size_t maxCrashes = 50; ///< told at once
    static constexpr std::size_t maxStarted = 100;

    /// `path` is the store's file. `wake` is called, on the thread, when there is news.
    StoreWork(store::ConsoleStore store, std::string path, store::Retention retention, TimePoint now,
              std::function<void()> wake);

    // For the thread.
    [[nodiscard]] Result<std::size_t> append(std::span<const ConsoleBatchPtr> batches, TimePoint now);
    void beginRun() { m_store.beginRun(); }
    [[nodiscard]] bool tidy(TimePoint now);

    // For any thread.
    /// Done when what was received before is stored, or after a second in a flood. `done` is called by who
    /// takes the news.
    void post(Task task, TimePoint now, Done done = {});
    void watchBoots(std::int64_t source);
    void setRetention(const store::Retention& retention);
    [[nodiscard]] StoreNews take();

private:
    struct Posted {
        Task task;
        Done done;
        TimePoint since;
    };

    void runPosted();
    [[nodiscard]] bool isOverdue(TimePoint now) const;
    void registerSources(std::span<const netconsole::Event> events,
                         std::span<const netconsole::SourceInfo> sources);
    void noteBegun();
    void noteEvents(std::span<const netconsole::Event> events);
    void noteStored();
    void noteOthers();
    void refresh(TimePoint now);
    void readCrashes();
    template <class Change>
    void tell(Change change);

    store::ConsoleStore m_store;
    std::function<void()> m_wake;
    mutable std::mutex m_mutex;
    std::vector<Posted> m_posted;                ///< under the mutex
    StoreNews m_news;                            ///< under the mutex
    std::set<std::int64_t> m_watched;            ///< under the mutex
    std::set<std::int64_t> m_newlyWatched;       ///< under the mutex
    std::optional<store::Retention> m_retention; ///< under the mutex; until the thread has it

    // Of the thread.
    std::vector<store::LiveSource> m_live;
    std::vector<PostedOutcome> m_done; ///< to be told with the sources
    std::set<std::int64_t> m_changed;  ///< sources whose boots are to be read again
    bool m_sourcesChanged = true;
    bool m_othersChanged = false;
    bool m_crashFound = false;
    std::int64_t m_lastCrash = 0;
    std::int64_t m_lastLine = 0;
    std::uint64_t m_linesStored = 0;
    std::int64_t m_version = 0;
    TimePoint m_refreshed;
    StoreUpkeep m_upkeep;
};

} // namespace etherdeck
