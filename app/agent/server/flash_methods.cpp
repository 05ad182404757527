#include "app/agent/server/flash_methods.h"

#include "app/agent/box/facts.h"
#include "app/agent/flash/partitions.h"
#include "core/plans/members.h"

namespace etherdeck::agent {

using plans::Json;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

Outcome<Json> listFlashPartitions(Agent& agent, const Json&, OpenCall&) {
    std::vector<FlashEntry> entries;
    for (const auto& each : readBoxFacts(agent.paths().root).mtd)
        entries.push_back({{each.index, each.name, each.bytes, each.eraseBytes}, each.readOnly});
    const auto list = listFlash(agent.paths().root, entries);
    if (!list)
        return refuse(list.error());
    return plans::toJson(*list);
}

Outcome<Json> readFlashPart(Agent& agent, const Json& params, OpenCall&) {
    plans::Members members(params);
    plans::FlashArea area;
    members.require("partition");
    members.require("offset");
    members.require("size");
    if (const auto* const json = members.find("partition")) {
        if (auto partition = plans::partitionFrom(*json))
            area.partition = std::move(*partition);
        else
            members.wrong("partition");
    }
    members.number("offset", area.offset);
    members.number("size", area.size);
    if (!members.firstWrong().empty())
        return refuse(RefusalCode::BadRequest,
                      "The parameter " + members.firstWrong() + " is missing or invalid.",
                      {{"name", members.firstWrong()}});
    const auto piece = readFlash(agent.paths().root, area);
    if (!piece)
        return refuse(piece.error());
    return plans::toJson(*piece);
}

} // namespace etherdeck::agent
