#pragma once

#include "core/plans/environment.h"
#include "core/plans/refusal.h"

#include <string>

namespace etherdeck {

/// Stores a copy of flash memory in the folder for them, and returns its path. Refused when it does not have
/// this SHA-256 (empty: any), or cannot be written.
[[nodiscard]] plans::Outcome<std::string> keepFlashBackup(const plans::FlashBackup& backup,
                                                          const std::string& sha256);

} // namespace etherdeck
