#pragma once

#include "core/plans/environment.h"
#include "core/uboot/environment.h"

#include <optional>
#include <string>

namespace etherdeck::ctl {

/// An environment of U-Boot in a file.
struct EnvironmentFile {
    uboot::Environment environment;
    bool isWhole = false;
    std::string place;                        ///< where it was found; empty: it is text
    std::optional<plans::FlashBackup> backup; ///< it is one
};
/// Output of printenv, a backup, an environment, or a dump of its partition; "-" is standard input. Prints
/// why it is none.
[[nodiscard]] std::optional<EnvironmentFile> readEnvironmentFile(const std::string& name);

} // namespace etherdeck::ctl
