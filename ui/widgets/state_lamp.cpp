#include "ui/widgets/state_lamp.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Strokes scale with the lamp: 1.5 pixels at the usual 12.
constexpr double strokeShare = 1.5 / 12;

QPainterPath triangle(const QRectF& box) {
    QPainterPath path(QPointF(box.center().x(), box.top()));
    path.lineTo(box.bottomRight());
    path.lineTo(box.bottomLeft());
    path.closeSubpath();
    return path;
}

QPainterPath diamond(const QRectF& box) {
    QPainterPath path(QPointF(box.center().x(), box.top()));
    path.lineTo(box.right(), box.center().y());
    path.lineTo(box.center().x(), box.bottom());
    path.lineTo(box.left(), box.center().y());
    path.closeSubpath();
    return path;
}

QRectF shrunk(const QRectF& box, double by) { return box.adjusted(by, by, -by, -by); }

} // namespace

StateColor colorOf(Lamp lamp) {
    switch (lamp) {
    case Lamp::On:
        return StateColor::Good;
    case Lamp::New:
    case Lamp::Changed:
        return StateColor::News;
    case Lamp::Limited:
    case Lamp::Doubt:
        return StateColor::Caution;
    case Lamp::Conflict:
        return StateColor::Danger;
    case Lamp::Missing:
        return StateColor::Missing;
    case Lamp::Unwatched:
    case Lamp::Stopped:
    case Lamp::Off:
        return StateColor::Gone;
    }
    return StateColor::Gone;
}

void paintLamp(QPainter& painter, const QRectF& rect, Lamp lamp, const QPalette& palette) {
    const double size = std::min(rect.width(), rect.height());
    QRectF box(0, 0, size, size);
    box.moveCenter(rect.center());
    const double stroke = size * strokeShare;
    const QColor color = theme::state(colorOf(lamp), palette);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QRectF outline = shrunk(box, size / 12 + stroke / 2);
    switch (lamp) {
    case Lamp::On:
        painter.setBrush(color);
        painter.drawEllipse(outline);
        break;
    case Lamp::New:
        painter.drawEllipse(outline);
        painter.setBrush(color);
        painter.setPen(Qt::NoPen);
        painter.drawPie(outline, 90 * 16, 180 * 16);
        break;
    case Lamp::Changed:
        painter.setBrush(color);
        painter.drawPath(diamond(shrunk(box, stroke / 2)));
        break;
    case Lamp::Limited:
        painter.drawRoundedRect(outline, stroke, stroke);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRect(shrunk(box, size * 0.34));
        break;
    case Lamp::Conflict:
        painter.setBrush(color);
        painter.drawPath(triangle(shrunk(box, stroke / 2).adjusted(0, size / 24, 0, -size / 24)));
        break;
    case Lamp::Doubt:
        painter.drawPath(triangle(shrunk(box, stroke).adjusted(0, size / 24, 0, -size / 24)));
        break;
    case Lamp::Missing: {
        painter.drawEllipse(outline);
        const double reach = outline.width() / 2 * 0.7;
        painter.drawLine(outline.center() + QPointF(-reach, reach),
                         outline.center() + QPointF(reach, -reach));
        break;
    }
    case Lamp::Unwatched:
        painter.setPen(QPen(color, 2 * stroke, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(outline.left() + stroke / 2, outline.center().y()),
                         QPointF(outline.right() - stroke / 2, outline.center().y()));
        break;
    case Lamp::Stopped:
        painter.drawRoundedRect(outline, stroke, stroke);
        break;
    case Lamp::Off:
        painter.drawEllipse(outline);
        break;
    }
    painter.restore();
}

LampMark::LampMark(Lamp lamp, QWidget* parent) : QWidget(parent), m_lamp(lamp) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void LampMark::setLamp(Lamp lamp) {
    if (m_lamp == lamp)
        return;
    m_lamp = lamp;
    update();
}

QSize LampMark::sizeHint() const { return {metrics::lampSize, metrics::lampSize}; }

void LampMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintLamp(painter, rect(), m_lamp, palette());
}

} // namespace etherdeck::ui

#include "moc_state_lamp.cpp"
