#pragma once

#include "core/discovery/target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::discovery {

/// The facts that Change refers to, as last known. A fact survives the loss of the path that reported it, so
/// that a target that comes back as another disk is noticed.
struct Facts {
    std::optional<aoe::Identity> identity;
    std::optional<std::vector<MacAddress>> masks;
    std::optional<std::vector<MacAddress>> reservedBy;
    std::string configString;
    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 0;
};

/// Takes over what a path reports; facts that it has not reported stay.
void learn(Facts& facts, const Path& path);

/// What differs. A fact that becomes known for the first time is not a difference.
[[nodiscard]] Change changesBetween(const Facts& before, const Facts& now);

/// Old and new value for each flag in `changes`; they are equal for a fact that has changed back.
[[nodiscard]] std::vector<Difference> differences(Change changes, const Facts& before, const Facts& now);

} // namespace etherdeck::discovery
