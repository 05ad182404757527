#pragma once

#include "core/uboot/doctor.h"

#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// What is wrong, why it matters, and the commands that fix it.
[[nodiscard]] std::string findingText(const uboot::Finding& finding, const uboot::Environment& environment);
/// {"kind", "weight", "variables", "text", "detail", "fixes": [{"name", "value"}]}
[[nodiscard]] std::string findingsJson(const std::vector<uboot::Finding>& findings,
                                       const uboot::Environment& environment);
/// Why a file is no environment, with what to do.
[[nodiscard]] std::string faultText(uboot::EnvironmentFault fault);

/// What a variable is for; empty for one that only scripts use.
[[nodiscard]] std::string_view meaningOf(std::string_view variable);

} // namespace etherdeck::ctl
