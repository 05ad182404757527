#pragma once

#include <QDateTime>
#include <QString>

namespace etherdeck::ui {

/// The locale's short form, with seconds: where things come close together.
[[nodiscard]] QString clockText(const QTime& time);
/// The same behind the date.
[[nodiscard]] QString dateClockText(const QDateTime& time);

} // namespace etherdeck::ui
