#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

/// Starts a virtual SAN to try Etherdeck with, from the running program.
namespace etherdeck {

/// Finds an installed or built program: next to the running one, then in the folder of helpers, then by PATH.
/// Errors: ProgramMissing, with the places searched as detail.
[[nodiscard]] Result<std::string> findCompanion(const std::string& name);

/// The argument vector that opens Etherdeck's window inside the lab: etherdeck-lab --profile home --
/// etherdeck -i san0. Errors: ProgramMissing.
[[nodiscard]] Result<std::vector<std::string>> labCommand(const std::string& profile = "home");

/// Starts a program that keeps running when this one ends; returns its process id.
/// Errors: Malformed for no command, ProgramFailed when it cannot be started.
[[nodiscard]] Result<std::int64_t> startDetached(const std::vector<std::string>& command);

} // namespace etherdeck
