#pragma once

#include "ui/inventory/targets/departures.h"
#include "ui/widgets/banner.h"

#include <functional>
#include <set>

namespace etherdeck::ui {

/// Who still answers, to tell a box from a cable.
struct StillThere {
    std::set<MacAddress> macs;
    std::set<std::string> interfaces;
};
/// The user's name for the target at an address; empty without a name.
using NameOf = std::function<QString(Address)>;

/// What went away, since when, what it looks like from here, and how long what came back was away.
/// `number` of `count` such notices, from 1.
[[nodiscard]] Banner::Message departureMessage(const Departure& departure, const StillThere& stillThere,
                                               const NameOf& nameOf, std::size_t number, std::size_t count);

/// "3 min", "2 h", "5 days": how long something took.
[[nodiscard]] QString spanText(WallTime::duration span);

/// Targets of earlier runs that have not answered since the start: `missing` of the `known` ones do not
/// answer.
[[nodiscard]] Banner::Message missingMessage(std::size_t missing, std::size_t known);

} // namespace etherdeck::ui
