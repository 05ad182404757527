#pragma once

#include "core/services/inventory/discovery_values.h"
#include "ui/text/fact_lines.h"

#include <QString>

#include <vector>

/// Texts for when interfaces are up and no target answers.
namespace etherdeck::ui {

/// `links` are up; there is at least one.
[[nodiscard]] QString silenceTitle(const std::vector<LinkStatus>& links);
/// What was sent where, what came back, and the likely causes.
[[nodiscard]] std::vector<FactLines> silenceFacts(const std::vector<LinkStatus>& links);

} // namespace etherdeck::ui
