#pragma once

#include "core/base/result.h"

#include <string>

namespace etherdeck::link {

/// The path of etherdeck-link: `given` unless it is empty, otherwise the one beside the running program,
/// otherwise the one installed with it (../libexec/etherdeck). Environment variables are ignored: the file
/// may be privileged. Errors: ProgramMissing, with the searched places as detail.
[[nodiscard]] Result<std::string> findLinkProgram(const std::string& given = {});

} // namespace etherdeck::link
