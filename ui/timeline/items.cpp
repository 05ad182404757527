#include "ui/timeline/items.h"

#include "ui/text/plain.h"
#include "ui/timeline/text.h"

#include <QStringList>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace etherdeck::ui {

namespace {

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
    sortTargetLanes();
    sortItems();
    nameTargets();
}

/// The boxes of the console come first, by name; targets of no such box follow, by address.
void TimelineItems::makeLanes() {
    auto sources = m_facts->data.sources;
    std::ranges::stable_sort(sources, {}, [](const auto& source) { return folded(source.title()); });
    for (const auto& source : sources) {
        const auto next = static_cast<std::int32_t>(m_lanes.size());
        const auto known =
            source.box ? m_macLanes.emplace(*source.box, next) : std::pair(m_macLanes.end(), true);
        m_sourceLanes[source.id] = known.second ? next : known.first->second;
        if (known.second)
            m_lanes.push_back({fromWire(source.title()), {}});
    }
    m_targets.resize(m_lanes.size());
    m_boxLanes = static_cast<std::int32_t>(m_lanes.size());
    for (const auto& [address, macs] : m_facts->macs)
        for (const auto mac : macs)
            if (const auto lane = m_macLanes.find(mac); lane != m_macLanes.end())
                m_addressLanes.emplace(address, lane->second);
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
        auto item = itemOf(event.time, markKind(event.kind));
        std::tie(item.lane, item.otherLane) = lanesOf(event);
        item.what = &event;
        item.key = {event.id, 0};
        m_items.push_back(std::move(item));
    }
}

void TimelineItems::sortTargetLanes() {
    std::vector<std::int32_t> placeOf(m_lanes.size());
    std::iota(placeOf.begin(), placeOf.end(), 0);
    auto lanes = m_lanes;
    auto next = m_boxLanes;
    for (auto& [address, lane] : m_addressLanes) // in the order of addresses
        if (lane >= m_boxLanes) {
            lanes[static_cast<std::size_t>(next)] = std::move(m_lanes[static_cast<std::size_t>(lane)]);
            placeOf[static_cast<std::size_t>(lane)] = next;
            lane = next++;
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

/// The lane of the box that has the MAC address, else that of the target.
std::int32_t TimelineItems::laneOf(Address address, std::optional<MacAddress> mac) {
    if (mac)
        if (const auto lane = m_macLanes.find(*mac); lane != m_macLanes.end()) {
            m_targets[static_cast<std::size_t>(lane->second)].insert(address);
            return lane->second;
        }
    const auto [lane, isNew] = m_addressLanes.emplace(address, static_cast<std::int32_t>(m_lanes.size()));
    if (isNew) {
        const QString name = fromWire(m_facts->names.nameAt(address));
        const QString number = QString::fromStdString(address.toString());
        m_lanes.push_back({name.isEmpty() ? number : QStringLiteral("%1 %2").arg(number, name), {}});
        m_targets.emplace_back();
    } else if (lane->second < m_boxLanes)
        m_targets[static_cast<std::size_t>(lane->second)].insert(address);
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

} // namespace etherdeck::ui
