#pragma once

#include "app/lab/targets/profile.h"

#include <string>

namespace etherdeck::lab {

/// The partition mtd0 of a plug: nothing but U-Boot's environment, where bodhi's U-Boot has it. Netconsole
/// goes to `server` if that answers.
[[nodiscard]] std::string flashContent(const VirtualPlug& plug, const std::string& server);

} // namespace etherdeck::lab
