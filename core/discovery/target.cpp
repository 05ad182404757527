#include "core/discovery/target.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::discovery {

const Path& Target::principal() const {
    const auto live = std::find_if(paths.begin(), paths.end(), [](const Path& path) { return path.isUp(); });
    if (live != paths.end())
        return *live;
    return *std::max_element(paths.begin(), paths.end(),
                             [](const Path& a, const Path& b) { return a.lastSeen < b.lastSeen; });
}

const Path* Target::find(const PathKey& key) const {
    const auto found =
        std::find_if(paths.begin(), paths.end(), [&](const Path& path) { return path.key == key; });
    return found == paths.end() ? nullptr : &*found;
}

std::vector<const Path*> claimants(const Target& target) {
    std::vector<const Path*> found;
    for (const Path& path : target.paths) {
        const auto isKnown = [&](const Path* other) { return other->disk == path.disk; };
        if (path.isUp() && std::none_of(found.begin(), found.end(), isKnown))
            found.push_back(&path);
    }
    if (found.empty())
        found.push_back(&target.principal());
    return found;
}

std::size_t diskCount(const Target& target) {
    return target.hasConflict() ? std::max<std::size_t>(2, claimants(target).size()) : 1;
}

std::string_view name(EventKind kind) {
    switch (kind) {
    case EventKind::Appeared:
        return "appeared";
    case EventKind::Changed:
        return "changed";
    case EventKind::PathFound:
        return "path-found";
    case EventKind::PathLost:
        return "path-lost";
    case EventKind::Vanished:
        return "vanished";
    case EventKind::CameBack:
        return "came-back";
    case EventKind::Conflict:
        return "conflict";
    case EventKind::ConflictEnded:
        return "conflict-ended";
    case EventKind::PossibleConflict:
        return "possible-conflict";
    case EventKind::Missing:
        return "missing";
    case EventKind::InventoryFull:
        return "inventory-full";
    }
    return "changed";
}

std::string_view name(TargetState state) {
    switch (state) {
    case TargetState::Up:
        return "up";
    case TargetState::Vanished:
        return "vanished";
    case TargetState::Missing:
        return "missing";
    case TargetState::NotWatched:
        return "not-watched";
    }
    return "up";
}

std::string_view name(PathState state) {
    switch (state) {
    case PathState::Up:
        return "up";
    case PathState::Lost:
        return "lost";
    case PathState::NotWatched:
        return "not-watched";
    }
    return "up";
}

std::string_view name(Conflict conflict) {
    switch (conflict) {
    case Conflict::None:
        return "none";
    case Conflict::Possible:
        return "possible";
    case Conflict::Proven:
        return "proven";
    }
    return "none";
}

std::string_view name(Doubt doubt) {
    switch (doubt) {
    case Doubt::None:
        return "none";
    case Doubt::NotCompared:
        return "not-compared";
    case Doubt::Waiting:
        return "waiting";
    case Doubt::Blank:
        return "blank";
    case Doubt::Changing:
        return "changing";
    case Doubt::Reserved:
        return "reserved";
    case Doubt::Unreadable:
        return "unreadable";
    case Doubt::NoAnswer:
        return "no-answer";
    case Doubt::NotIdentified:
        return "not-identified";
    }
    return "none";
}

std::string_view name(OneDiskBy proof) {
    switch (proof) {
    case OneDiskBy::Nothing:
        return "nothing";
    case OneDiskBy::OneBox:
        return "one-box";
    case OneDiskBy::Serial:
        return "serial";
    case OneDiskBy::Content:
        return "content";
    }
    return "nothing";
}

std::vector<std::string_view> names(Change changes) {
    static constexpr std::array<std::pair<Change, std::string_view>, 10> all{{
        {Change::Size, "size"},
        {Change::Serial, "serial"},
        {Change::Model, "model"},
        {Change::FirmwareRevision, "firmware-revision"},
        {Change::ConfigString, "config-string"},
        {Change::Masks, "masks"},
        {Change::Reservation, "reservation"},
        {Change::Buffers, "buffers"},
        {Change::SectorsPerFrame, "sectors-per-frame"},
        {Change::Firmware, "firmware"},
    }};
    std::vector<std::string_view> found;
    for (const auto& [flag, flagName] : all)
        if (contains(changes, flag))
            found.push_back(flagName);
    return found;
}

} // namespace etherdeck::discovery
