#pragma once

#include <string>
#include <string_view>

namespace etherdeck {

/// As it is typed in a shell: quoted if needed. What is not UTF-8 text is quoted as $'\xe9' (bash, zsh, ksh).
[[nodiscard]] std::string shellWord(std::string_view word);

} // namespace etherdeck
