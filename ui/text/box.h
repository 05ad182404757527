#pragma once

#include "core/boxes/boxes.h"

#include <QString>

/// Boxes as text for users.
namespace etherdeck::ui {

/// Why something belongs to a box: "It answers from 00:25:31:00:00:0a, an address of the box."
[[nodiscard]] QString proofSentence(const boxes::Belonging& belonging);
/// Which boxes claim something that belongs to none of them.
[[nodiscard]] QString disputeSentence(const boxes::Boxes& boxes, const boxes::Belonging& belonging);

} // namespace etherdeck::ui
