#pragma once

#include "core/install/failure.h"
#include "ui/devices/base/text.h"

namespace etherdeck::ui {

/// Why an agent cannot be put on a box, or a step of that failed.
[[nodiscard]] DeviceFailureText installFailureText(const install::Failure& failure,
                                                   const std::string& device);

} // namespace etherdeck::ui
