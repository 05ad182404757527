#pragma once

#include "core/store/events/event_record.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::store {

/// Which events are wanted. Everything that is set must hold.
struct EventQuery {
    /// Divided by blanks; each must stand somewhere in address, name of the kind, model, serial number,
    /// config string (before and after a change), interface or MAC, or in the name of the disk. Upper and
    /// lower case are one for ASCII letters.
    std::string words;
    std::vector<discovery::EventKind> kinds; ///< empty: all
    std::optional<Address> address;
    std::optional<WallTime> from;
    std::optional<WallTime> until; ///< not included
    std::int64_t beforeId = 0;     ///< only older ones than this; 0: from the newest on
    std::size_t limit = 200;

    friend bool operator==(const EventQuery&, const EventQuery&) = default;
};

/// The words of a query. More than sixteen say nothing more and are left out.
[[nodiscard]] std::vector<std::string> splitWords(const std::string& words);
/// What words are looked for in, apart from the config string.
[[nodiscard]] std::string searchText(const EventRecord& event);
/// What the store answers by for one event, for those that come in live; beforeId and limit do not count.
/// `label` is what a person calls the disk.
[[nodiscard]] bool matches(const EventQuery& query, const EventRecord& event, const std::string& label = {});

} // namespace etherdeck::store
