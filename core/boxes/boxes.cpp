#include "core/boxes/boxes.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace etherdeck::boxes {

namespace {

/// Whether a station can have it.
bool isOfStation(const MacAddress& mac) { return !mac.isZero() && !mac.isGroup(); }

template <class Value>
void cut(std::vector<Value>& values, std::size_t limit) {
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    if (values.size() > limit)
        values.resize(limit);
}

std::vector<MacAddress> stations(std::span<const MacAddress> macs, std::size_t limit) {
    std::vector<MacAddress> found;
    std::ranges::copy_if(macs, std::back_inserter(found), isOfStation);
    cut(found, limit);
    return found;
}

/// Replaces a value, or removes it where `value` is empty. Whether something has changed.
template <class Map, class Value>
bool replace(Map& map, const typename Map::key_type& key, Value value, bool isRemoved, std::size_t limit) {
    const auto found = map.find(key);
    if (found == map.end()) {
        if (isRemoved || map.size() >= limit)
            return false;
        map.emplace(key, std::move(value));
        return true;
    }
    if (isRemoved) {
        map.erase(found);
        return true;
    }
    if (found->second == value)
        return false;
    found->second = std::move(value);
    return true;
}

} // namespace

void Boxes::setBoxes(std::vector<Box> boxes, std::vector<Tie> ties) {
    m_boxes.clear();
    m_byDevice.clear();
    m_tied.clear();
    m_untied.clear();
    if (boxes.size() > maxBoxes)
        boxes.resize(maxBoxes);
    for (auto& box : boxes) {
        if (!box.device.empty())
            m_byDevice.emplace(box.device, box.id);
        m_boxes.emplace(box.id, std::move(box));
    }
    if (ties.size() > maxTies)
        ties.resize(maxTies);
    for (const auto& tie : ties) {
        if (!m_boxes.contains(tie.box))
            continue;
        if (tie.isTied)
            m_tied.emplace(tie.thing, tie.box);
        else
            m_untied.emplace(tie.thing, tie.box);
    }
    changed();
}

std::vector<MacAddress> Boxes::takenOf(std::span<const MacAddress> macs) { return stations(macs, maxMacs); }

void Boxes::setAgent(const std::string& device, std::span<const MacAddress> macs) {
    const auto known = takenOf(macs);
    if (replace(m_agents, device, std::set<MacAddress>(known.begin(), known.end()), known.empty(), maxAgents))
        changed();
}

void Boxes::setTarget(Address target, std::span<const MacAddress> paths) {
    auto known = stations(paths, maxPaths);
    const auto isNone = known.empty();
    if (replace(m_targets, target, std::move(known), isNone, maxTargets))
        changed();
}

void Boxes::setSource(SourceId source, SourceFacts facts) {
    facts.neighbours = stations(facts.neighbours, maxNeighbours);
    cut(facts.atAddressOf, maxNeighbours);
    if (replace(m_sources, source, std::move(facts), false, maxSources))
        changed();
}

void Boxes::forgetSource(SourceId source) {
    if (m_sources.erase(source) > 0)
        changed();
}

void Boxes::changed() {
    ++m_version;
    m_isResolved = false;
}

Belonging Boxes::of(const Thing& thing) const {
    resolve();
    const auto found = m_belongings.find(thing);
    return found == m_belongings.end() ? Belonging() : found->second;
}

Belonging Boxes::ofUnchosen(SourceId source) const {
    resolve();
    const auto found = m_sources.find(source);
    if (found == m_sources.end())
        return of(source);
    auto facts = found->second;
    facts.chosen.reset();
    return ownerOf(source, facts);
}

std::optional<BoxKey> Boxes::withDevice(const std::string& device) const {
    const auto found = m_byDevice.find(device);
    return found == m_byDevice.end() ? std::nullopt : std::optional(BoxKey{found->second, {}});
}

const KnownBox* Boxes::find(const BoxKey& key) const {
    resolve();
    const auto found = m_places.find(key);
    return found == m_places.end() ? nullptr : &m_known[found->second];
}

const KnownBox* Boxes::called(std::string_view name) const {
    if (name.empty())
        return nullptr;
    resolve();
    const KnownBox* found = nullptr;
    for (const auto& box : m_known) {
        if (box.box.name == name)
            return &box;
        if (box.title() != name)
            continue;
        if (found)
            return nullptr;
        found = &box;
    }
    return found;
}

const std::vector<KnownBox>& Boxes::all() const {
    resolve();
    return m_known;
}

const std::vector<Dispute>& Boxes::disputes() const {
    resolve();
    return m_disputes;
}

std::optional<BoxId> Boxes::tiedTo(const Thing& thing) const {
    const auto found = m_tied.find(thing);
    return found == m_tied.end() ? std::nullopt : std::optional(found->second);
}

bool Boxes::isUntied(const Thing& thing, const BoxKey& box) const {
    return box.isStored() && m_untied.contains({thing, box.id});
}

std::set<MacAddress> Boxes::knownMacs() const {
    std::set<MacAddress> macs;
    for (const auto& [thing, box] : m_tied)
        if (const auto* const mac = std::get_if<MacAddress>(&thing))
            macs.insert(*mac);
    for (const auto& [device, box] : m_byDevice)
        if (const auto agent = m_agents.find(device); agent != m_agents.end())
            macs.insert(agent->second.begin(), agent->second.end());
    for (const auto& [target, paths] : m_targets)
        macs.insert(paths.begin(), paths.end());
    for (const auto& [source, facts] : m_sources) {
        macs.insert(facts.neighbours.begin(), facts.neighbours.end());
        if (facts.chosen)
            macs.insert(*facts.chosen);
    }
    return macs;
}

void Boxes::resolveMacs() const {
    std::map<MacAddress, std::vector<BoxKey>> claims;
    for (const auto& [device, box] : m_byDevice)
        if (const auto agent = m_agents.find(device); agent != m_agents.end())
            for (const auto& mac : agent->second)
                if (!isUntied(mac, {box, {}}))
                    claims[mac].push_back({box, {}});
    for (const auto& mac : knownMacs()) {
        Belonging owner;
        auto claim = claims.find(mac);
        if (const auto box = tiedTo(mac)) {
            owner = {BoxKey{*box, {}}, Proof::User, {}, {}};
        } else if (claim != claims.end()) {
            std::ranges::sort(claim->second);
            if (claim->second.size() == 1 && !isFactoryMac(mac))
                owner = {claim->second.front(), Proof::AgentInterface, {}, {}};
            else
                owner.claimants = std::move(claim->second);
        } else if (!isFactoryMac(mac)) {
            owner = {BoxKey{{}, mac}, Proof::Itself, {}, {}};
        }
        m_belongings.emplace(mac, std::move(owner));
    }
}

Belonging Boxes::ownerOf(const MacAddress& mac) const {
    const auto found = m_belongings.find(mac);
    return found == m_belongings.end() ? Belonging() : found->second;
}

Boxes::Evidence Boxes::evidenceOf(const MacAddress& mac, Proof proof) const {
    const auto owner = ownerOf(mac);
    Evidence evidence{{owner.claimants.begin(), owner.claimants.end()}, proof, mac, owner.box.has_value()};
    if (owner.box)
        evidence.boxes.insert(*owner.box);
    return evidence;
}

Boxes::Evidence Boxes::evidenceOf(std::span<const std::string> devices) const {
    Evidence evidence{{}, Proof::AgentAddress, {}, false};
    for (const auto& device : devices)
        if (const auto box = withDevice(device))
            evidence.boxes.insert(*box);
    evidence.isProof = evidence.boxes.size() == 1;
    return evidence;
}

/// The box that all of it agrees on, if some of it is a proof.
Belonging Boxes::judged(const Thing& thing, std::vector<Evidence> evidence) const {
    if (const auto box = tiedTo(thing))
        return {BoxKey{*box, {}}, Proof::User, {}, {}};
    std::set<BoxKey> all;
    for (auto& one : evidence) {
        std::erase_if(one.boxes, [&](const BoxKey& box) { return isUntied(thing, box); });
        all.insert(one.boxes.begin(), one.boxes.end());
    }
    const auto isInEach = [&](const BoxKey& box) {
        return std::ranges::all_of(evidence, [&](const Evidence& one) { return one.boxes.contains(box); });
    };
    for (const auto& one : evidence)
        if (one.isProof && one.boxes.size() == 1 && isInEach(*one.boxes.begin()))
            return {*one.boxes.begin(), one.proof, one.by, {}};
    return {{}, Proof::None, {}, {all.begin(), all.end()}};
}

Belonging Boxes::ownerOf(Address target, std::span<const MacAddress> paths) const {
    std::vector<Evidence> evidence;
    for (const auto& mac : paths)
        evidence.push_back(evidenceOf(mac, Proof::Path));
    return judged(target, std::move(evidence));
}

Belonging Boxes::ownerOf(SourceId source, const SourceFacts& facts) const {
    if (facts.chosen && !tiedTo(source)) {
        auto owner = judged(source, {evidenceOf(*facts.chosen, Proof::User)});
        if (owner.box || !owner.claimants.empty())
            return owner;
    }
    std::vector<Evidence> evidence;
    for (const auto& mac : facts.neighbours)
        evidence.push_back(evidenceOf(mac, Proof::Neighbour));
    if (auto agents = evidenceOf(facts.atAddressOf); !agents.boxes.empty())
        evidence.push_back(std::move(agents));
    return judged(source, std::move(evidence));
}

void Boxes::resolve() const {
    if (m_isResolved) // only read then: a copy may be shared between threads
        return;
    m_isResolved = true;
    m_belongings.clear();
    m_disputes.clear();
    resolveMacs();
    for (const auto& [target, paths] : m_targets)
        m_belongings.emplace(target, ownerOf(target, paths));
    for (const auto& [source, facts] : m_sources)
        m_belongings.emplace(source, ownerOf(source, facts));
    for (const auto& [thing, box] : m_tied) // also what is not heard at present
        m_belongings.try_emplace(thing, Belonging{BoxKey{box, {}}, Proof::User, {}, {}});
    list();
}

void Boxes::list() const {
    m_known.clear();
    m_places.clear();
    for (const auto& [id, box] : m_boxes) {
        m_places.emplace(BoxKey{id, {}}, m_known.size());
        m_known.push_back({{id, {}}, box, {}});
    }
    for (const auto& [thing, belonging] : m_belongings)
        if (belonging.box && !belonging.box->isStored() && !std::holds_alternative<MacAddress>(thing) &&
            m_places.emplace(*belonging.box, m_known.size()).second)
            m_known.push_back({*belonging.box, {}, {}});
    for (const auto& [thing, belonging] : m_belongings)
        listMember(thing, belonging);
}

void Boxes::listMember(const Thing& thing, const Belonging& belonging) const {
    if (belonging.box) {
        if (const auto place = m_places.find(*belonging.box); place != m_places.end())
            m_known[place->second].members.push_back({thing, belonging.proof, belonging.by});
        return;
    }
    const auto* const mac = std::get_if<MacAddress>(&thing);
    const auto isFactory = mac && isFactoryMac(*mac);
    if (belonging.claimants.size() > 1 || (isFactory && !belonging.claimants.empty()))
        m_disputes.push_back({thing, belonging.claimants, isFactory});
}

} // namespace etherdeck::boxes
