#include "core/netconsole/sources.h"

#include <algorithm>
#include <array>

namespace etherdeck::netconsole {

namespace {

/// Sources with at most this many datagrams are dropped first.
constexpr std::uint64_t fewDatagrams = 8;

constexpr std::uint16_t kernelPort = 6665; // netconsole's default source port
constexpr std::uint16_t ubootPort = 6666;  // ncip's default port

std::optional<Endpoint> defaultCompanion(Endpoint endpoint) {
    if (endpoint.port != kernelPort && endpoint.port != ubootPort)
        return std::nullopt;
    endpoint.port = endpoint.port == kernelPort ? ubootPort : kernelPort;
    return endpoint;
}

} // namespace

Channel* Sources::heard(const Endpoint& endpoint, TimePoint now) {
    auto* entry = entryFor(endpoint, now);
    if (!entry)
        return nullptr;
    entry->lastHeard = now;
    ++entry->datagrams;
    return entry->channel.get();
}

Result<SourceId> Sources::expect(const Endpoint& endpoint, TimePoint now) {
    const auto* entry = entryFor(endpoint, now);
    if (!entry)
        return fail(ErrorCode::Busy);
    entry->channel->source().isExpected = true;
    return entry->channel->source().id();
}

Sources::Entry* Sources::entryFor(const Endpoint& endpoint, TimePoint now) {
    if (m_latest < m_entries.size() && m_entries[m_latest].channel->endpoint() == endpoint)
        return &m_entries[m_latest];
    const auto found = m_index.find(endpoint);
    if (found == m_index.end())
        return newEntry(endpoint, now);
    m_latest = found->second;
    return &m_entries[m_latest];
}

Sources::Entry* Sources::newEntry(const Endpoint& endpoint, TimePoint now) {
    if (m_entries.size() >= m_settings.maxSources && !makeRoom(now))
        return nullptr;
    auto& source = sourceFor(endpoint);
    m_latest = m_entries.size();
    m_index.emplace(endpoint, m_latest);
    m_entries.push_back({std::make_unique<Channel>(endpoint, m_settings, m_events), now, 0});
    source.add(*m_entries.back().channel);
    m_events.push(SourceAppeared{source.id(), endpoint});
    return &m_entries.back();
}

/// Drops the longest silent source among those with few datagrams; otherwise the longest silent one, if it
/// has been silent long enough.
bool Sources::makeRoom(TimePoint now) {
    const auto rank = [](const Entry& entry) {
        return std::pair(entry.datagrams > fewDatagrams, entry.lastHeard);
    };
    const Entry* least = nullptr;
    for (const auto& entry : m_entries)
        if ((!least || rank(entry) < rank(*least)) && !entry.channel->source().isKept())
            least = &entry;
    if (!least || (least->datagrams > fewDatagrams && now - least->lastHeard < m_settings.evictAfter))
        return false;
    removeEntry(static_cast<std::size_t>(least - m_entries.data()));
    return true;
}

void Sources::removeEntry(std::size_t index) {
    m_entries[index].channel->finish();
    auto channel = std::move(m_entries[index].channel);
    if (index + 1 < m_entries.size()) {
        m_entries[index] = std::move(m_entries.back());
        m_index[m_entries[index].channel->endpoint()] = index;
    }
    m_entries.pop_back();
    m_index.erase(channel->endpoint());
    auto& source = channel->source();
    source.remove(*channel);
    removeIfEmpty(source);
}

void Sources::removeIfEmpty(Source& source) {
    if (!source.channels().empty())
        return;
    const auto id = source.id();
    m_sources.erase(id);
    m_events.push(SourceForgotten{id});
}

Source& Sources::newSource() {
    const auto id = static_cast<SourceId>(++m_lastId);
    return *m_sources.emplace(id, std::make_unique<Source>(id, m_events)).first->second;
}

Source& Sources::sourceFor(const Endpoint& endpoint) {
    const auto companion = defaultCompanion(endpoint);
    if (!m_settings.mergeDefaultPorts || !companion)
        return newSource();
    const auto found = m_index.find(*companion);
    return found == m_index.end() ? newSource() : m_entries[found->second].channel->source();
}

Source* Sources::find(SourceId id) {
    const auto found = m_sources.find(id);
    return found == m_sources.end() ? nullptr : found->second.get();
}

const Source* Sources::find(SourceId id) const {
    const auto found = m_sources.find(id);
    return found == m_sources.end() ? nullptr : found->second.get();
}

std::optional<SourceId> Sources::sourceAt(const Endpoint& endpoint) const {
    const auto found = m_index.find(endpoint);
    return found == m_index.end() ? std::nullopt
                                  : std::optional(m_entries[found->second].channel->source().id());
}

std::optional<SourceInfo> Sources::info(SourceId id) const {
    const auto* source = find(id);
    return source ? std::optional(infoOf(*source)) : std::nullopt;
}

std::vector<SourceInfo> Sources::all() const {
    std::vector<SourceInfo> infos;
    for (const auto& [id, source] : m_sources)
        infos.push_back(infoOf(*source));
    return infos;
}

SourceInfo Sources::infoOf(const Source& source) const {
    SourceInfo info{source.id(), source.name, source.box, source.boots().current(), source.isSharedTold, {}};
    for (const auto* channel : source.channels()) {
        const auto& entry = entryOf(*channel);
        info.endpoints.push_back({channel->endpoint(), channel->hasHeard(Kind::Uboot),
                                  channel->hasHeard(Kind::Extended), channel->hasHeard(Kind::Basic),
                                  channel->ubootState(), channel->release(), entry.datagrams,
                                  channel->repeatsDropped(), entry.lastHeard});
    }
    return info;
}

const Sources::Entry& Sources::entryOf(const Channel& channel) const {
    return m_entries[m_index.at(channel.endpoint())];
}

Result<void> Sources::merge(SourceId into, SourceId from) {
    auto* target = find(into);
    auto* origin = find(from);
    if (!target || !origin || target == origin)
        return fail(ErrorCode::OutOfRange);
    const auto channels = origin->channels();
    m_events.push(SourceMerged{from, into});
    for (auto* channel : channels) {
        origin->remove(*channel);
        target->takeOver(*channel);
    }
    if (target->name.empty())
        target->name = origin->name;
    if (!target->box)
        target->box = origin->box;
    target->isExpected = target->isExpected || origin->isExpected;
    m_sources.erase(from);
    return {};
}

Result<SourceId> Sources::separate(const Endpoint& endpoint) {
    const auto found = m_index.find(endpoint);
    if (found == m_index.end())
        return fail(ErrorCode::OutOfRange);
    auto& channel = *m_entries[found->second].channel;
    auto& origin = channel.source();
    if (origin.channels().size() < 2)
        return fail(ErrorCode::OutOfRange);
    origin.remove(channel);
    auto& source = newSource();
    m_events.push(SourceAppeared{source.id(), endpoint});
    source.takeOver(channel);
    return source.id();
}

void Sources::forget(SourceId id) {
    const auto* source = find(id);
    if (!source)
        return;
    const auto channels = source->channels();
    for (const auto* channel : channels)
        removeEntry(m_index.at(channel->endpoint()));
}

} // namespace etherdeck::netconsole
