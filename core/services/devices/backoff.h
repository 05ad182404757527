#pragma once

#include "core/base/clock.h"
#include "core/remote/failure.h"

namespace etherdeck {

/// How long after the `failures`-th failure in a row a box is tried again: 1, 2, 4 … 60 seconds. Where only a
/// person can help, every five minutes: a server may lock out who knocks too often.
[[nodiscard]] Duration reconnectDelay(remote::ConnectionFault fault, int failures);

} // namespace etherdeck
