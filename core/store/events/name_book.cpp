#include "core/store/events/name_book.h"

#include <algorithm>
#include <set>
#include <utility>

namespace etherdeck::store {

namespace {

/// A disk at all its addresses.
struct Disk {
    std::optional<discovery::Kin> kin;
    WallTime firstSeen{};
    WallTime lastSeen{};
    bool isLive = false;
};
using Disks = std::map<std::string, Disk>;

/// In a conflict an event is stored without its disk, and without what that said of itself.
bool isOfSeveralDisks(const EventRecord& event) {
    return event.disk.empty() && event.serial.empty() && event.model.empty() && !event.size;
}

Disks disksOf(const std::vector<SeenTarget>& seen) {
    Disks disks;
    for (const auto& row : seen) {
        const auto [place, isNew] =
            disks.try_emplace(row.disk.exact, Disk{row.disk.kin, row.firstSeen, row.lastSeen, row.isLive});
        if (isNew)
            continue;
        Disk& disk = place->second;
        if (row.lastSeen >= disk.lastSeen)
            disk.kin = row.disk.kin;
        disk.firstSeen = std::min(disk.firstSeen, row.firstSeen);
        disk.lastSeen = std::max(disk.lastSeen, row.lastSeen);
        disk.isLive |= row.isLive;
    }
    return disks;
}

bool isOnlyOneOfItsKin(const std::string& key, const discovery::Kin& kin, const Labels& labels,
                       const Disks& disks) {
    return std::none_of(labels.disks.begin(), labels.disks.end(), [&](const auto& labelled) {
        const auto other = disks.find(labelled.first);
        return labelled.first != key && other != disks.end() && other->second.kin &&
               areKin(kin, *other->second.kin);
    });
}

/// Empty when there is none, or more than one.
std::string heirOf(const Disk& labelled, const Labels& labels, const Disks& disks) {
    std::vector<std::string> live;
    std::vector<std::string> all;
    for (const auto& [key, disk] : disks) {
        if (!disk.kin || labels.disks.contains(key) || disk.firstSeen <= labelled.lastSeen ||
            !areKin(*labelled.kin, *disk.kin))
            continue;
        all.push_back(key);
        if (disk.isLive)
            live.push_back(key);
    }
    const auto& candidates = live.empty() ? all : live;
    return candidates.size() == 1 ? candidates.front() : std::string();
}

std::map<std::string, std::string> heirsOf(const Labels& labels, const Disks& disks) {
    std::map<std::string, std::string> heirs;
    std::set<std::string> disputed; // cut host names can make one disk kin of two that are not
    for (const auto& [key, label] : labels.disks) {
        const auto labelled = disks.find(key);
        if (labelled == disks.end() || labelled->second.isLive || !labelled->second.kin ||
            !isOnlyOneOfItsKin(key, *labelled->second.kin, labels, disks))
            continue;
        const auto heir = heirOf(labelled->second, labels, disks);
        if (!heir.empty() && !heirs.emplace(heir, key).second)
            disputed.insert(heir);
    }
    for (const auto& heir : disputed)
        heirs.erase(heir);
    return heirs;
}

constexpr std::size_t fewestToBeAmbiguous = 2;

/// Places of all disks that their own key names, and the keys that turned out to name several disks: these
/// have been kept by address at two of them.
void gatherPlaces(const std::vector<SeenTarget>& seen, std::map<std::string, std::set<Address>>& places,
                  std::set<std::string>& shared) {
    std::map<std::string, std::set<Address>> kept;
    const auto note = [](std::set<Address>& addresses, Address address) {
        if (addresses.size() < fewestToBeAmbiguous)
            addresses.insert(address);
    };
    for (const auto& row : seen)
        if (const auto parts = discovery::partsOf(row.disk.exact)) {
            const auto key = discovery::diskKeyOf(parts->itself);
            note(parts->address.empty() ? places[key] : kept[key], row.address);
        }
    for (const auto& [key, addresses] : kept)
        if (addresses.size() >= fewestToBeAmbiguous)
            shared.insert(key);
}

} // namespace

NameBook::NameBook() : m_data(std::make_shared<const Data>()) {}

NameBook::NameBook(Labels labels, const std::vector<SeenTarget>& seen) {
    auto data = std::make_shared<Data>();
    const auto disks = disksOf(seen);
    data->heirs = heirsOf(labels, disks);
    for (const auto& [key, disk] : disks)
        data->firstSeen.emplace(key, disk.firstSeen);
    data->labels = std::move(labels);
    gatherPlaces(seen, data->places, data->shared);
    m_data = data;
    std::set<Address> disputed;
    for (const auto& row : seen) {
        const auto label = data->labels.disks.find(ownerOf(row.disk.exact, row.address));
        const auto name = label == data->labels.disks.end() ? std::string() : label->second.name;
        const auto [place, isNew] = data->namesAt.emplace(row.address, name);
        if (!isNew && place->second != name)
            disputed.insert(row.address);
    }
    for (const auto address : disputed)
        data->namesAt.erase(address);
    std::erase_if(data->namesAt, [](const auto& entry) { return entry.second.empty(); });
}

const Label* NameBook::find(const discovery::Target& target) const {
    const auto found = m_data->labels.disks.find(owner(target));
    return found == m_data->labels.disks.end() ? nullptr : &found->second;
}

const Label* NameBook::shelf(std::uint16_t shelf) const {
    const auto found = m_data->labels.shelves.find(shelf);
    return found == m_data->labels.shelves.end() ? nullptr : &found->second;
}

const std::string& NameBook::nameAt(Address address) const {
    static const std::string none;
    const auto found = m_data->namesAt.find(address);
    return found == m_data->namesAt.end() ? none : found->second;
}

const std::string& NameBook::nameOf(const EventRecord& event) const {
    static const std::string none;
    if (event.kind == discovery::EventKind::Conflict)
        return none;
    if (event.disk.empty())
        return isOfSeveralDisks(event) ? none : nameAt(event.address);
    const auto found = m_data->labels.disks.find(ownerOf(event.disk, event.address));
    return found == m_data->labels.disks.end() ? none : found->second.name;
}

std::optional<WallTime> NameBook::firstSeen(const discovery::Target& target) const {
    const auto found = m_data->firstSeen.find(discovery::diskKey(target).exact);
    if (found == m_data->firstSeen.end())
        return std::nullopt;
    return found->second;
}

std::string NameBook::owner(const discovery::Target& target) const {
    return ownerOf(discovery::diskKey(target).exact, target.address);
}

std::string NameBook::ownerOf(const std::string& key, Address address) const {
    const auto parts = discovery::partsOf(key);
    if (parts && (!parts->address.empty() || m_data->shared.contains(key)))
        return ownerAt(parts->itself, address);
    if (m_data->labels.disks.contains(key))
        return key;
    if (const auto heir = m_data->heirs.find(key); heir != m_data->heirs.end())
        return heir->second;
    // It was named while its serial number stood at other addresses, too.
    const auto placed = parts ? discovery::placedKeyOf(parts->itself, address) : std::string();
    return m_data->labels.disks.contains(placed) ? placed : std::string();
}

/// Of a disk that no serial number names: its label is that of the address, or one from before that was
/// known.
std::string NameBook::ownerAt(const std::string& itself, Address address) const {
    auto placed = discovery::placedKeyOf(itself, address);
    if (m_data->labels.disks.contains(placed))
        return placed;
    auto former = discovery::diskKeyOf(itself);
    const auto places = m_data->places.find(former);
    const bool wasHereOnly = places != m_data->places.end() && places->second == std::set<Address>{address};
    return wasHereOnly && m_data->labels.disks.contains(former) ? former : std::string();
}

bool operator==(const NameBook& a, const NameBook& b) {
    return a.m_data == b.m_data || *a.m_data == *b.m_data;
}

} // namespace etherdeck::store
