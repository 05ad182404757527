#include "core/store/boxes/stored.h"

#include "core/store/boxes/row.h"
#include "core/store/database/values.h"

#include <optional>

namespace etherdeck::store {

namespace {

using boxes::SourceId;

/// Proofs of one kind, each with what it is about.
Result<void> readProofs(const Database& database, StoredBoxes& stored) {
    return database.forEach("SELECT proof, device, mac, source FROM box_proofs", [&](const Statement& row) {
        const auto proof = row.view(0);
        if (proof == proofOfAgent)
            stored.agents[row.text(1)].push_back(toMac(row.number(2)));
        else if (proof == proofOfNeighbour)
            stored.sources[SourceId(row.number(3))].neighbours.push_back(toMac(row.number(2)));
        else if (proof == proofOfAddress)
            stored.sources[SourceId(row.number(3))].atAddressOf.push_back(row.text(1));
        return true;
    });
}

/// Sources that are there, with the MAC address that the user has given them on the Console.
Result<void> readSources(const Database& database, StoredBoxes& stored) {
    std::map<SourceId, boxes::SourceFacts> there;
    auto read = database.forEach("SELECT id, box FROM sources", [&](const Statement& row) {
        const SourceId id{row.number(0)};
        auto facts = std::move(stored.sources[id]);
        if (const auto mac = row.optionalNumber(1))
            facts.chosen = toMac(*mac);
        there.emplace(id, std::move(facts));
        return true;
    });
    stored.sources = std::move(there);
    return read;
}

/// Where a target answers: at one address there may be several disks, and what has some of their MAC
/// addresses is not proven to have the target. Of a target that is gone, it is where it was heard last.
Result<void> readTargets(const Database& database, StoredBoxes& stored) {
    return database.forEach("SELECT address, mac, gone FROM seen WHERE mac IS NOT NULL AND gone & 4 = 0"
                            " ORDER BY gone != 0, last DESC",
                            [&](const Statement& row) {
                                const auto [paths, isFirst] =
                                    stored.targets.try_emplace(toAddress(row.number(0)));
                                if (isFirst || row.number(2) == 0)
                                    paths->second.push_back(toMac(row.number(1)));
                                return true;
                            });
}

} // namespace

Result<StoredBoxes> readStored(const Database& database) {
    auto stored = readUsersAndProofs(database);
    for (const auto read : {readSources, readTargets})
        if (stored)
            if (auto done = read(database, *stored); !done)
                stored = fail(done.error());
    return stored;
}

Result<std::pair<std::vector<boxes::Box>, std::vector<boxes::Tie>>> readUsers(const Database& database) {
    auto boxes = database.rows(selectBoxes, boxOf);
    auto ties = database.rows(selectTies, tieOf);
    if (const auto failed = firstError(boxes, ties))
        return fail(*failed);
    return std::pair(std::move(*boxes), knownTies(*ties));
}

Result<StoredBoxes> readUsersAndProofs(const Database& database) {
    StoredBoxes stored;
    auto users = readUsers(database);
    const auto proofs = readProofs(database, stored);
    if (const auto failed = firstError(users, proofs))
        return fail(*failed);
    stored.boxes = std::move(users->first);
    stored.ties = std::move(users->second);
    return stored;
}

void tell(boxes::Boxes& boxes, const StoredBoxes& stored) {
    boxes.setBoxes(stored.boxes, stored.ties);
    for (const auto& [device, macs] : stored.agents)
        boxes.setAgent(device, macs);
    for (const auto& [source, facts] : stored.sources)
        boxes.setSource(source, facts);
    for (const auto& [target, paths] : stored.targets)
        boxes.setTarget(target, paths);
}

} // namespace etherdeck::store
