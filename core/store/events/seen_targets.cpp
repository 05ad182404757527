#include "core/store/events/seen_targets.h"

#include <algorithm>

namespace etherdeck::store {

namespace {

using discovery::Change;
using discovery::EventKind;

Change changesOf(const SeenTarget& before, const SeenTarget& now) {
    auto changes = Change::None;
    const auto compare = [&changes](bool isSame, Change flag) {
        if (!isSame)
            changes = changes | flag;
    };
    compare(before.configString == now.configString, Change::ConfigString);
    compare(before.firmwareRevision == now.firmwareRevision, Change::FirmwareRevision);
    compare(before.buffers == now.buffers, Change::Buffers);
    compare(before.firmware == now.firmware, Change::Firmware);
    compare(before.sectorsPerFrame == now.sectorsPerFrame, Change::SectorsPerFrame);
    return changes;
}

std::vector<discovery::Difference> differencesOf(const SeenTarget& before, const SeenTarget& now) {
    std::vector<discovery::Difference> found;
    const auto compare = [&found](Change fact, const std::string& was, const std::string& is) {
        if (was != is)
            found.push_back({fact, was, is});
    };
    compare(Change::FirmwareRevision, before.firmwareRevision, now.firmwareRevision);
    compare(Change::ConfigString, before.configString, now.configString);
    compare(Change::Buffers, std::to_string(before.buffers), std::to_string(now.buffers));
    compare(Change::SectorsPerFrame, std::to_string(before.sectorsPerFrame),
            std::to_string(now.sectorsPerFrame));
    compare(Change::Firmware, std::to_string(before.firmware), std::to_string(now.firmware));
    return found;
}

} // namespace

/// Of the principal path. Masks and reservations come and go with the work on a target, so they are not
/// compared over runs.
void SeenTargets::takeFigures(SeenTarget& row, const discovery::Target& target) const {
    const auto& path = target.principal();
    row.disk = discovery::diskKey(target);
    if (!path.key.mac.isZero())
        row.mac = path.key.mac;
    if (const auto link = m_linkNames.find(path.key.link); link != m_linkNames.end())
        row.interface = link->second;
    if (path.identity) {
        row.size = path.identity->size;
        row.model = path.identity->model;
        row.serial = path.identity->serial;
    }
    row.configString = path.configString;
    row.firmwareRevision = path.identity ? path.identity->firmwareRevision : std::string();
    row.buffers = path.buffers;
    row.firmware = path.firmware;
    row.sectorsPerFrame = path.sectorsPerFrame;
}

void SeenTargets::load(std::vector<SeenTarget> rows) {
    m_rows.clear();
    m_liveKeys.clear();
    m_dirty.clear();
    for (auto& row : rows) {
        Key key{row.disk.exact, row.address};
        m_rows.insert_or_assign(std::move(key), std::move(row));
    }
    m_rearranged = true;
}

std::optional<EventRecord> SeenTargets::note(EventRecord event, const discovery::Target* target,
                                             WallTime lastHeard) {
    if (target == nullptr)
        return event;
    const auto found = m_rows.find({discovery::diskKey(*target).exact, target->address});
    std::optional<SeenTarget> before;
    if (found != m_rows.end())
        before = found->second;
    SeenTarget* row = place(*target, lastHeard);
    if (row == nullptr)
        return event;
    if (event.kind == EventKind::Vanished)
        row->isGone = true;
    else if (event.kind == EventKind::Missing)
        row->isMissing = true;
    if (event.kind != EventKind::Appeared || !before || before->isForgotten)
        return event;
    const auto changes = changesOf(*before, *row);
    if (before->isGone || before->isMissing)
        event.kind = EventKind::CameBack;
    else if (changes != Change::None)
        event.kind = EventKind::Changed;
    else
        return std::nullopt;
    event.changes = event.kind == EventKind::Changed ? changes : Change::None;
    if (event.kind == EventKind::Changed)
        event.differences = differencesOf(*before, *row);
    return event;
}

void SeenTargets::update(const discovery::Target& target, WallTime lastHeard) {
    const Key key{discovery::diskKey(target).exact, target.address};
    // A target is listed before it is identified; only events bring in new rows.
    if (m_rows.contains(key))
        place(target, lastHeard);
}

void SeenTargets::add(const discovery::Target& target, WallTime lastHeard) { place(target, lastHeard); }

void SeenTargets::removed(Address address) {
    const auto live = m_liveKeys.find(address);
    if (live == m_liveKeys.end())
        return;
    if (const auto row = m_rows.find({live->second, address}); row != m_rows.end())
        setLive(row->second, false);
}

std::vector<SeenTarget> SeenTargets::forget(Address address) {
    removed(address);
    std::vector<SeenTarget> before;
    for (auto& [key, row] : m_rows)
        if (row.address == address && !row.isForgotten) {
            before.push_back(row);
            row.isForgotten = true;
            markDirty(row);
        }
    return before;
}

void SeenTargets::restore(SeenTarget row) {
    const Key key{row.disk.exact, row.address};
    const auto found = m_rows.find(key);
    if ((found == m_rows.end() && m_rows.size() >= m_limit) ||
        (found != m_rows.end() && found->second.isLive))
        return;
    row.isLive = false;
    m_rows.insert_or_assign(key, std::move(row));
    m_dirty.insert(key);
    m_rearranged = true;
}

std::vector<SeenTarget> SeenTargets::expected(std::size_t limit) const {
    std::map<Address, const SeenTarget*> last;
    for (const auto& [key, row] : m_rows) {
        const auto [place, isNew] = last.try_emplace(row.address, &row);
        if (!isNew && place->second->lastSeen < row.lastSeen)
            place->second = &row;
    }
    std::vector<SeenTarget> rows;
    for (const auto& [address, row] : last)
        if (!row->isForgotten) {
            rows.push_back(*row);
            rows.back().isMissing |= row->isGone;
        }
    std::sort(rows.begin(), rows.end(),
              [](const SeenTarget& a, const SeenTarget& b) { return a.lastSeen > b.lastSeen; });
    if (rows.size() > limit)
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(limit), rows.end());
    return rows;
}

void SeenTargets::tick(WallTime now) {
    for (const auto& [address, exact] : m_liveKeys)
        if (const auto row = m_rows.find({exact, address}); row != m_rows.end()) {
            row->second.lastSeen = now;
            markDirty(row->second);
        }
}

std::vector<SeenTarget> SeenTargets::takeDirty() {
    std::vector<SeenTarget> rows;
    for (const auto& key : std::exchange(m_dirty, {}))
        if (const auto row = m_rows.find(key); row != m_rows.end())
            rows.push_back(row->second);
    return rows;
}

void SeenTargets::notWritten(std::span<const SeenTarget> rows) {
    for (const auto& row : rows)
        markDirty(row);
}

std::vector<SeenTarget> SeenTargets::all() const {
    std::vector<SeenTarget> rows;
    rows.reserve(m_rows.size());
    for (const auto& [key, row] : m_rows)
        rows.push_back(row);
    return rows;
}

/// The row of a target with its present figures; nullptr when there is no room for it.
SeenTarget* SeenTargets::place(const discovery::Target& target, WallTime lastHeard) {
    SeenTarget now;
    takeFigures(now, target);
    const Key key{now.disk.exact, target.address};
    auto found = m_rows.find(key);
    if (found == m_rows.end()) {
        if (m_rows.size() >= m_limit)
            return nullptr;
        now.address = target.address;
        now.firstSeen = now.lastSeen = lastHeard;
        found = m_rows.emplace(key, now).first;
        m_rearranged = true;
        markDirty(found->second);
    }
    SeenTarget& row = found->second;
    const bool isElsewhere = row.mac != now.mac || row.interface != now.interface;
    if (row.lastSeen != lastHeard || changesOf(row, now) != Change::None || row.disk != now.disk ||
        isElsewhere)
        markDirty(row);
    m_rearranged |= row.disk != now.disk;
    takeFigures(row, target);
    row.lastSeen = std::max(row.firstSeen, lastHeard);
    setLive(row, target.state == discovery::TargetState::Up);
    if (row.isLive)
        row.isGone = row.isMissing = row.isForgotten = false;
    return &row;
}

/// At one address one row at most is live: another disk there ends the former one.
void SeenTargets::setLive(SeenTarget& row, bool isLive) {
    const auto live = m_liveKeys.find(row.address);
    if (isLive && live != m_liveKeys.end() && live->second != row.disk.exact)
        if (const auto former = m_rows.find({live->second, row.address}); former != m_rows.end())
            former->second.isLive = false;
    if (isLive)
        m_liveKeys.insert_or_assign(row.address, row.disk.exact);
    else if (live != m_liveKeys.end() && live->second == row.disk.exact)
        m_liveKeys.erase(live);
    if (std::exchange(row.isLive, isLive) != isLive) {
        m_rearranged = true;
        markDirty(row);
    }
}

void SeenTargets::markDirty(const SeenTarget& row) { m_dirty.emplace(row.disk.exact, row.address); }

} // namespace etherdeck::store
