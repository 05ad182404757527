#pragma once

#include "core/advisor/arrival_check.h"
#include "ui/widgets/state_lamp.h"

#include <QString>

/// What ArrivalCheck finds, in words.
namespace etherdeck::ui {

[[nodiscard]] QString legTitle(ArrivalLeg leg);
[[nodiscard]] Lamp findingLamp(ArrivalFinding::State state);
/// "OK", "problem", "unknown", "checking": goes with the lamp.
[[nodiscard]] QString findingWord(ArrivalFinding::State state);
/// What was found and what to do.
[[nodiscard]] QString findingSentence(const ArrivalFinding& finding);
/// The summary in one sentence: what is broken.
[[nodiscard]] QString arrivalSummary(const ArrivalCheck& check);

} // namespace etherdeck::ui
