#pragma once

#include <string_view>

namespace etherdeck::netconsole {

/// True for a line that a kernel prints and U-Boot does not: shows who speaks where there is no time stamp.
[[nodiscard]] bool isKernelLine(std::string_view line);

} // namespace etherdeck::netconsole
