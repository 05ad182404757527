#pragma once

#include <QDateTime>
#include <QString>

namespace etherdeck::ui {

/// The locale's short form, without seconds.
[[nodiscard]] QString shortClockText(const QTime& time);
/// The same with seconds, for things that happen close together.
[[nodiscard]] QString clockText(const QTime& time);
/// The same, after the date.
[[nodiscard]] QString dateClockText(const QDateTime& time);

} // namespace etherdeck::ui
