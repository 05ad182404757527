#pragma once

#include "core/discovery/target.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::discovery {

/// The facts that Change speaks of, as last known. A fact survives the loss of the path that told it, so that
/// a target that comes back as another disk is noticed.
struct Facts {
    std::optional<aoe::Identity> identity;
    std::optional<std::vector<MacAddress>> masks;
    std::optional<std::vector<MacAddress>> reservedBy;
    std::string configString;
    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 0;
};

/// Takes over what a path tells; what it has not told stays as it was known.
void learn(Facts& facts, const Path& path);

/// What differs. To learn a fact for the first time is no difference.
[[nodiscard]] Change changesBetween(const Facts& before, const Facts& now);

/// Before and after of each flag in `changes`; both are the same for a fact that has changed back.
[[nodiscard]] std::vector<Difference> differences(Change changes, const Facts& before, const Facts& now);

} // namespace etherdeck::discovery
