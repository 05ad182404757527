#include "ui/timeline/items.h"

#include "ui/text/plain.h"
#include "ui/timeline/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace etherdeck::ui {

namespace {

struct TimelineItemTexts {
    Q_DECLARE_TR_FUNCTIONS(TimelineItems)
};

constexpr std::size_t maxNamed = 6;

TimelineItem itemOf(WallTime time, MarkKind kind) {
    TimelineItem item;
    item.time = axisTime(time);
    item.kind = kind;
    return item;
}

std::string folded(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

} // namespace

std::int64_t axisTime(WallTime time) {
    return std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

std::int64_t TimelineItem::line() const {
    if (const auto* boot = std::get_if<const store::ConsoleBoot*>(&what))
        return (*boot)->firstLine;
    if (const auto* crash = std::get_if<const store::ConsoleCrash*>(&what))
        return (*crash)->firstLine;
    return 0;
}

std::optional<Address> TimelineItem::address() const {
    const auto* event = std::get_if<const store::EventRecord*>(&what);
    return event != nullptr ? std::optional((*event)->address) : std::nullopt;
}

bool TimelineItem::isSame(const TimelineItem& other) const {
    return what.index() == other.what.index() && key == other.key;
}

std::optional<boxes::BoxKey> TimelineLane::box() const {
    const auto* key = group ? std::get_if<boxes::BoxKey>(&*group) : nullptr;
    return key == nullptr ? std::nullopt : std::optional(*key);
}

std::optional<std::uint32_t> TimelineItems::find(const TimelineItem& item) const {
    const auto begin = std::ranges::lower_bound(m_items, item.time, {}, &TimelineItem::time);
    for (auto other = begin; other != m_items.end() && other->time == item.time; ++other)
        if (other->isSame(item))
            return static_cast<std::uint32_t>(other - m_items.begin());
    return std::nullopt;
}

TimelineItems::TimelineItems(TimelineFactsPtr facts) : m_facts(std::move(facts)) {
    makeLanes();
    makeItems();
    groupTargetLanes();
    sortItems();
    nameTargets();
}

std::optional<boxes::BoxKey> TimelineItems::boxOf(const store::ConsoleSource& source) const {
    const auto box = m_facts->boxes->of(boxes::SourceId{source.id}).box;
    return !box && source.box ? boxes::BoxKey{{}, *source.box} : box;
}

/// Those with a console or several targets, by name.
std::vector<TimelineItems::BoxLane> TimelineItems::boxLanes() const {
    std::vector<BoxLane> lanes;
    std::map<boxes::BoxKey, std::size_t> places;
    auto sources = m_facts->data.sources;
    std::ranges::stable_sort(sources, {}, [](const auto& source) { return folded(source.title()); });
    for (const auto& source : sources) {
        const auto box = boxOf(source);
        if (box && !places.emplace(*box, lanes.size()).second) {
            lanes[places[*box]].sources.push_back(source.id);
            continue;
        }
        const auto* const known = box ? m_facts->boxes->find(*box) : nullptr;
        const bool isNamed = known && !known->box.name.empty();
        lanes.push_back({fromWire(isNamed ? known->box.name : source.title()), box, {source.id}});
    }
    for (const auto& box : m_facts->boxes->all())
        if (box.all<Address>().size() > 1 && !places.contains(box.key))
            lanes.push_back({fromWire(box.title()), box.key, {}});
    std::ranges::stable_sort(lanes, {}, [](const BoxLane& lane) { return folded(lane.title.toStdString()); });
    return lanes;
}

/// Boxes come first; targets of no such box follow, by address.
void TimelineItems::makeLanes() {
    for (auto& wanted : boxLanes()) {
        const auto lane = static_cast<std::int32_t>(m_lanes.size());
        m_lanes.push_back({std::move(wanted.title), {}, {}, 0, false, false});
        if (wanted.box)
            m_lanes.back().group = *wanted.box;
        for (const auto source : wanted.sources)
            m_sourceLanes[source] = lane;
        if (wanted.box && !wanted.box->isStored())
            m_macLanes.emplace(wanted.box->mac, lane);
        if (const auto* const known = wanted.box ? m_facts->boxes->find(*wanted.box) : nullptr)
            makeParts(*known);
    }
    m_targets.resize(m_lanes.size());
    m_boxLanes = static_cast<std::int32_t>(m_lanes.size());
    for (const auto& [address, macs] : m_facts->macs)
        for (const auto mac : macs)
            if (const auto lane = m_macLanes.find(mac); lane != m_macLanes.end())
                m_addressLanes.emplace(address, lane->second);
}

/// What belongs to the box of the last lane, and the lanes of its targets while it is open.
void TimelineItems::makeParts(const boxes::KnownBox& box) {
    const auto lane = static_cast<std::int32_t>(m_lanes.size()) - 1;
    for (const auto& mac : box.all<MacAddress>())
        m_macLanes.emplace(mac, lane);
    const auto targets = box.all<Address>();
    m_lanes.back().parts = targets.size();
    m_lanes.back().isOpen = m_lanes.back().canOpen() && m_facts->open.contains(TimelineGroup(box.key));
    const bool isOpen = m_lanes.back().isOpen;
    for (const auto target : targets) {
        m_addressLanes.emplace(target, lane);
        if (!isOpen)
            continue;
        m_parts.emplace(std::pair(lane, target), static_cast<std::int32_t>(m_lanes.size()));
        m_lanes.push_back({titleOf(target), {}, {}, 0, false, true});
    }
}

void TimelineItems::makeItems() {
    const auto& data = m_facts->data;
    m_items.reserve(data.boots.size() + data.crashes.size() + data.events.size());
    for (const auto& boot : data.boots) {
        auto item = itemOf(boot.start, MarkKind::Boot);
        const auto lane = m_sourceLanes.find(boot.source);
        item.lane = lane == m_sourceLanes.end() ? -1 : lane->second;
        item.what = &boot;
        item.key = {boot.source, boot.number};
        m_items.push_back(std::move(item));
    }
    for (const auto& crash : data.crashes) {
        auto item = itemOf(crash.time, markKind(crash.kind));
        const auto lane = m_sourceLanes.find(crash.source);
        item.lane = lane == m_sourceLanes.end() ? -1 : lane->second;
        item.what = &crash;
        item.key = {crash.id, 0};
        m_items.push_back(std::move(item));
    }
    for (const auto& event : data.events) {
        auto item = itemOf(event.time, markKind(event));
        std::tie(item.lane, item.otherLane) = lanesOf(event);
        item.what = &event;
        item.key = {event.id, 0};
        m_items.push_back(std::move(item));
    }
}

/// In the order of addresses. Several targets of a shelf are one lane, with those of the targets below it
/// while it is open.
void TimelineItems::groupTargetLanes() {
    std::map<std::uint16_t, std::vector<Address>> shelves;
    for (const auto& [address, lane] : m_addressLanes)
        if (lane >= m_boxLanes)
            shelves[address.shelf()].push_back(address);
    std::vector<std::int32_t> placeOf(m_lanes.size());
    std::iota(placeOf.begin(), placeOf.end(), 0);
    std::vector<TimelineLane> lanes(m_lanes.begin(), m_lanes.begin() + m_boxLanes);
    m_targets.resize(lanes.size());
    for (const auto& [shelf, addresses] : shelves) {
        const auto group = static_cast<std::int32_t>(lanes.size());
        const bool isGroup = addresses.size() > 1;
        const bool isOpen = isGroup && m_facts->open.contains(TimelineGroup(shelf));
        if (isGroup) {
            lanes.push_back({titleOf(shelf), {}, shelf, addresses.size(), isOpen, false});
            m_targets.emplace_back(addresses.begin(), addresses.end());
        }
        for (const auto address : addresses) {
            auto& lane = m_addressLanes.at(address);
            auto& place = placeOf[static_cast<std::size_t>(lane)] = group;
            if (!isGroup || isOpen) {
                place = static_cast<std::int32_t>(lanes.size());
                lanes.push_back(std::move(m_lanes[static_cast<std::size_t>(lane)]));
                lanes.back().isPart = isGroup;
                m_targets.emplace_back();
            }
            lane = place;
        }
    }
    m_lanes = std::move(lanes);
    for (auto& item : m_items)
        for (auto* lane : {&item.lane, &item.otherLane})
            if (*lane >= 0)
                *lane = placeOf[static_cast<std::size_t>(*lane)];
}

void TimelineItems::sortItems() {
    std::vector<std::pair<std::int64_t, std::uint32_t>> order;
    order.reserve(m_items.size());
    for (std::uint32_t i = 0; i < m_items.size(); ++i)
        order.emplace_back(m_items[i].time, i);
    std::ranges::sort(order);
    std::vector<TimelineItem> sorted;
    sorted.reserve(m_items.size());
    for (const auto& entry : order)
        sorted.push_back(std::move(m_items[entry.second]));
    m_items = std::move(sorted);
}

std::pair<std::int32_t, std::int32_t> TimelineItems::lanesOf(const store::EventRecord& event) {
    const auto lane = laneOf(event.address, event.mac);
    const auto macs = m_facts->macs.find(event.address);
    if (event.kind != discovery::EventKind::Conflict || macs == m_facts->macs.end())
        return {lane, -1};
    for (const auto mac : macs->second)
        if (const auto other = m_macLanes.find(mac); other != m_macLanes.end() && other->second != lane)
            return {lane, other->second};
    return {lane, -1};
}

QString TimelineItems::titleOf(Address address) const {
    const QString name = fromWire(m_facts->names.nameAt(address));
    const QString number = QString::fromStdString(address.toString());
    return name.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, name);
}

QString TimelineItems::titleOf(std::uint16_t shelf) const {
    const QString title = TimelineItemTexts::tr("Shelf %1").arg(shelf);
    const auto* label = m_facts->names.shelf(shelf);
    return label == nullptr || label->name.empty()
               ? title
               : QStringLiteral("%1 %2").arg(title, fromWire(label->name));
}

/// The lane of the box that has the MAC address, or of its target; else that of the target.
std::int32_t TimelineItems::laneOf(Address address, std::optional<MacAddress> mac) {
    const auto inBox = [&](std::int32_t lane) {
        m_targets[static_cast<std::size_t>(lane)].insert(address);
        const auto part = m_parts.find({lane, address});
        return part == m_parts.end() ? lane : part->second;
    };
    if (mac)
        if (const auto lane = m_macLanes.find(*mac); lane != m_macLanes.end())
            return inBox(lane->second);
    const auto [lane, isNew] = m_addressLanes.emplace(address, static_cast<std::int32_t>(m_lanes.size()));
    if (isNew) {
        m_lanes.push_back({titleOf(address), {}, {}, 0, false, false});
        m_targets.emplace_back();
    } else if (lane->second < m_boxLanes) {
        return inBox(lane->second);
    }
    return lane->second;
}

void TimelineItems::nameTargets() {
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const auto& addresses = m_targets[i];
        QStringList named;
        for (const auto address : addresses)
            if (named.size() < static_cast<qsizetype>(maxNamed))
                named << QString::fromStdString(address.toString());
        if (addresses.size() > maxNamed)
            named << QStringLiteral("…");
        m_lanes[i].targets = named.join(QStringLiteral(", "));
    }
}

QString TimelineItems::sentence(const TimelineItem& item) const {
    return timelineSentence(item, m_facts->names);
}

std::string TimelineItems::searchText(const TimelineItem& item) const {
    if (const auto* event = std::get_if<const store::EventRecord*>(&item.what))
        return store::searchText(**event) + ' ' + (*event)->configString + ' ' +
               m_facts->names.nameOf(**event);
    if (const auto* crash = std::get_if<const store::ConsoleCrash*>(&item.what))
        return (*crash)->title + ' ' + (*crash)->firstFrame;
    return {};
}

std::vector<TimelinePoint> TimelineItems::points(const std::vector<MarkKind>& kinds,
                                                 const QString& words) const {
    const auto wanted = words.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::set<MarkKind> passing(kinds.begin(), kinds.end());
    std::vector<TimelinePoint> found;
    const auto passes = [&](const TimelineItem& item) {
        if (item.lane < 0 || (!passing.empty() && !passing.contains(item.kind)))
            return false;
        if (wanted.isEmpty())
            return true;
        const auto raw = folded(searchText(item));
        return std::ranges::all_of(wanted, [&](const QString& word) {
            const auto& lane = m_lanes[static_cast<std::size_t>(item.lane)];
            const bool isLane = lane.title.contains(word, Qt::CaseInsensitive);
            return isLane || raw.find(word.toStdString()) != std::string::npos ||
                   timelineName(item).contains(word, Qt::CaseInsensitive);
        });
    };
    for (std::uint32_t i = 0; i < m_items.size(); ++i)
        if (const auto& item = m_items[i]; passes(item)) {
            found.push_back({item.time, item.lane, i, item.kind});
            if (item.otherLane >= 0)
                found.push_back({item.time, item.otherLane, i, item.kind});
        }
    return found;
}

QString TimelineItems::label(const TimelineItem& item) const {
    const auto lane = static_cast<std::size_t>(std::max(item.lane, 0));
    return QStringLiteral("%1 · %2 · %3")
        .arg(timelineTime(item.time), lane < m_lanes.size() ? m_lanes[lane].title : QString(),
             sentence(item));
}

std::optional<TimelineGroup> TimelineItems::opener(std::int32_t lane) const {
    if (lane < 0 || lane >= static_cast<std::int32_t>(m_lanes.size()))
        return std::nullopt;
    auto at = static_cast<std::size_t>(lane);
    while (at > 0 && m_lanes[at].isPart)
        --at;
    return m_lanes[at].canOpen() ? m_lanes[at].group : std::nullopt;
}

} // namespace etherdeck::ui
