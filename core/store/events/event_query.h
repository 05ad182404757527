#pragma once

#include "core/store/events/event_record.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::store {

/// Boxes, as far as events tell of them.
struct EventOrigin {
    std::vector<MacAddress> macs;
    std::vector<Address> targets; ///< for events without a MAC address

    [[nodiscard]] bool has(const EventRecord& event) const;

    friend bool operator==(const EventOrigin&, const EventOrigin&) = default;
};

/// Selects events. Every condition that is set must hold.
struct EventQuery {
    /// Separated by spaces. Each must occur in the address, name of the kind, model, serial number,
    /// config string (before and after a change), interface or MAC, or in the name of the disk. ASCII letters
    /// match in either case.
    std::string words;
    std::map<std::string, EventOrigin> named; ///< events that match one of the words by the name of their box
    std::optional<EventOrigin> origin;        ///< only events of these
    std::vector<discovery::EventKind> kinds;  ///< empty: all
    std::optional<Address> address;
    std::optional<WallTime> from;
    std::optional<WallTime> until; ///< exclusive
    std::int64_t beforeId = 0;     ///< only older ones than this; 0: from the newest on
    std::size_t limit = 200;

    friend bool operator==(const EventQuery&, const EventQuery&) = default;
};

/// The words of a query: at most sixteen, the rest is ignored.
[[nodiscard]] std::vector<std::string> splitWords(const std::string& words);
/// The text in which words are searched, apart from the config string.
[[nodiscard]] std::string searchText(const EventRecord& event);
/// Whether the store would return this event, for live events; ignores beforeId and limit.
/// `label` is the name that the user gave the disk.
[[nodiscard]] bool matches(const EventQuery& query, const EventRecord& event, const std::string& label = {});

} // namespace etherdeck::store
