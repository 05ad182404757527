#pragma once

#include "core/base/result.h"
#include "core/netconsole/base/events.h"
#include "core/netconsole/base/source_info.h"
#include "core/store/console/agent_logs.h"
#include "core/store/console/crash_tally.h"
#include "core/store/console/drained_events.h"
#include "core/store/console/gap_filling.h"
#include "core/store/console/journal_checkpoint.h"
#include "core/store/console/lines/log_page.h"
#include "core/store/console/lines/query.h"
#include "core/store/console/lines/records.h"
#include "core/store/console/live_source.h"
#include "core/store/console/missing_records.h"
#include "core/store/database/access.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace etherdeck::store {

/// What the boxes said on the console, in the SQLite file that Store uses as well. Several processes may
/// have it open: readers and a writer do not wait for each other. Used by one thread at a time; another
/// thread opens its own. Errors of all calls: PermissionDenied, Malformed (damaged), Busy (another program
/// writes for seconds), System.
class ConsoleStore {
public:
    /// As Store::open(): makes the file when there is none, brings an older one up to date; ":memory:" is
    /// never written. To read, it does neither, and what writes fails. Errors besides: VersionMismatch,
    /// Malformed.
    [[nodiscard]] static Result<ConsoleStore> open(const std::string& path, Access access = Access::Write);
    ConsoleStore(ConsoleStore&& other) noexcept;
    ConsoleStore& operator=(ConsoleStore&& other) noexcept;
    ~ConsoleStore();

    // Writing.

    /// One transaction: lines, boots, gaps and crashes of drained batches, in order; open lines and states
    /// are passed over. Call it at least once a second: what was appended survives the end of the process,
    /// however it ends. How many lines were stored. On an error nothing of the batches was, and they may be
    /// given again.
    [[nodiscard]] Result<std::size_t> append(std::span<const DrainedEvents> batches);
    /// The same, of one batch.
    [[nodiscard]] Result<std::size_t> append(std::span<const netconsole::Event> events,
                                             std::span<const netconsole::SourceInfo> sources,
                                             const JournalCheckpoints& checkpoints = {});
    /// All that are known. Forget a run when its journal is no more.
    [[nodiscard]] Result<std::vector<JournalCheckpoint>> journalCheckpoints() const;
    [[nodiscard]] Result<void> forgetJournal(const std::string& run);
    /// Events of another Netconsole follow, whose numbers start anew. The first boot of a source goes on with
    /// the one that is stored, until something proves that it is another one: see EarlierBoot.
    void beginRun();
    /// Adds at most `limit` lines to the full-text index, in one transaction, and returns how many. Call it
    /// when there is time; lines not indexed yet are found all the same.
    [[nodiscard]] Result<std::size_t> index(std::size_t limit);
    /// Continues what merge() has begun, also in an earlier run: moves at most `limit` lines, in one
    /// transaction, and returns how many; 0 when nothing is left. Call it when there is time; what has not
    /// moved yet is read as if it had.
    [[nodiscard]] Result<std::size_t> migrateMergedLines(std::size_t limit);
    /// Removes what may not be kept, the oldest boots first, and of a boot that goes on its oldest lines; at
    /// most `limit` lines, in one transaction; how many were: 0 when there is nothing left to remove, or
    /// before all lines have moved.
    [[nodiscard]] Result<std::size_t> prune(const Retention& retention, WallTime now,
                                            std::size_t limit = 20'000);
    /// An empty name removes it. Errors besides: OutOfRange (no such source).
    [[nodiscard]] Result<void> setName(std::int64_t source, const std::string& name);
    /// The box that a source is. Errors besides: OutOfRange.
    [[nodiscard]] Result<void> tieTo(std::int64_t source, const std::optional<MacAddress>& box);
    /// All that `from` said becomes part of `into`; its boots get numbers after those of `into`. Short,
    /// however much it said: the rest is for migrateMergedLines(). Errors besides: OutOfRange (no such
    /// source, or the same one).
    [[nodiscard]] Result<void> merge(std::int64_t into, std::int64_t from, WallTime now);
    /// The reverse: what `former` had said before it was merged into `into` is its own again, and so are its
    /// endpoints. Boots that began meanwhile stay where they are. As short. Errors besides: OutOfRange (not
    /// merged, or too long ago: see maxMerges), Busy (it is there again without that).
    [[nodiscard]] Result<void> takeApart(std::int64_t into, std::int64_t former);
    /// The source is hidden at once with all that it said. Some time later (see forgettingCanBeUndone), or
    /// when there is no room, prune() removes that. Errors besides: OutOfRange.
    [[nodiscard]] Result<void> forget(std::int64_t source, WallTime now);
    /// The reverse, until then. A new source that the same box has become since is merged into it. Errors
    /// besides: OutOfRange (too late).
    [[nodiscard]] Result<void> bringBack(std::int64_t source);
    /// Sets a bookmark on a line, or changes its note. Errors besides: OutOfRange (no such line), and those
    /// of check(Label) for the note.
    [[nodiscard]] Result<void> setBookmark(std::int64_t line, const std::string& note, WallTime now);
    [[nodiscard]] Result<void> removeBookmark(std::int64_t line);
    /// This computer slept from `start` to `end`: after the last line that came before that.
    [[nodiscard]] Result<void> addSleep(WallTime start, WallTime end);

    /// Stores records that did not arrive, from the log that the box of the source keeps, sorted by their
    /// numbers: where the boot is proven to be the same, and between their neighbours; of the latest boot
    /// also those before the first one that arrived. Again, it stores nothing. In short transactions, after
    /// what migrateMergedLines() has still to do; what was stored before an error stays. Errors besides:
    /// OutOfRange (no such source).
    [[nodiscard]] Result<FilledGaps> fillGaps(std::int64_t source, std::span<const BoxLogRecord> log);

    /// Gives all of these a stored source, also those that have said nothing to store.
    [[nodiscard]] Result<void> registerSources(std::span<const netconsole::SourceInfo> sources, WallTime now);
    /// What the numbers of the Netconsole whose events were appended are in the store.
    [[nodiscard]] std::vector<LiveSource> liveSources() const;
    /// Boots that the last append() has begun, in order.
    [[nodiscard]] const std::vector<BegunBoot>& begunBoots() const;

    // Reading.

    [[nodiscard]] Result<std::vector<ConsoleSource>> sources() const;
    /// Newest first; no more than `limit`, 0: all. Of the filter, level and kind say nothing here.
    [[nodiscard]] Result<std::vector<ConsoleBoot>> boots(const ConsoleFilter& filter = {},
                                                         std::size_t limit = 1000) const;
    [[nodiscard]] Result<std::vector<ConsoleCrash>> crashes(const ConsoleFilter& filter = {},
                                                            std::size_t limit = 1000) const;
    /// Looks at all crashes.
    [[nodiscard]] Result<CrashTally> crashTally() const;
    [[nodiscard]] Result<std::vector<ConsoleGap>> gaps(const ConsoleFilter& filter = {},
                                                       std::size_t limit = 1000) const;
    /// In the order of their lines.
    [[nodiscard]] Result<std::vector<ConsoleBookmark>> bookmarks(const ConsoleFilter& filter = {},
                                                                 std::size_t limit = 1000) const;
    /// The nearest one past the page's line, in its order; those whose line is not known are passed over.
    [[nodiscard]] Result<std::optional<ConsoleGap>> nextGap(const ConsoleFilter& filter,
                                                            const Page& page) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<SleepGap>> sleeps(std::size_t limit = 1000) const;
    [[nodiscard]] Result<std::vector<netconsole::Line>> lines(const ConsoleFilter& filter,
                                                              const Page& page) const;
    /// Calls `found` for each hit as soon as it is there, in the page's order, up to its limit or until
    /// `found` returns false or `stop` is requested. How many there were. Errors besides: Malformed (the
    /// expression; detail says where), TooLong.
    [[nodiscard]] Result<std::size_t> search(const ConsoleSearch& search,
                                             const std::function<bool(const netconsole::Line&)>& found,
                                             std::stop_token stop = {}) const;

    /// The same for a screen of the log; see readLogPage(). Words are not looked for.
    [[nodiscard]] Result<LogPage> logPage(const ConsoleSearch& search, const std::function<bool()>& isEnough,
                                          const std::stop_token& stop = {}) const;

    /// How many lines the search's level leaves out because they have none; see countLeftOut().
    [[nodiscard]] Result<LeftOut> leftOut(const ConsoleSearch& search, const std::function<bool()>& isEnough,
                                          const std::stop_token& stop = {}) const;

    /// What fillGaps() would store if the box still has it. One without boots when there is no such source.
    [[nodiscard]] Result<MissingRecords> missingRecords(std::int64_t source) const;
    /// See store::agentLog() and store::setAgentLog().
    [[nodiscard]] Result<std::optional<AgentLog>> agentLog(const std::string& device) const;
    [[nodiscard]] Result<void> setAgentLog(const std::string& device, std::int64_t source,
                                           const std::string& bootId);
    /// The id of the line stored last; 0 before the first.
    [[nodiscard]] Result<std::int64_t> lastLine() const;
    /// Up to which line the full-text index goes.
    [[nodiscard]] Result<std::int64_t> indexedTo() const;
    /// Changes with each change by another connection; cheap to call often.
    [[nodiscard]] Result<std::int64_t> dataVersion() const;
    /// See Database::confirm() and Database::isFrozen(), for one that was opened to read.
    [[nodiscard]] Result<void> confirm() const;
    [[nodiscard]] bool isFrozen() const;

private:
    struct Parts;
    explicit ConsoleStore(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck::store
