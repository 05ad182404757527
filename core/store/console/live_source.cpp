#include "core/store/console/live_source.h"

#include <algorithm>

namespace etherdeck::store {

std::optional<std::int64_t> LiveSource::boot(netconsole::BootNumber number) const {
    std::optional<std::int64_t> found;
    for (const auto& [from, offset] : offsets)
        if (from <= number || !found)
            found = std::max<std::int64_t>(static_cast<std::int64_t>(number) + offset, 1);
    return found;
}

} // namespace etherdeck::store
