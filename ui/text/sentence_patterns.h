#pragma once

#include <string_view>

namespace etherdeck::ui {

/// The pattern of a sentence that core or an agent of this version makes (core/base/sentence.h).
[[nodiscard]] bool isSentencePattern(std::string_view pattern);

} // namespace etherdeck::ui
