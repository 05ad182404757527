#pragma once

#include "core/base/result.h"
#include "ui/console/lines/rules.h"

#include <QByteArray>
#include <QMap>

namespace etherdeck::ui {

/// Highlight rules as JSON, to take them to another computer. Boxes are told by their names there: the
/// numbers of sources differ.
[[nodiscard]] QByteArray rulesToFile(const QList<LogRule>& rules, const QMap<qint64, QString>& names);
/// A rule of a box that is not known here becomes one for all boxes. Errors: Malformed, Unsupported, TooLong.
[[nodiscard]] Result<QList<LogRule>> rulesFromFile(const QByteArray& file,
                                                   const QMap<qint64, QString>& names);

inline constexpr int maxRules = 100;
inline constexpr int maxRuleText = 1000; ///< characters

} // namespace etherdeck::ui
