#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <string>

namespace etherdeck::remote {

/// A lock that is kept until the descriptor is closed. A file of its own, since what it protects is replaced
/// with each change. Errors: Busy, PermissionDenied, System.
[[nodiscard]] Result<link::UniqueDescriptor> holdFile(const std::string& path, Duration patience);

} // namespace etherdeck::remote
