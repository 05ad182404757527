#pragma once

#include "core/netconsole/base/events.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::store {

/// What the numbers of a Netconsole, which start anew with each run, are in the store.
struct LiveSource {
    /// From a boot of the run on: what is added to its number.
    struct Offset {
        netconsole::BootNumber from{};
        std::int64_t offset = 0;

        friend bool operator==(const Offset&, const Offset&) = default;
    };

    netconsole::SourceId source{};
    std::int64_t id = 0;
    std::vector<Offset> offsets; ///< in the order of boots; empty before the first line

    [[nodiscard]] std::optional<std::int64_t> boot(netconsole::BootNumber number) const;

    friend bool operator==(const LiveSource&, const LiveSource&) = default;
};

/// A boot that is new in the store.
struct BegunBoot {
    std::int64_t source = 0; ///< the store's numbers
    std::int64_t number = 0;
    netconsole::BootCause cause{};
    WallTime start{};

    friend bool operator==(const BegunBoot&, const BegunBoot&) = default;
};

} // namespace etherdeck::store
