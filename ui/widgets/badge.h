#pragma once

#include "ui/look/theme.h"

#include <QFont>
#include <QRect>

class QPainter;

namespace etherdeck::ui {

inline constexpr int badgeHeight = 18;

/// A pill with a number at the right of `place`, centred vertically. Returns its width.
int paintBadge(QPainter& painter, const QRect& place, const QFont& body, const QPalette& palette, int count,
               StateColor color);

} // namespace etherdeck::ui
