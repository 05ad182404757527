#include "ui/timeline/timeline_items.h"

#include "core/store/values.h"
#include "ui/timeline/timeline_text.h"
#include "ui/widgets/plain_text.h"

#include <QStringList>

#include <algorithm>
#include <tuple>

namespace etherdeck::ui {

namespace {

constexpr std::size_t mostMacs = 8; ///< of one target that are looked at
constexpr std::size_t mostNamed = 6;

using BootKey = std::pair<std::int64_t, std::int64_t>;
BootKey keyOf(const store::ConsoleBoot& boot) { return {boot.source, boot.number}; }
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

/// Puts `added` in the place of those with the same key, or behind all. True when that changes anything.
template <class Record>
bool merge(std::vector<Record>& records, const std::vector<Record>& added) {
    std::map<decltype(keyOf(added.front())), std::size_t> wanted;
    for (std::size_t i = 0; i < added.size(); ++i)
        wanted.emplace(keyOf(added[i]), i);
    bool isOther = false;
    for (auto& record : records) {
        const auto found = wanted.find(keyOf(record));
        if (found == wanted.end())
            continue;
        isOther = isOther || record != added[found->second];
        record = added[found->second];
        wanted.erase(found);
    }
    for (const auto& [key, index] : wanted)
        records.push_back(added[index]);
    return isOther || !wanted.empty();
}

TimelineItem itemOf(WallTime time, MarkKind kind) {
    TimelineItem item;
    item.time = store::toNumber(time);
    item.kind = kind;
    return item;
}

std::string folded(std::string text) {
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

} // namespace

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

bool TimelineItems::set(const TimelineData& data, bool isAddition) {
    auto boots = data.boots;
    leaveOutFigures(boots);
    bool isOther = !isAddition;
    if (!isAddition) {
        m_data = data;
        m_data.boots = std::move(boots);
    } else {
        isOther = merge(m_data.boots, boots);
        isOther = merge(m_data.crashes, data.crashes) || isOther;
        isOther = merge(m_data.events, data.events) || isOther;
        const auto isNamedAlike = [](const auto& a, const auto& b) {
            return a.id == b.id && a.box == b.box && a.title() == b.title();
        };
        if (!data.sources.empty()) { // or it could not be read
            isOther = isOther || !std::ranges::equal(m_data.sources, data.sources, isNamedAlike);
            m_data.sources = data.sources;
        }
    }
    if (isOther)
        rebuild();
    return isOther;
}

bool TimelineItems::addEvents(const std::vector<store::EventRecord>& events) {
    const bool isOther = merge(m_data.events, events);
    if (isOther)
        rebuild();
    return isOther;
}

bool TimelineItems::applyInventory(const InventoryChange& change) {
    const auto before = m_macs;
    for (const auto& target : change.updated) {
        auto& macs = m_macs[target.address];
        macs.clear();
        for (const auto& path : target.paths)
            if (macs.size() < mostMacs)
                macs.push_back(path.key.mac);
    }
    if (m_macs == before)
        return false;
    rebuild();
    return true;
}

void TimelineItems::setNames(const store::NameBook& names) {
    m_names = names;
    rebuild();
}

void TimelineItems::rebuild() {
    makeLanes();
    makeItems();
    sortItems();
    nameTargets();
}

/// The boxes of the console come first, by name; others follow as their events do.
void TimelineItems::makeLanes() {
    m_lanes.clear();
    m_sourceLanes.clear();
    m_macLanes.clear();
    m_addressLanes.clear();
    m_targets.clear();
    auto sources = m_data.sources;
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
    for (const auto& [address, macs] : m_macs)
        for (const auto mac : macs)
            if (const auto lane = m_macLanes.find(mac); lane != m_macLanes.end())
                m_addressLanes.emplace(address, lane->second);
}

void TimelineItems::makeItems() {
    m_items.clear();
    m_items.reserve(m_data.boots.size() + m_data.crashes.size() + m_data.events.size());
    for (const auto& boot : m_data.boots) {
        auto item = itemOf(boot.start, MarkKind::Boot);
        const auto lane = m_sourceLanes.find(boot.source);
        item.lane = lane == m_sourceLanes.end() ? -1 : lane->second;
        item.what = &boot;
        item.key = keyOf(boot);
        m_items.push_back(std::move(item));
    }
    for (const auto& crash : m_data.crashes) {
        auto item = itemOf(crash.time, markKind(crash.kind));
        const auto lane = m_sourceLanes.find(crash.source);
        item.lane = lane == m_sourceLanes.end() ? -1 : lane->second;
        item.what = &crash;
        item.key = {keyOf(crash), 0};
        m_items.push_back(std::move(item));
    }
    for (const auto& event : m_data.events) {
        auto item = itemOf(event.time, markKind(event.kind));
        std::tie(item.lane, item.otherLane) = lanesOf(event);
        item.what = &event;
        item.key = {keyOf(event), 0};
        m_items.push_back(std::move(item));
    }
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
    const auto macs = m_macs.find(event.address);
    if (event.kind != discovery::EventKind::Conflict || macs == m_macs.end())
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
        const QString name = fromWire(m_names.nameAt(address));
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
            if (named.size() < static_cast<qsizetype>(mostNamed))
                named << QString::fromStdString(address.toString());
        if (addresses.size() > mostNamed)
            named << QStringLiteral("…");
        m_lanes[i].targets = named.join(QStringLiteral(", "));
    }
}

QString TimelineItems::sentence(const TimelineItem& item) const { return timelineSentence(item); }

std::string TimelineItems::searchText(const TimelineItem& item) const {
    if (const auto* event = std::get_if<const store::EventRecord*>(&item.what))
        return store::searchText(**event) + ' ' + (*event)->configString;
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
                   kindText(item.kind).contains(word, Qt::CaseInsensitive);
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
