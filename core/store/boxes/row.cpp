#include "core/store/boxes/row.h"

#include "core/store/database/values.h"

namespace etherdeck::store {

namespace {

constexpr std::string_view kindOfMac = "mac";
constexpr std::string_view kindOfSource = "source";
constexpr std::string_view kindOfTarget = "target";

} // namespace

ThingRow rowOf(const boxes::Thing& thing) {
    if (const auto* const mac = std::get_if<MacAddress>(&thing))
        return {kindOfMac, static_cast<std::int64_t>(mac->toNumber())};
    if (const auto* const source = std::get_if<boxes::SourceId>(&thing))
        return {kindOfSource, static_cast<std::int64_t>(*source)};
    return {kindOfTarget, toNumber(std::get<Address>(thing))};
}

std::optional<boxes::Tie> tieOf(const Statement& row) {
    boxes::Tie tie{boxes::BoxId{row.number(0)}, {}, row.number(3) != 0};
    const auto kind = row.view(1);
    const auto what = row.number(2);
    if (kind == kindOfMac)
        tie.thing = toMac(what);
    else if (kind == kindOfSource)
        tie.thing = boxes::SourceId(what);
    else if (kind == kindOfTarget)
        tie.thing = toAddress(what);
    else
        return std::nullopt;
    return tie;
}

boxes::Box boxOf(const Statement& row) {
    return {boxes::BoxId{row.number(0)}, row.text(1), row.text(2), row.text(3), row.text(4)};
}

std::vector<boxes::Tie> knownTies(const std::vector<std::optional<boxes::Tie>>& read) {
    std::vector<boxes::Tie> ties;
    for (const auto& tie : read)
        if (tie)
            ties.push_back(*tie);
    return ties;
}

} // namespace etherdeck::store
