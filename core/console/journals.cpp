#include "core/console/journals.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <thread>

namespace etherdeck {

namespace {

using store::JournalCheckpoint;

using Checkpoints = std::map<std::string, JournalCheckpoint>;

Result<Checkpoints> checkpointsOf(const store::ConsoleStore& store) {
    const auto stored = store.journalCheckpoints();
    if (!stored)
        return fail(stored.error());
    Checkpoints checkpoints;
    for (const auto& checkpoint : *stored)
        checkpoints[checkpoint.run] = checkpoint;
    return checkpoints;
}

bool isInFull(const JournalRun& run, const JournalCheckpoint& checkpoint) {
    const auto end = run.end();
    return (checkpoint.place >= end && !checkpoint.open) ||
           (end.segment <= 1 && end.offset <= netconsole::pcapFileHeader);
}

/// Whether all of the segment is in the store.
bool isStored(const JournalRun& run, const JournalRun::Segment& segment,
              const JournalCheckpoint& checkpoint) {
    return segment.number < checkpoint.open.value_or(checkpoint.place).segment ||
           (run.isTaken() && isInFull(run, checkpoint));
}

/// Whoever tidies up or counts what is left has a journal for a moment; it is waited for.
Result<std::vector<JournalRun>> takeAll(const std::string& folder,
                                        const std::function<void()>& beforeWaiting = {}) {
    constexpr int tries = 40;
    constexpr auto moment = std::chrono::milliseconds(25);
    auto runs = JournalRun::all(folder);
    for (int i = 0; i < tries && runs && std::ranges::any_of(*runs, &JournalRun::isLookedThrough); ++i) {
        runs->clear();
        if (beforeWaiting)
            beforeWaiting();
        std::this_thread::sleep_for(moment);
        runs = JournalRun::all(folder);
    }
    return runs;
}

/// What `store` does not have in full of those whose process has ended.
/// `runs` have been taken, for the checkpoints are read behind that: until then, somebody else may have been
/// storing of them.
Result<std::vector<UnfinishedJournal>> unfinishedJournals(Result<std::vector<JournalRun>> runs,
                                                          const store::ConsoleStore& store) {
    if (!runs)
        return fail(runs.error());
    auto checkpoints = checkpointsOf(store);
    if (!checkpoints)
        return fail(checkpoints.error()); // not known to be stored is not the same as not stored
    std::vector<UnfinishedJournal> left;
    for (auto& run : *runs)
        if (run.isTaken() && !isInFull(run, (*checkpoints)[run.name()])) {
            const auto checkpoint = (*checkpoints)[run.name()];
            left.push_back({std::make_shared<const JournalRun>(std::move(run)), checkpoint});
        }
    return left;
}

Result<std::size_t> appendBatch(store::ConsoleStore& store, const ConsoleBatchPtr& batch) {
    return batch ? store.append(drained(std::span(&batch, 1))) : 0;
}

std::uint64_t bytesOf(const std::vector<JournalRun>& runs) {
    std::uint64_t bytes = 0;
    for (const auto& run : runs)
        for (const auto& segment : run.segments())
            bytes += segment.bytes;
    return bytes;
}

} // namespace

OpenedJournals openJournals(const std::string& storePath, const store::ConsoleStore& store,
                            const std::function<void()>& beforeWaiting) {
    OpenedJournals opened;
    const auto folder = journalFolder(storePath);
    if (folder.empty())
        return opened;
    if (auto left = unfinishedJournals(takeAll(folder, beforeWaiting), store))
        opened.left = std::move(*left);
    else
        opened.leftFailure = left.error();
    if (auto run = JournalRun::create(folder))
        opened.journal =
            std::make_unique<ConsoleJournal>(std::make_shared<const JournalRun>(std::move(*run)));
    else
        opened.failure = run.error();
    return opened;
}

std::size_t countLeftDatagrams(const std::string& storePath, const store::ConsoleStore& store,
                               std::size_t limit) {
    const auto folder = journalFolder(storePath);
    const auto left = folder.empty() ? Result<std::vector<UnfinishedJournal>>()
                                     : unfinishedJournals(JournalRun::all(folder), store);
    std::size_t count = 0;
    for (const auto& one : left.value_or(std::vector<UnfinishedJournal>())) {
        JournalReader reader(*one.run, one.checkpoint.place);
        const auto read = reader.read(one.run->end(), limit - count, [](const netconsole::PcapRecord&) {});
        count += read.value_or(0);
    }
    return count;
}

Result<RecoveredJournals> recoverJournals(const std::string& storePath, store::ConsoleStore& store) {
    const auto folder = journalFolder(storePath);
    const auto left = folder.empty() ? Result<std::vector<UnfinishedJournal>>()
                                     : unfinishedJournals(takeAll(folder), store);
    if (!left)
        return fail(left.error());
    if (left->empty())
        return RecoveredJournals();
    ConsoleIntake intake;
    JournalProgress progress;
    std::size_t lines = 0;
    const auto handOver = [&](const JournalsReached& reached) -> Result<void> {
        const auto stored = appendBatch(store, intake.takeBatch(reached));
        lines += stored.value_or(0);
        return stored ? Result<void>() : fail(stored.error());
    };
    for (const auto& one : *left)
        if (auto stored = one.read(intake, progress, handOver); !stored)
            return fail(stored.error());
    intake.finish();
    if (auto rest = handOver(progress.reached(intake)); !rest)
        return fail(rest.error());
    return RecoveredJournals{lines, progress.damage()};
}

void tidyJournals(const std::string& storePath, store::ConsoleStore& store, std::uint64_t keptBytes) {
    const auto folder = journalFolder(storePath);
    if (folder.empty())
        return;
    // First the checkpoints: one of a journal that is begun meanwhile must not look like one without a
    // journal.
    auto checkpoints = checkpointsOf(store);
    const auto runs = JournalRun::all(folder);
    if (!checkpoints || !runs)
        return;
    auto bytes = bytesOf(*runs);
    for (const auto& run : *runs) {
        const auto& stored = (*checkpoints)[run.name()];
        for (const auto& segment : run.segments()) {
            const bool isEmpty = segment.bytes <= netconsole::pcapFileHeader && run.isTaken();
            if (!isEmpty && (bytes <= keptBytes || !isStored(run, segment, stored)))
                continue;
            run.removeSegment(segment.number);
            bytes -= segment.bytes;
        }
        if (run.isTaken() && run.removeFolder())
            (void)store.forgetJournal(run.name());
    }
    for (const auto& [run, checkpoint] : *checkpoints)
        if (std::ranges::find(*runs, run, &JournalRun::name) == runs->end())
            (void)store.forgetJournal(run);
}

} // namespace etherdeck
