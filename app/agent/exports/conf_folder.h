#pragma once

#include "core/exports/conf.h"

#include <string>

namespace etherdeck::agent {

/// The exports that the files of a folder configure. A file that cannot be read is left out.
[[nodiscard]] exports::ConfDirectory readConfFolder(const std::string& folder, exports::ConfReader reader);

/// A text that changes when one of these files does, without reading them.
[[nodiscard]] std::string stateOfConfFolder(const std::string& folder);

} // namespace etherdeck::agent
