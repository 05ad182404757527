#pragma once

#include "core/uboot/doctor.h"

#include <string>

namespace etherdeck::ctl {

/// What is wrong, why it matters, and the commands that fix it.
[[nodiscard]] std::string findingText(const uboot::Finding& finding, const uboot::Environment& environment);
/// {"kind", "weight", "variables", "text", "detail", "fixes": [{"name", "value"}]}
[[nodiscard]] std::string findingsJson(const std::vector<uboot::Finding>& findings,
                                       const uboot::Environment& environment);
/// Why a file is no environment, with what to do.
[[nodiscard]] std::string faultText(uboot::EnvironmentFault fault);

} // namespace etherdeck::ctl
