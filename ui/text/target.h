#pragma once

#include "core/services/inventory/discovery_values.h"
#include "ui/text/lamp.h"
#include "ui/text/plain.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

/// Texts about a target, as in the inventory.
namespace etherdeck::ui {

using InterfaceNames = std::function<QString(discovery::LinkId)>;

/// The most important thing about a target, the worst first.
enum class TargetCondition {
    Conflict,
    PossibleConflict,
    Vanished,
    Missing,
    Stopped,
    New,
    Changed,
    Limited,
    NotWatched,
    Up
};
inline constexpr TargetCondition allConditions[] = {
    TargetCondition::Conflict, TargetCondition::PossibleConflict, TargetCondition::Vanished,
    TargetCondition::Missing,  TargetCondition::Stopped,          TargetCondition::New,
    TargetCondition::Changed,  TargetCondition::Limited,          TargetCondition::NotWatched,
    TargetCondition::Up};

/// Without the time: never New or Changed.
[[nodiscard]] TargetCondition plainCondition(const discovery::Target& target);
/// True when its facts are from when it was last heard.
[[nodiscard]] bool isPast(TargetCondition condition);

/// "e7.3"
[[nodiscard]] QString addressText(const discovery::Target& target);
[[nodiscard]] QString conditionText(TargetCondition condition, const discovery::Target& target);
[[nodiscard]] Lamp conditionLamp(TargetCondition condition);
/// A sentence that says what the condition means for users of the target.
[[nodiscard]] QString conditionExplained(TargetCondition condition, const discovery::Target& target);

/// Why its interface is not watched: "eth1 is switched off". Empty for a target that is watched.
[[nodiscard]] QString notWatchedReason(const discovery::Target& target, const InterfaceNames& interfaceName,
                                       const std::vector<LinkStatus>& links);

[[nodiscard]] bool isReserved(const discovery::Target& target);
[[nodiscard]] bool isMasked(const discovery::Target& target);

/// "2 disks" in a conflict, when none of them is *the* disk; else empty.
[[nodiscard]] QString disksText(const discovery::Target& target);
[[nodiscard]] QString disksText(std::size_t disks);
/// In a conflict one line per disk: MAC, size, model and serial number; else empty.
[[nodiscard]] QString disksList(const discovery::Target& target);

/// One line per path: MAC, interface, and whether it is lost.
[[nodiscard]] QString pathsText(const discovery::Target& target, const InterfaceNames& interfaceName);
/// Interfaces of the live paths (of all, when none is live), each once.
[[nodiscard]] QString interfacesText(const discovery::Target& target, const InterfaceNames& interfaceName);

/// "e0.0 answers from two boxes …", in full: title, consequence and advice.
struct ConflictText {
    QString title;
    QString consequence;
};
/// `targets` are in conflict; none is null, and there is at least one. The first one is described in full.
[[nodiscard]] ConflictText conflictText(const std::vector<const discovery::Target*>& targets);

} // namespace etherdeck::ui
