#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/boxes/options.h"

namespace etherdeck::ctl {

[[nodiscard]] ExitStatus runBox(Output& output, const BoxOptions& options);

} // namespace etherdeck::ctl
