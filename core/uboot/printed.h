#pragma once

#include <string_view>

namespace etherdeck::uboot {

/// The part of a console's output that the last whole `printenv` printed: from its command, or its first
/// variable, to the line with the size. An output that was cut short counts when its command is there. Empty:
/// there is none. The output for one variable counts as none.
[[nodiscard]] std::string_view lastPrinted(std::string_view text);

} // namespace etherdeck::uboot
