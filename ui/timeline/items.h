#pragma once

#include "ui/timeline/facts.h"
#include "ui/timeline/layout.h"

#include <QString>

#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

namespace etherdeck::ui {

/// Milliseconds since 1970, as the axis has times.
[[nodiscard]] std::int64_t axisTime(WallTime time);

/// One thing that happened. It points into TimelineItems and is valid no longer than that; isSame()
/// works with invalid ones as well.
struct TimelineItem {
    std::int64_t time = 0; ///< axisTime()
    MarkKind kind{};
    std::int32_t lane = 0;
    std::int32_t otherLane = -1;               ///< a conflict is between two boxes
    std::pair<std::int64_t, std::int64_t> key; ///< among those of its sort
    std::variant<const store::ConsoleBoot*, const store::ConsoleCrash*, const store::EventRecord*> what;

    /// The line of the console where it is; 0: none.
    [[nodiscard]] std::int64_t line() const;
    [[nodiscard]] std::optional<Address> address() const;
    /// Both tell of the same thing, whatever has become known of it since.
    [[nodiscard]] bool isSame(const TimelineItem& other) const;
};

/// A row of the axis: a box, or the targets of a shelf that belong to no known box.
struct TimelineLane {
    QString title;
    QString targets; ///< "e0.0, e0.1", where it has more than one thing
    std::optional<TimelineGroup> group;
    std::size_t parts = 0; ///< targets that have a lane each while it is open
    bool isOpen = false;
    bool isPart = false; ///< a target of the open group above

    [[nodiscard]] bool canOpen() const { return group && parts > 1; }
    [[nodiscard]] std::optional<boxes::BoxKey> box() const;
};

/// Everything on the axis, oldest first, and the lanes that it stands in. A box, with its console and its
/// targets, is one lane, and so are the other targets of a shelf; opened, each target has one below it.
class TimelineItems {
public:
    explicit TimelineItems(TimelineFactsPtr facts);
    TimelineItems(const TimelineItems&) = delete;
    TimelineItems& operator=(const TimelineItems&) = delete;

    [[nodiscard]] const std::vector<TimelineItem>& items() const { return m_items; }
    [[nodiscard]] const std::vector<TimelineLane>& lanes() const { return m_lanes; }
    /// The number of the same thing, after others have come in.
    [[nodiscard]] std::optional<std::uint32_t> find(const TimelineItem& item) const;
    [[nodiscard]] bool isCut() const { return m_facts->data.isCut; }
    /// What happened, as a sentence.
    [[nodiscard]] QString sentence(const TimelineItem& item) const;
    /// When and where it happened, and what.
    [[nodiscard]] QString label(const TimelineItem& item) const;
    /// The group that is opened and closed with this lane: its own, or that which it is a part of.
    [[nodiscard]] std::optional<TimelineGroup> opener(std::int32_t lane) const;
    /// Points of those that pass: of one of `kinds` (empty: all), with each of the words somewhere.
    [[nodiscard]] std::vector<TimelinePoint> points(const std::vector<MarkKind>& kinds,
                                                    const QString& words) const;

private:
    /// What becomes the lane of a box.
    struct BoxLane {
        QString title;
        std::optional<boxes::BoxKey> box;
        std::vector<std::int64_t> sources;
    };
    [[nodiscard]] std::vector<BoxLane> boxLanes() const;
    [[nodiscard]] std::optional<boxes::BoxKey> boxOf(const store::ConsoleSource& source) const;
    void makeLanes();
    void makeParts(const boxes::KnownBox& box);
    [[nodiscard]] QString titleOf(Address address) const;
    [[nodiscard]] QString titleOf(std::uint16_t shelf) const;
    void makeItems();
    void groupTargetLanes();
    void sortItems();
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> lanesOf(const store::EventRecord& event);
    std::int32_t laneOf(Address address, std::optional<MacAddress> mac);
    void nameTargets();
    [[nodiscard]] std::string searchText(const TimelineItem& item) const;

    TimelineFactsPtr m_facts;
    std::vector<TimelineItem> m_items;
    std::vector<TimelineLane> m_lanes;
    std::int32_t m_boxLanes = 0; ///< the first ones: boxes of the console
    std::map<std::int64_t, std::int32_t> m_sourceLanes;
    std::map<MacAddress, std::int32_t> m_macLanes;
    std::map<Address, std::int32_t> m_addressLanes;
    std::map<std::pair<std::int32_t, Address>, std::int32_t> m_parts; ///< by the lane of their box
    std::vector<std::set<Address>> m_targets;                         ///< of each lane
};

} // namespace etherdeck::ui
