#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::ctl {

struct FillOptions {
    std::optional<std::string> source; ///< of the history, as typed; nothing: it is not filled
    std::string store;                 ///< empty: the default history
    std::uint64_t since = 0;
};

/// Stores the records of a box's kernel log that are missing in the history.
[[nodiscard]] ExitStatus runFill(Output& output, const DeviceOptions& options, const FillOptions& fill);

} // namespace etherdeck::ctl
