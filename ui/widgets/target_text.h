#pragma once

#include "core/discovery/target.h"
#include "ui/widgets/plain_text.h"
#include "ui/widgets/state_lamp.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

/// A target's facts in the words of the inventory.
namespace etherdeck::ui {

/// The one thing about a target that matters most, the worst first.
enum class TargetCondition { Conflict, Vanished, New, Changed, Limited, Up };

[[nodiscard]] QString conditionText(TargetCondition condition, const discovery::Target& target);
[[nodiscard]] Lamp conditionLamp(TargetCondition condition);
/// A sentence that says what the condition means for the one who uses the target.
[[nodiscard]] QString conditionExplained(TargetCondition condition, const discovery::Target& target);

[[nodiscard]] bool isReserved(const discovery::Target& target);
[[nodiscard]] bool isMasked(const discovery::Target& target);

using InterfaceNames = std::function<QString(discovery::LinkId)>;
/// One line a path: MAC, interface, and whether it is lost.
[[nodiscard]] QString pathsText(const discovery::Target& target, const InterfaceNames& interfaceName);
/// Interfaces of the live paths (of all, when none is live), each once.
[[nodiscard]] QString interfacesText(const discovery::Target& target, const InterfaceNames& interfaceName);

/// "e0.0 answers from two boxes …", in full: title, consequence and advice.
struct ConflictText {
    QString title;
    QString consequence;
};
/// `targets` are in conflict; none of them is null, and there is at least one. The first one is told in full.
[[nodiscard]] ConflictText conflictText(const std::vector<const discovery::Target*>& targets);

} // namespace etherdeck::ui
