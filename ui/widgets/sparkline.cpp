#include "ui/widgets/sparkline.h"

#include "ui/look/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace etherdeck::ui {

namespace {

constexpr QSize defaultSize(72, 16);
/// Fewer frames a second than this do not fill the height, so that a quiet link looks quiet.
constexpr double smallestScale = 8;
constexpr double lineWidth = 1.25;

} // namespace

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::NoFocus);
}

void Sparkline::setValues(std::vector<double> values) {
    if (values.size() > capacity)
        values.erase(values.begin(), values.end() - capacity);
    if (values == m_values)
        return;
    m_values = std::move(values);
    update();
}

QSize Sparkline::sizeHint() const { return defaultSize; }
QSize Sparkline::minimumSizeHint() const { return {defaultSize.width() / 2, defaultSize.height()}; }

void Sparkline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintCurve(painter, QRectF(rect()).adjusted(0.5, 1.5, -0.5, -1.5), m_values, smallestScale, palette());
}

void paintCurve(QPainter& painter, const QRectF& area, const std::vector<double>& values, double scale,
                const QPalette& palette) {
    painter.setPen(QPen(theme::hairline(palette), 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (values.size() < 2)
        return;

    double highest = scale;
    for (const double value : values)
        highest = std::max(highest, std::isfinite(value) ? value : 0.0);
    const double step = area.width() / (Sparkline::capacity - 1);
    double x = area.right() - step * static_cast<double>(values.size() - 1);
    QPainterPath line;
    QPainterPath filled;
    filled.moveTo(x, area.bottom());
    for (std::size_t i = 0; i < values.size(); ++i, x += step) {
        const double share = std::isfinite(values[i]) ? std::clamp(values[i] / highest, 0.0, 1.0) : 0.0;
        const QPointF point(x, area.bottom() - share * area.height());
        if (i == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
        filled.lineTo(point);
    }
    filled.lineTo(area.right(), area.bottom());
    QColor accent = theme::accent(palette);
    painter.setPen(QPen(accent, lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    accent.setAlphaF(0.16F);
    painter.fillPath(filled, accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
}

} // namespace etherdeck::ui

#include "moc_sparkline.cpp"
