#pragma once

#include "core/base/clock.h"
#include "core/console/batch.h"
#include "core/console/store_upkeep.h"
#include "core/netconsole/base/source_info.h"
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

/// The result of a posted task, and the function to call with it (may be empty).
struct PostedOutcome {
    std::function<void(const Result<void>&)> done;
    Result<void> result;
};

/// What has changed since a StoreWork was last asked.
struct StoreNews {
    std::optional<std::vector<store::LiveSource>> live;
    std::optional<std::vector<store::ConsoleSource>> sources;
    bool isByOthers = false; ///< another program has written to the file
    std::map<std::int64_t, std::vector<store::ConsoleBoot>> boots; ///< of sources that are watched
    std::vector<store::ConsoleCrash> crashes;
    std::vector<store::ConsoleBoot> started; ///< source, number, cause and start only
    /// Results of posted tasks; `sources` already reflect them.
    std::vector<PostedOutcome> posted;
    std::int64_t lastLine = 0;     ///< 0: unchanged
    std::uint64_t linesStored = 0; ///< in this run; 0: unchanged
};

/// The work on the console's store: appends, does upkeep and posted tasks, and reports what has changed,
/// including what another program stores in the same file. It is given the time; a StoreThread runs it in a
/// thread.
class StoreWork {
public:
    using Task = std::function<Result<void>(store::ConsoleStore&)>;
    using Done = std::function<void(const Result<void>&)>;
    static constexpr std::size_t maxBoots = 200;  ///< reported for one source
    static constexpr std::size_t maxCrashes = 50; ///< reported at once
    static constexpr std::size_t maxStarted = 100;

    /// `path` is the store's file. `wake` is called, on the thread, when there is news.
    StoreWork(store::ConsoleStore store, std::string path, store::Retention retention, TimePoint now,
              std::function<void()> wake);

    // For the thread.
    [[nodiscard]] Result<std::size_t> append(std::span<const ConsoleBatchPtr> batches, TimePoint now);
    void beginRun() { m_store.beginRun(); }
    [[nodiscard]] bool tidy(TimePoint now);

    // For any thread.
    /// The task runs when everything received before it is stored, or after a second in a flood. `done` is
    /// called by whoever takes the news.
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
    std::vector<PostedOutcome> m_done; ///< reported with the sources
    std::set<std::int64_t> m_changed;  ///< sources whose boots must be read again
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
