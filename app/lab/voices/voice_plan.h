#pragma once

#include "app/lab/targets/profile.h"
#include "app/lab/voices/voice.h"

namespace etherdeck::lab {

/// The plan for the voice of the profile's plug with this index, which must have one.
[[nodiscard]] Voice::Plan voicePlan(const Profile& profile, std::size_t plug);

} // namespace etherdeck::lab
