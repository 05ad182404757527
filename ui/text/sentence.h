#pragma once

#include "core/base/sentence.h"

#include <QString>

namespace etherdeck::ui {

/// A sentence of a box in the language of the window, on one line and made harmless. In English, when it has
/// no pattern, or one that this version does not know.
[[nodiscard]] QString sentenceText(const Sentence& sentence);

} // namespace etherdeck::ui
