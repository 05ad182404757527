#pragma once

#include "ui/console/lines/rules.h"

namespace etherdeck::ui {

/// A ready-made highlight rule.
struct RulePreset {
    QString name;
    LogRule rule;
};
[[nodiscard]] QList<RulePreset> rulePresets();

} // namespace etherdeck::ui
