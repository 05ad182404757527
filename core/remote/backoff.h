#pragma once

#include "core/base/clock.h"
#include "core/remote/failure.h"

namespace etherdeck::remote {

/// After how long a box is tried again, after that many failures in a row: 1, 2, 4 … 60 seconds. Where only a
/// person can help, five minutes: a server may block addresses that fail too often.
[[nodiscard]] Duration reconnectDelay(ConnectionFault fault, int failures);

} // namespace etherdeck::remote
