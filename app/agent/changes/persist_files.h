#pragma once

#include "core/exports/persist.h"

#include <optional>
#include <string>

namespace etherdeck::agent {

/// What vblade-persist is configured to export; nothing where it is not.
[[nodiscard]] std::optional<exports::PersistExports> readPersistFiles(const std::string& root);

} // namespace etherdeck::agent
