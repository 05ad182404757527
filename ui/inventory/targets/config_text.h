#pragma once

#include "core/services/inventory/config_editor.h"
#include "ui/widgets/notice.h"

#include <QStringList>

/// Owners and changes of config strings in words.
namespace etherdeck::ui {

[[nodiscard]] QString ownerText(const discovery::Target& target, bool isOurs);
[[nodiscard]] Notice::Message configBusy(Address address);
[[nodiscard]] Notice::Message configOutcomeMessage(Address address, const ConfigOutcome& outcome,
                                                   const std::string& wished);

/// A change of another's string, to be agreed to.
struct ClaimPlan {
    Address address;
    std::string present;
    std::string wanted; ///< empty: release
};
[[nodiscard]] QString planTitle(const ClaimPlan& plan);
/// What will be done, one step a line.
[[nodiscard]] QStringList planSteps(const ClaimPlan& plan);
[[nodiscard]] QString planVerb(const ClaimPlan& plan);

} // namespace etherdeck::ui
