#include "ui/widgets/badge.h"

#include <QPainter>

#include <algorithm>

namespace etherdeck::ui {

namespace {
constexpr int maxOnBadge = 99;
}

int paintBadge(QPainter& painter, const QRect& place, const QFont& body, const QPalette& palette, int count,
               StateColor color) {
    QFont font = theme::secondaryFont(body);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const QString text = count > maxOnBadge ? QStringLiteral("%1+").arg(maxOnBadge) : QString::number(count);
    const int width =
        std::max(badgeHeight, painter.fontMetrics().horizontalAdvance(text) + metrics::grid + 2);
    const QRectF badge(place.right() - width + 1, place.top() + (place.height() - badgeHeight) / 2.0, width,
                       badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::state(color, palette));
    painter.drawRoundedRect(badge, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(palette.color(QPalette::Active, QPalette::Base));
    painter.drawText(badge, Qt::AlignCenter, text);
    return width;
}

} // namespace etherdeck::ui
