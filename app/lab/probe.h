#pragma once

#include "app/lab/targets/profile.h"
#include "core/base/clock.h"

namespace etherdeck::lab {

/// Returns when every target that answers us has answered at least once on the interface, through switch and
/// cables, and config strings are set. For a rack, only the first and the last target are asked. Errors:
/// TimedOut with the address that did not answer, and those of PacketSocket.
[[nodiscard]] Result<void> waitForAnswers(const Profile& profile, TimePoint deadline);

} // namespace etherdeck::lab
