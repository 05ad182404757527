#pragma once

#include "core/base/result.h"

#include <string>

namespace etherdeck::link {

/// The path of etherdeck-link: `given` when it is not empty, else the one beside the running program, else
/// the one installed with it (../libexec/etherdeck). Environment variables have no say: the file it names may
/// hold a privilege. Errors: ProgramMissing, with the places looked at as detail.
[[nodiscard]] Result<std::string> findLinkProgram(const std::string& given = {});

} // namespace etherdeck::link
