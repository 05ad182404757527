#pragma once

#include "core/services/boxes/values.h"
#include "core/services/console/timeline_reader.h"
#include "core/services/inventory/discovery_values.h"
#include "core/store/events/name_book.h"

#include <cstddef>
#include <map>
#include <memory>
#include <set>
#include <variant>
#include <vector>

namespace etherdeck::ui {

/// Lanes that can be shown as one: a box, or a shelf of targets that belong to no known box.
using TimelineGroup = std::variant<boxes::BoxKey, std::uint16_t>;

struct TimelineFacts;
using TimelineFactsPtr = std::shared_ptr<const TimelineFacts>;

/// What was reported: events, console marks, and which target belongs to which box. It never changes, so that
/// one thread may arrange it while another still shows the previous state.
struct TimelineFacts {
    static constexpr std::size_t maxRecords = 100'000; ///< of each kind; the newest are kept

    TimelineData data;
    std::map<Address, std::vector<MacAddress>> macs; ///< of the targets in the inventory
    store::NameBook names;
    BoxesPtr boxes = std::make_shared<const boxes::Boxes>();
    std::set<TimelineGroup> open; ///< their targets have a lane each
};

/// The facts afterwards: the same object if nothing visible has changed. None may be null.
[[nodiscard]] TimelineFactsPtr withData(const TimelineFactsPtr& facts, const TimelineData& data);
[[nodiscard]] TimelineFactsPtr withEvents(const TimelineFactsPtr& facts,
                                          const std::vector<store::EventRecord>& events);
/// Which MAC addresses answer for a target: this puts its events into the lane of its box.
[[nodiscard]] TimelineFactsPtr withInventory(const TimelineFactsPtr& facts, const InventoryChange& change);
[[nodiscard]] TimelineFactsPtr withNames(const TimelineFactsPtr& facts, const store::NameBook& names);
[[nodiscard]] TimelineFactsPtr withBoxes(const TimelineFactsPtr& facts, const BoxesPtr& boxes);
/// Opens a group, or closes it.
[[nodiscard]] TimelineFactsPtr withToggled(const TimelineFactsPtr& facts, const TimelineGroup& group);

} // namespace etherdeck::ui
