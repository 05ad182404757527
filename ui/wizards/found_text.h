#pragma once

#include "ui/wizards/finding_card.h"
#include "ui/wizards/wizard_findings.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

/// Texts about what was found and what it means.
namespace etherdeck::ui {

struct ShelfSummary {
    std::uint16_t shelf = 0;
    std::size_t targets = 0;
    std::uint64_t sectors = 0; ///< of targets that reported their size
    bool hasConflict = false;
};
/// By number.
[[nodiscard]] std::vector<ShelfSummary> shelves(const WizardFindings& findings);
/// "3 targets · 1.5 TB"
[[nodiscard]] QString shelfText(const ShelfSummary& shelf);
/// "7 targets on 3 shelves", "One target", "No target"
[[nodiscard]] QString foundText(const WizardFindings& findings);

/// What the user should know before using the targets, the worst first; each kind is listed once or a few
/// times, however many there are.
[[nodiscard]] std::vector<FindingCard::Finding> notableFindings(const WizardFindings& findings);

/// Why nothing can be heard on the chosen interfaces: every one of them failed or carries no frames.
/// Nothing while one of them works or is being opened.
[[nodiscard]] std::optional<FindingCard::Finding> obstacle(const WizardFindings& findings,
                                                           const QString& linkProgram);
/// True when a chosen interface could not be opened because the permission is missing.
[[nodiscard]] bool lacksPermission(const WizardFindings& findings);

} // namespace etherdeck::ui
