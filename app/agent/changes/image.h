#pragma once

#include "core/plans/refusal.h"

#include <cstdint>
#include <string>

namespace etherdeck::agent {

/// Creates a file of that size that is to be exported: sparse, or with all of its space reserved. Nothing is
/// left of it after a failure. Refusals: BadPath when it exists; NoRoom; Failed.
[[nodiscard]] plans::Outcome<void> makeImage(const std::string& path, std::uint64_t bytes, bool full);

} // namespace etherdeck::agent
