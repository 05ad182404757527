#pragma once

#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Undoes the kernel's escapes: \xNN becomes that byte, everything else stays (printk's msg_add_ext_text).
void appendUnescaped(std::string& bytes, std::string_view wire);

/// The text of an escaped part of a record: unescaped, then made harmless (core/base/harmless_text.h).
[[nodiscard]] std::string unescapedText(std::string_view wire);

} // namespace etherdeck::netconsole
