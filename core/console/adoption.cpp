#include "core/console/adoption.h"

#include <algorithm>
#include <map>

namespace etherdeck {

namespace {

using netconsole::Endpoint;
using netconsole::Netconsole;
using netconsole::SourceId;

constexpr std::size_t maxAdopted = 128; ///< endpoints in all: half of a Netconsole's room

std::vector<Endpoint> endpointsOf(const store::ConsoleSource& source) {
    auto endpoints = source.endpoints;
    if (endpoints.size() > maxAdoptedEndpoints)
        endpoints.erase(endpoints.begin(), endpoints.end() - maxAdoptedEndpoints);
    return endpoints;
}

bool isWorthIt(const store::ConsoleSource& source) {
    return !source.name.empty() || source.box || source.endpoints.size() > 1;
}

} // namespace

Result<SourceId> adopt(Netconsole& netconsole, const store::ConsoleSource& source, TimePoint now) {
    std::optional<SourceId> one;
    for (const auto& endpoint : endpointsOf(source)) {
        const auto id = netconsole.expect(endpoint, now);
        if (!id)
            return id;
        if (one && *one != *id)
            (void)netconsole.merge(*one, *id); // both are there
        one = one.value_or(*id);
    }
    if (!one)
        return fail(ErrorCode::OutOfRange, "no endpoint");
    (void)netconsole.setName(*one, source.name);
    (void)netconsole.tieTo(*one, source.box);
    return *one;
}

void restoreSources(Netconsole& netconsole, std::span<const store::ConsoleSource> sources, TimePoint now) {
    std::vector<const store::ConsoleSource*> worthy;
    for (const auto& source : sources)
        if (isWorthIt(source))
            worthy.push_back(&source);
    std::ranges::sort(worthy, std::ranges::greater(), &store::ConsoleSource::lastHeard);
    std::size_t adopted = 0;
    for (const auto* source : worthy) {
        adopted += std::min(source->endpoints.size(), maxAdoptedEndpoints);
        if (adopted > maxAdopted || !adopt(netconsole, *source, now))
            return;
    }
}

void separate(Netconsole& netconsole, const store::ConsoleSource& source) {
    std::optional<SourceId> one;
    for (const auto& endpoint : endpointsOf(source)) {
        const auto apart = netconsole.separate(endpoint);
        if (apart && one)
            (void)netconsole.merge(*one, *apart); // both are there
        else if (apart)
            one = *apart;
    }
}

namespace {

using Owners = std::map<Endpoint, std::int64_t>;

Owners ownersOf(std::span<const store::ConsoleSource> sources) {
    Owners owners;
    for (const auto& source : sources)
        for (const auto& endpoint : source.endpoints)
            owners[endpoint] = source.id;
    return owners;
}

/// Another stored source has an endpoint of the live one.
bool isShared(const netconsole::SourceInfo& live, const Owners& owners, std::int64_t source) {
    return std::ranges::any_of(live.endpoints, [&](const netconsole::EndpointInfo& one) {
        const auto owner = owners.find(one.endpoint);
        return owner != owners.end() && owner->second != source;
    });
}

void followChange(Netconsole& netconsole, const store::ConsoleSource* before,
                  const store::ConsoleSource& after, const Owners& owners, TimePoint now) {
    const auto live = liveIds(netconsole, after);
    const bool isTakenOut = !before && std::ranges::any_of(live, [&](SourceId id) {
        const auto info = netconsole.source(id);
        return info && isShared(*info, owners, after.id);
    });
    if (isTakenOut)
        separate(netconsole, after);
    if (isWorthIt(after) || (before && isWorthIt(*before))) {
        (void)adopt(netconsole, after, now); // without room it is known again by the store
        return;
    }
    for (const auto id : liveIds(netconsole, after)) { // what it had of one that was forgotten
        (void)netconsole.setName(id, after.name);
        (void)netconsole.tieTo(id, after.box);
    }
}

} // namespace

void follow(Netconsole& netconsole, std::span<const store::ConsoleSource> before,
            std::span<const store::ConsoleSource> after, TimePoint now) {
    const auto owners = ownersOf(after);
    const auto find = [](std::span<const store::ConsoleSource> sources, std::int64_t id) {
        const auto found = std::ranges::lower_bound(sources, id, {}, &store::ConsoleSource::id);
        return found != sources.end() && found->id == id ? &*found : nullptr;
    };
    for (const auto& source : before) {
        if (find(after, source.id))
            continue;
        for (const auto id : liveIds(netconsole, source))
            if (const auto info = netconsole.source(id); info && !isShared(*info, owners, source.id))
                netconsole.forget(id);
    }
    for (const auto& source : after) {
        const auto* const was = find(before, source.id);
        if (!was || was->name != source.name || was->box != source.box || was->endpoints != source.endpoints)
            followChange(netconsole, was, source, owners, now);
    }
}

std::vector<SourceId> liveIds(const Netconsole& netconsole, const store::ConsoleSource& source) {
    std::vector<SourceId> ids;
    for (const auto& endpoint : source.endpoints) {
        const auto id = netconsole.sourceAt(endpoint);
        if (id && std::ranges::find(ids, *id) == ids.end())
            ids.push_back(*id);
    }
    return ids;
}

} // namespace etherdeck
