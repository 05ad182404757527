#include "ui/timeline/facts.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxMacs = 8; ///< of one target that are looked at

WallTime timeOf(const store::ConsoleBoot& boot) { return boot.start; }
WallTime timeOf(const store::ConsoleCrash& crash) { return crash.time; }
WallTime timeOf(const store::EventRecord& event) { return event.time; }

std::pair<std::int64_t, std::int64_t> keyOf(const store::ConsoleBoot& boot) {
    return {boot.source, boot.number};
}
std::int64_t keyOf(const store::ConsoleCrash& crash) { return crash.id; }
std::int64_t keyOf(const store::EventRecord& event) { return event.id; }

/// What changes with each line and does not show.
void leaveOutFigures(std::vector<store::ConsoleBoot>& boots) {
    for (auto& boot : boots) {
        boot.end = boot.start;
        boot.lastLine = boot.lines = boot.gaps = 0;
        boot.lastText.clear();
    }
}

template <class Record>
auto byKey(const std::vector<Record>& records) {
    std::map<decltype(keyOf(records.front())), const Record*> found;
    for (const auto& record : records)
        found.emplace(keyOf(record), &record);
    return found;
}

/// Some of `added` are not among the records, or are others there.
template <class Record>
bool isOther(const std::vector<Record>& records, const std::vector<Record>& added) {
    const auto wanted = byKey(added);
    std::size_t same = 0;
    for (const auto& record : records)
        if (const auto found = wanted.find(keyOf(record)); found != wanted.end())
            same += *found->second == record ? 1 : 0;
    return same != wanted.size();
}

/// Drops the oldest of those that are too many. Returns whether there were any.
template <class Record>
bool keepNewest(std::vector<Record>& records) {
    if (records.size() <= TimelineFacts::maxRecords)
        return false;
    const auto end = records.begin() + static_cast<std::ptrdiff_t>(TimelineFacts::maxRecords);
    std::ranges::nth_element(
        records, end, [](const Record& one, const Record& other) { return timeOf(one) > timeOf(other); });
    records.erase(end, records.end());
    return true;
}

/// Puts `added` in the place of those with the same key, or behind all. Returns whether older ones had to go.
template <class Record>
bool merge(std::vector<Record>& records, const std::vector<Record>& added) {
    auto wanted = byKey(added);
    for (auto& record : records) {
        const auto found = wanted.find(keyOf(record));
        if (found == wanted.end())
            continue;
        record = *found->second;
        wanted.erase(found);
    }
    for (const auto& [key, record] : wanted)
        records.push_back(*record);
    return keepNewest(records);
}

bool isNamedAlike(const store::ConsoleSource& one, const store::ConsoleSource& other) {
    return one.id == other.id && one.box == other.box && one.title() == other.title();
}

/// An empty list could not be read.
bool areOther(const std::vector<store::ConsoleSource>& sources,
              const std::vector<store::ConsoleSource>& told) {
    return !told.empty() && !std::ranges::equal(sources, told, isNamedAlike);
}

std::vector<MacAddress> macsOf(const discovery::Target& target) {
    std::vector<MacAddress> macs;
    for (const auto& path : target.paths)
        if (macs.size() < maxMacs)
            macs.push_back(path.key.mac);
    return macs;
}

} // namespace

TimelineFactsPtr withData(const TimelineFactsPtr& facts, const TimelineData& told) {
    auto data = told;
    leaveOutFigures(data.boots);
    if (!data.isAddition) {
        auto next = std::make_shared<TimelineFacts>(
            TimelineFacts{{}, facts->macs, facts->names, facts->boxes, facts->open});
        next->data = std::move(data);
        return next;
    }
    const auto& known = facts->data;
    if (!isOther(known.boots, data.boots) && !isOther(known.crashes, data.crashes) &&
        !isOther(known.events, data.events) && !areOther(known.sources, data.sources))
        return facts;
    auto next = std::make_shared<TimelineFacts>(*facts);
    next->data.isCut |= merge(next->data.boots, data.boots);
    next->data.isCut |= merge(next->data.crashes, data.crashes);
    next->data.isCut |= merge(next->data.events, data.events);
    if (!data.sources.empty())
        next->data.sources = std::move(data.sources);
    return next;
}

TimelineFactsPtr withEvents(const TimelineFactsPtr& facts, const std::vector<store::EventRecord>& events) {
    if (!isOther(facts->data.events, events))
        return facts;
    auto next = std::make_shared<TimelineFacts>(*facts);
    next->data.isCut |= merge(next->data.events, events);
    return next;
}

TimelineFactsPtr withInventory(const TimelineFactsPtr& facts, const InventoryChange& change) {
    auto macs = facts->macs;
    for (const auto& target : change.updated)
        macs[target.address] = macsOf(target);
    for (const auto address : change.removed)
        macs.erase(address);
    if (macs == facts->macs)
        return facts;
    auto next = std::make_shared<TimelineFacts>(*facts);
    next->macs = std::move(macs);
    return next;
}

TimelineFactsPtr withNames(const TimelineFactsPtr& facts, const store::NameBook& names) {
    auto next = std::make_shared<TimelineFacts>(*facts);
    next->names = names;
    return next;
}

TimelineFactsPtr withBoxes(const TimelineFactsPtr& facts, const BoxesPtr& boxes) {
    if (facts->boxes->all() == boxes->all())
        return facts;
    auto next = std::make_shared<TimelineFacts>(*facts);
    next->boxes = boxes;
    return next;
}

TimelineFactsPtr withToggled(const TimelineFactsPtr& facts, const TimelineGroup& group) {
    auto next = std::make_shared<TimelineFacts>(*facts);
    if (next->open.erase(group) == 0)
        next->open.insert(group);
    return next;
}

} // namespace etherdeck::ui
