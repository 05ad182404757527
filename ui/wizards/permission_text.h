#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "ui/wizards/finding_card.h"

#include <QString>
#include <QStringList>

/// What etherdeck-link lacks and how it gets it, in words.
namespace etherdeck::ui {

/// What is missing and why that matters.
[[nodiscard]] QString permissionText(const LinkPermission& permission);
/// Why no privilege is given to that file, and what to do; empty when there is a plan.
[[nodiscard]] QString refusalText(const LinkPermission& permission);
/// What each command does, a line for each step.
[[nodiscard]] QString stepText(const RepairStep& step);
/// What else to know: own file, the group.
[[nodiscard]] QStringList planNotes(const RepairPlan& plan);
/// "pkexec /usr/sbin/setcap …", or with sudo for a terminal; quoted for a shell where needed.
[[nodiscard]] QString commandText(const RepairStep& step, const QString& asker);
[[nodiscard]] FindingCard::Finding outcomeText(const RepairOutcome& outcome);

} // namespace etherdeck::ui
