#pragma once

#include "core/plans/environment.h"
#include "core/uboot/doctor.h"
#include "ui/widgets/banner.h"

#include <QString>

#include <optional>

/// U-Boot's environment in the flash memory of a box as text for users.
namespace etherdeck::ui {

/// "“u-boot” (/dev/mtd0) at 0xc0000 · 128 KB · checksum right · no bad block": one line.
[[nodiscard]] QString environmentPlaceText(const plans::BoxEnvironment& found);
/// What keeps it from being changed, or is dangerous; nothing: all is well.
[[nodiscard]] std::optional<Banner::Message> environmentTrouble(const plans::BoxEnvironment& found);
/// It can be changed variable by variable.
[[nodiscard]] bool canEdit(const plans::BoxEnvironment& found);
/// What is wrong with the name of a new variable; empty: nothing.
[[nodiscard]] QString wrongVariableName(const QString& name, const uboot::Environment& environment);

} // namespace etherdeck::ui
