#pragma once

#include "core/services/desk/link_permission.h"
#include "core/services/desk/link_repair.h"
#include "ui/wizards/finding_card.h"

#include <QString>
#include <QStringList>

/// Texts about what etherdeck-link lacks, and how to grant it.
namespace etherdeck::ui {

/// What is missing and why that matters.
[[nodiscard]] QString permissionText(const LinkPermission& permission);
/// Why that file is not given a privilege, and what to do; empty when it can be.
[[nodiscard]] QString refusalText(const LinkPermission& permission);
/// What each command does, one line per step.
[[nodiscard]] QString stepText(const RepairStep& step);
/// What else to know: own file, the group.
[[nodiscard]] QStringList planNotes(const RepairPlan& plan);
/// "pkexec /usr/sbin/setcap …", or with sudo for a terminal; quoted for a shell where needed.
[[nodiscard]] QString commandText(const RepairStep& step, const QString& asker);
[[nodiscard]] FindingCard::Finding outcomeText(const RepairOutcome& outcome);

} // namespace etherdeck::ui
