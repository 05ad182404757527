#pragma once

#include "core/base/address.h"
#include "core/base/result.h"
#include "core/plans/json.h"

#include <vector>

namespace etherdeck::remote {

/// What an export carries, per second.
struct ExportRate {
    Address address;
    double reads = 0;
    double writes = 0;
    double bytes = 0; ///< of both directions

    friend bool operator==(const ExportRate&, const ExportRate&) = default;
};
/// The event of the topic "rates". Numbers are finite, and not negative.
[[nodiscard]] Result<std::vector<ExportRate>> ratesFrom(const plans::Json& json);

} // namespace etherdeck::remote
