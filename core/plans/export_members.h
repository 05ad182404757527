#pragma once

#include "core/exports/export.h"
#include "core/plans/members.h"

namespace etherdeck::plans {

/// Reads the settable members of an export; `address` is required.
void readExport(Members& members, exports::Export& config);

} // namespace etherdeck::plans
