#pragma once

#include "app/lab/targets/profile.h"
#include "app/lab/voices/voice.h"

namespace etherdeck::lab {

/// What the voice of the profile's plug with this index is to say. The plug has one.
[[nodiscard]] Voice::Plan voicePlan(const Profile& profile, std::size_t plug);

} // namespace etherdeck::lab
