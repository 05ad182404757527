#include "core/services/console_adoption.h"

#include "core/services/console_address.h"

#include <algorithm>

namespace etherdeck {

namespace {

using netconsole::Endpoint;
using netconsole::Netconsole;
using netconsole::SourceId;

constexpr std::size_t mostAdopted = 128; ///< endpoints in all: half of a Netconsole's room

std::vector<Endpoint> endpointsOf(const store::ConsoleSource& source) {
    std::vector<Endpoint> endpoints;
    for (const auto& stored : source.endpoints)
        if (const auto address = ConsoleAddress::parse(stored.address, stored.port))
            endpoints.push_back(address->endpoint);
    if (endpoints.size() > mostAdoptedEndpoints)
        endpoints.erase(endpoints.begin(), endpoints.end() - mostAdoptedEndpoints);
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

void adoptAll(Netconsole& netconsole, std::span<const store::ConsoleSource> sources, TimePoint now) {
    std::vector<const store::ConsoleSource*> worthy;
    for (const auto& source : sources)
        if (isWorthIt(source))
            worthy.push_back(&source);
    std::ranges::sort(worthy, std::ranges::greater(), &store::ConsoleSource::lastHeard);
    std::size_t adopted = 0;
    for (const auto* source : worthy) {
        adopted += std::min(source->endpoints.size(), mostAdoptedEndpoints);
        if (adopted > mostAdopted || !adopt(netconsole, *source, now))
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

std::vector<SourceId> liveIds(const Netconsole& netconsole, const store::ConsoleSource& source) {
    std::vector<SourceId> ids;
    for (const auto& stored : source.endpoints) {
        const auto address = ConsoleAddress::parse(stored.address, stored.port);
        const auto id = address ? netconsole.sourceAt(address->endpoint) : std::nullopt;
        if (id && std::ranges::find(ids, *id) == ids.end())
            ids.push_back(*id);
    }
    return ids;
}

} // namespace etherdeck
