#pragma once

#include <string_view>

namespace etherdeck {

/// True when JSON can hold it as it is, and in few characters: UTF-8, and no control characters but tabs.
[[nodiscard]] bool isText(std::string_view bytes);

} // namespace etherdeck
