#include "core/discovery/facts.h"

#include <array>
#include <utility>

namespace etherdeck::discovery {

namespace {

Change flagIf(bool differs, Change flag) { return differs ? flag : Change::None; }

template <class Fact>
bool differ(const std::optional<Fact>& before, const std::optional<Fact>& now) {
    return before && now && *before != *now;
}

template <class Fact>
void learnIfTold(std::optional<Fact>& known, const std::optional<Fact>& now) {
    if (now)
        known = now;
}

std::string macsText(const std::optional<std::vector<MacAddress>>& macs) {
    std::string text;
    for (const auto& mac : macs.value_or(std::vector<MacAddress>()))
        text += (text.empty() ? "" : ",") + mac.toString();
    return text;
}

/// One fact as raw text.
std::string text(Change fact, const Facts& facts) {
    const auto identity = facts.identity.value_or(aoe::Identity());
    switch (fact) {
    case Change::None:
        break;
    case Change::Size:
        return std::to_string(identity.size.count);
    case Change::Serial:
        return identity.serial;
    case Change::Model:
        return identity.model;
    case Change::FirmwareRevision:
        return identity.firmwareRevision;
    case Change::ConfigString:
        return facts.configString;
    case Change::Masks:
        return macsText(facts.masks);
    case Change::Reservation:
        return macsText(facts.reservedBy);
    case Change::Buffers:
        return std::to_string(facts.buffers);
    case Change::SectorsPerFrame:
        return std::to_string(facts.sectorsPerFrame);
    case Change::Firmware:
        return std::to_string(facts.firmware);
    }
    return {};
}

} // namespace

void learn(Facts& facts, const Path& path) {
    learnIfTold(facts.identity, path.identity);
    learnIfTold(facts.masks, path.masks);
    learnIfTold(facts.reservedBy, path.reservedBy);
    facts.configString = path.configString;
    facts.buffers = path.buffers;
    facts.firmware = path.firmware;
    facts.sectorsPerFrame = path.sectorsPerFrame;
}

Change changesBetween(const Facts& before, const Facts& now) {
    Change changes = flagIf(differ(before.masks, now.masks), Change::Masks) |
                     flagIf(differ(before.reservedBy, now.reservedBy), Change::Reservation) |
                     flagIf(before.configString != now.configString, Change::ConfigString) |
                     flagIf(before.buffers != now.buffers, Change::Buffers) |
                     flagIf(before.sectorsPerFrame != now.sectorsPerFrame, Change::SectorsPerFrame) |
                     flagIf(before.firmware != now.firmware, Change::Firmware);
    if (before.identity && now.identity)
        changes = changes | flagIf(before.identity->size != now.identity->size, Change::Size) |
                  flagIf(before.identity->serial != now.identity->serial, Change::Serial) |
                  flagIf(before.identity->model != now.identity->model, Change::Model) |
                  flagIf(before.identity->firmwareRevision != now.identity->firmwareRevision,
                         Change::FirmwareRevision);
    return changes;
}

std::vector<Difference> differences(Change changes, const Facts& before, const Facts& now) {
    static constexpr std::array facts{
        Change::Size,  Change::Serial,      Change::Model,   Change::FirmwareRevision, Change::ConfigString,
        Change::Masks, Change::Reservation, Change::Buffers, Change::SectorsPerFrame,  Change::Firmware};
    std::vector<Difference> found;
    for (const auto fact : facts)
        if (contains(changes, fact))
            found.push_back({fact, text(fact, before), text(fact, now)});
    return found;
}

std::optional<TimePoint> GatheredChanges::gather(const Path& path, Duration pace) {
    auto before = m_facts;
    learn(path);
    const auto changes = changesBetween(before, m_facts);
    if (changes == Change::None)
        return std::nullopt;
    if (!m_pending)
        m_pending = std::make_unique<Pending>(Pending{std::move(before)});
    m_pending->changes = m_pending->changes | changes;
    ++m_pending->count;
    return m_reported + pace;
}

std::optional<Event> GatheredChanges::take(Address address, TimePoint now) {
    const auto pending = std::move(m_pending);
    if (!pending)
        return std::nullopt;
    m_reported = now;
    Event event{EventKind::Changed, address, now, pending->changes};
    event.differences = differences(pending->changes, pending->before, m_facts);
    event.count = pending->count;
    return event;
}

} // namespace etherdeck::discovery
