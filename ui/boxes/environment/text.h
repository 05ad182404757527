#pragma once

#include "core/uboot/doctor.h"
#include "ui/text/lamp.h"

#include <QString>

/// U-Boot's environment, and what is wrong with one, as text for users. Values are made harmless here.
namespace etherdeck::ui {

struct FindingText {
    QString what;
    QString why;
    QString lines; ///< for U-Boot's prompt; empty: how to fix it is not known
};
[[nodiscard]] FindingText findingText(const uboot::Finding& finding, const uboot::Environment& environment);
[[nodiscard]] Lamp lampOf(uboot::Finding::Weight weight);
/// "danger", in a word beside the mark.
[[nodiscard]] QString weightText(uboot::Finding::Weight weight);
/// "3 things are wrong", "Nothing wrong was found".
[[nodiscard]] QString findingsSummary(const std::vector<uboot::Finding>& findings);
/// Whether netconsole is started; what there is to say of an environment with nothing wrong.
[[nodiscard]] QString netconsoleSentence(const uboot::Environment& environment);
/// What a well-known variable is for; empty for others.
[[nodiscard]] QString meaningOfVariable(std::string_view variable);

} // namespace etherdeck::ui
