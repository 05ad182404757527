#pragma once

#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// Appends what the kernel escaped: \xNN becomes that byte, all else stays (printk's msg_add_ext_text).
void appendUnescaped(std::string& bytes, std::string_view wire);

/// The text of an escaped part of a record: what was escaped, made harmless (core/base/harmless_text.h).
[[nodiscard]] std::string unescapedText(std::string_view wire);

} // namespace etherdeck::netconsole
