#pragma once

#include "core/base/clock.h"
#include "ui/widgets/banner.h"

#include <QString>
#include <QStringList>

namespace etherdeck::ui {

/// Texts about the sleep of this computer. Boxes are those whose U-Boot prints to it.

/// For the desktop, which shows it when it refuses to sleep.
[[nodiscard]] QString sleepRefusal(const QStringList& boxes);
[[nodiscard]] Banner::Message sleepWarning(const QStringList& boxes);
/// Once it is over; at least one box depended on it.
[[nodiscard]] Banner::Message sleptMessage(WallTime start, WallTime end, const QStringList& boxes);

} // namespace etherdeck::ui
