#include "core/services/journals.h"

#include <algorithm>
#include <map>

namespace etherdeck {

namespace {

using store::JournalPlace;

std::map<std::string, JournalPlace> placesOf(const store::ConsoleStore& store) {
    std::map<std::string, JournalPlace> places;
    for (const auto& mark : store.journalMarks().value_or(std::vector<store::JournalMark>()))
        places[mark.run] = mark.place;
    return places;
}

bool isInFull(const JournalRun& run, JournalPlace stored) {
    const auto end = run.end();
    return stored >= end || (end.segment <= 1 && end.offset <= netconsole::pcapFileHeader);
}

/// Whether all of the segment is in the store.
bool isStored(const JournalRun& run, const JournalRun::Segment& segment, JournalPlace stored) {
    return segment.number < stored.segment || (run.isTaken() && isInFull(run, stored));
}

/// What `store` does not have in full of those whose process has ended.
std::vector<LeftJournal> leftJournals(const std::string& folder, const store::ConsoleStore& store) {
    std::vector<LeftJournal> left;
    auto places = placesOf(store);
    for (auto& run : JournalRun::all(folder))
        if (run.isTaken() && !isInFull(run, places[run.name()])) {
            const auto from = places[run.name()];
            left.push_back({std::move(run), from});
        }
    return left;
}

Result<std::size_t> appendBatch(store::ConsoleStore& store, const ConsoleBatchPtr& batch) {
    return batch ? store.append(batch->events, *batch->sources, batch->mark) : 0;
}

Result<std::size_t> storeRun(const LeftJournal& left, ConsoleIntake& intake, store::ConsoleStore& store) {
    constexpr std::size_t share = 4096;
    std::size_t lines = 0;
    const auto end = left.run.end();
    JournalReader reader(left.run, left.from);
    while (reader.place() < end) {
        intake.look();
        const auto read = reader.read(end, share, [&intake](const netconsole::PcapRecord& record) {
            intake.datagramReceived({record.from, record.payload, record.time, record.cut});
        });
        if (!read)
            return fail(read.error());
        const auto stored =
            appendBatch(store, intake.takeBatch(store::JournalMark{left.run.name(), reader.place()}));
        if (!stored)
            return stored;
        lines += *stored;
    }
    return lines;
}

std::uint64_t bytesOf(const std::vector<JournalRun>& runs) {
    std::uint64_t bytes = 0;
    for (const auto& run : runs)
        for (const auto& segment : run.segments())
            bytes += segment.bytes;
    return bytes;
}

} // namespace

std::string journalFolder(const std::string& storePath) {
    return storePath.empty() || storePath == ":memory:" ? std::string() : storePath + "-raw";
}

OpenedJournals openJournals(const std::string& storePath, const store::ConsoleStore& store) {
    OpenedJournals opened;
    const auto folder = journalFolder(storePath);
    if (folder.empty())
        return opened;
    opened.left = leftJournals(folder, store);
    if (auto run = JournalRun::create(folder))
        opened.journal = std::make_unique<ConsoleJournal>(std::move(*run));
    else
        opened.failure = run.error();
    return opened;
}

Result<std::size_t> storeLeftJournals(const std::string& storePath, store::ConsoleStore& store) {
    const auto folder = journalFolder(storePath);
    const auto left = folder.empty() ? std::vector<LeftJournal>() : leftJournals(folder, store);
    if (left.empty())
        return 0;
    ConsoleIntake intake;
    std::size_t lines = 0;
    for (const auto& one : left) {
        const auto stored = storeRun(one, intake, store);
        if (!stored)
            return stored;
        lines += *stored;
    }
    intake.finish();
    const auto rest = appendBatch(store, intake.takeBatch());
    return rest ? Result<std::size_t>(lines + *rest) : rest;
}

void tidyJournals(const std::string& storePath, store::ConsoleStore& store, std::uint64_t keptBytes) {
    const auto folder = journalFolder(storePath);
    if (folder.empty())
        return;
    auto places = placesOf(store);
    const auto runs = JournalRun::all(folder);
    auto bytes = bytesOf(runs);
    for (const auto& run : runs) {
        const auto stored = places[run.name()];
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
    for (const auto& [run, place] : places)
        if (std::ranges::find(runs, run, &JournalRun::name) == runs.end())
            (void)store.forgetJournal(run);
}

} // namespace etherdeck
