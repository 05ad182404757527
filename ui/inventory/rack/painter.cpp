#include "ui/inventory/rack/painter.h"

#include "ui/look/theme.h"
#include "ui/widgets/state_lamp.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct RackPainterTexts {
    Q_DECLARE_TR_FUNCTIONS(RackPainter)
};

constexpr int smallLamp = 9;
constexpr int bayInset = metrics::grid;
constexpr int lineGap = 2;
constexpr double selectionWidth = 2;

QFont strongFont(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

int widthOf(const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text); }

bool hasLines(RackZoom zoom) { return zoom == RackZoom::NameAndSize || zoom == RackZoom::Size; }

} // namespace

RackMetrics rackMetrics(RackZoom zoom, const QFont& body, int highestShelf) {
    const QFont small = theme::secondaryFont(body);
    const int line = QFontMetrics(body).height();
    const int smallLine = QFontMetrics(small).height();
    const int sizeWidth = widthOf(strongFont(body), QStringLiteral("999.9 GB"));
    const int slotWidth = widthOf(body, QStringLiteral("254"));
    const int label = std::max(widthOf(theme::titleFont(body), QStringLiteral("65534")),
                               14 * QFontMetrics(small).averageCharWidth()) +
                      3 * metrics::grid;

    // Figures are equally wide.
    const QString highest(QString::number(highestShelf).size(), QLatin1Char('0'));

    RackMetrics metrics;
    switch (zoom) {
    case RackZoom::NameAndSize:
        metrics.bay = {std::max(sizeWidth + 5 * metrics::grid, 15 * QFontMetrics(small).averageCharWidth()),
                       2 * bayInset + line + lineGap + line + lineGap + smallLine};
        metrics.labelWidth = label;
        metrics.longestRun = 3;
        break;
    case RackZoom::Size:
        metrics.bay = {sizeWidth + 2 * bayInset, bayInset + 2 * line + lineGap + metrics::half};
        metrics.labelWidth = label;
        metrics.longestRun = 4;
        break;
    case RackZoom::Slot:
        metrics.bay = {slotWidth + metrics::lampSize + 2 * metrics::half + metrics::half,
                       line + 2 * metrics::half};
        metrics.bayGap = 3;
        metrics.padding = metrics::half + 1;
        metrics.labelWidth = widthOf(strongFont(body), highest) + 3 * metrics::grid;
        metrics.shelfGap = metrics::half + 1;
        metrics.longestRun = metrics::grid;
        metrics.isSideBySide = true;
        break;
    case RackZoom::Lamp:
        metrics.bay = {smallLamp, std::max(smallLamp, smallLine - metrics::half - 1)};
        metrics.bayGap = 1;
        metrics.padding = 0;
        metrics.labelWidth = widthOf(small, highest) + metrics::grid + 2;
        metrics.shelfGap = 2;
        // Alike shelves line up, and a whole chassis is narrower than a heading would be.
        metrics.longestRun = 16;
        metrics.isSideBySide = true;
        break;
    }
    return metrics;
}

RackPainter::RackPainter(QPainter& painter, const QWidget& view, RackZoom zoom) :
    m_painter(painter),
    m_palette(view.palette()),
    m_zoom(zoom),
    m_ratio(view.devicePixelRatioF()),
    m_body(view.font()),
    m_strong(strongFont(m_body)),
    m_small(theme::secondaryFont(m_body)),
    m_text(m_palette.color(QPalette::Text)),
    m_faint(theme::secondaryText(m_palette)),
    m_hairline(theme::hairline(m_palette)),
    m_chassis(
        theme::blend(m_text, m_palette.color(QPalette::Window), theme::isDark(m_palette) ? 0.05 : 0.04)) {
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void RackPainter::shelf(const RackLayout::Shelf& shelf, const QRect& label, const QString& name) {
    const QString number = QString::number(shelf.number);
    if (m_zoom == RackZoom::Lamp) {
        m_painter.setFont(m_small);
        m_painter.setPen(m_faint);
        m_painter.drawText(label.adjusted(0, 0, -metrics::half, 0),
                           Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, number);
        return;
    }
    const QRectF box = QRectF(shelf.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    m_painter.setPen(m_hairline);
    m_painter.setBrush(m_chassis);
    m_painter.drawRoundedRect(box, metrics::radius + 1, metrics::radius + 1);
    if (m_zoom == RackZoom::Slot) {
        m_painter.setFont(m_strong);
        engraved(label.adjusted(metrics::half, 0, -metrics::grid, 0), Qt::AlignRight | Qt::AlignVCenter,
                 number);
        return;
    }
    // The ear that a chassis is screwed to the rack with.
    const double screw = 2.5;
    const double ear = box.left() + metrics::grid + 1;
    m_painter.setBrush(theme::blend(m_text, m_chassis, 0.10));
    m_painter.setPen(Qt::NoPen);
    for (const double y : {box.top() + metrics::grid + 2, box.bottom() - metrics::grid - 2})
        m_painter.drawEllipse(QPointF(ear, y), screw, screw);

    const QRect words = label.adjusted(metrics::grid + metrics::half, 0, -metrics::half, 0);
    const QFont title = theme::titleFont(m_body);
    const int titleHeight = QFontMetrics(title).height();
    const int nameHeight = name.isEmpty() ? 0 : QFontMetrics(m_small).height();
    QRect line(words.left(), words.center().y() - (titleHeight + nameHeight) / 2, words.width(), titleHeight);
    m_painter.setFont(title);
    engraved(line, Qt::AlignLeft | Qt::AlignVCenter, number);
    if (name.isEmpty())
        return;
    line = QRect(line.left(), line.bottom() + 1, line.width(), nameHeight);
    m_painter.setFont(m_small);
    m_painter.setPen(m_faint);
    elided(line, Qt::AlignLeft | Qt::AlignVCenter, name);
}

/// Cut into the metal: an edge that catches the light under each stroke.
void RackPainter::engraved(const QRect& rect, Qt::Alignment alignment, const QString& text) {
    const bool isDark = theme::isDark(m_palette);
    m_painter.setPen(isDark ? theme::blend(Qt::black, m_chassis, 0.6) : QColor(Qt::white));
    m_painter.drawText(rect.translated(0, isDark ? -1 : 1), static_cast<int>(alignment), text);
    m_painter.setPen(m_faint);
    m_painter.drawText(rect, static_cast<int>(alignment), text);
}

void RackPainter::elided(const QRect& rect, Qt::Alignment alignment, const QString& text) {
    m_painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                       m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void RackPainter::empty(const RackLayout::Cell& cell) {
    const QColor outline = theme::blend(m_hairline, m_chassis, 0.75);
    if (m_zoom == RackZoom::Lamp) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_hairline);
        m_painter.drawEllipse(QRectF(cell.rect).center(), 1.2, 1.2);
        return;
    }
    m_painter.setPen(outline);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(QRectF(cell.rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                              metrics::radius);
}

void RackPainter::gap(const RackLayout::Cell& cell, bool isFiltered) {
    const QRect& rect = cell.rect;
    const QString words =
        isFiltered ? RackPainterTexts::tr("%1 not shown") : RackPainterTexts::tr("%1 empty");
    const QString text = hasLines(m_zoom) ? words.arg(cell.count) : QString::number(cell.count);
    m_painter.setFont(m_small);
    const QFontMetrics font = m_painter.fontMetrics();
    const int width =
        m_zoom == RackZoom::Lamp ? 0 : std::min(font.horizontalAdvance(text), rect.width()) + metrics::grid;
    m_painter.setPen(QPen(theme::blend(m_faint, m_chassis, 0.7), 1, Qt::DotLine));
    const double y = rect.center().y() + 0.5;
    const double side = (rect.width() - width) / 2.0;
    if (side >= metrics::half) {
        m_painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.left() + side, y));
        m_painter.drawLine(QPointF(rect.right() + 1 - side, y), QPointF(rect.right(), y));
    }
    if (m_zoom == RackZoom::Lamp)
        return;
    m_painter.setPen(m_faint);
    elided(rect, Qt::AlignCenter, text);
}

void RackPainter::lamp(const QRect& rect, TargetCondition condition) {
    const Lamp kind = conditionLamp(condition);
    QPixmap& picture = m_lamps[kind];
    if (picture.isNull()) {
        picture = QPixmap(rect.size() * m_ratio);
        picture.setDevicePixelRatio(m_ratio);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paintLamp(painter, QRectF({}, rect.size()), kind, m_palette);
    }
    m_painter.drawPixmap(rect.topLeft(), picture);
}

void RackPainter::bay(const QRect& rect, const RackBay& bay) {
    if (m_zoom == RackZoom::Lamp) {
        lampBay(rect, bay);
        return;
    }
    frame(QRectF(rect), bay);
    texts(rect, bay);
    rings(QRectF(rect), bay);
}

void RackPainter::lampBay(const QRect& rect, const RackBay& bay) {
    QRect square(0, 0, smallLamp, smallLamp);
    square.moveCenter(rect.center());
    if (bay.isSelected || bay.isUnderMouse || bay.flash > 0) {
        const QColor accent = theme::accent(m_palette);
        const QColor base = m_palette.color(QPalette::Base);
        m_painter.setPen(bay.isSelected ? QPen(accent, selectionWidth) : QPen(Qt::NoPen));
        m_painter.setBrush(theme::blend(accent, base, std::max(0.2, 0.5 * bay.flash)));
        m_painter.drawRoundedRect(QRectF(rect), 2, 2);
    }
    lamp(square, bay.condition);
    if (bay.isCurrent) {
        m_painter.setPen(QPen(m_text, 1, Qt::DotLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRoundedRect(QRectF(rect).adjusted(-2.5, -2.5, 2.5, 2.5), 3, 3);
    }
}

void RackPainter::frame(const QRectF& rect, const RackBay& bay) {
    const QColor accent = theme::accent(m_palette);
    const bool isGone = isPast(bay.condition);
    QColor fill = isGone ? m_chassis : m_palette.color(QPalette::Base);
    QPen outline(theme::blend(m_text, m_chassis, 0.20));
    if (bay.condition == TargetCondition::Conflict) {
        fill = theme::tint(StateColor::Danger, m_palette);
        outline.setColor(theme::state(StateColor::Danger, m_palette));
    } else if (bay.isSelected)
        fill = theme::selection(m_palette);
    else if (bay.isUnderMouse)
        fill = theme::blend(accent, fill, 0.06);
    if (bay.flash > 0)
        fill = theme::blend(theme::state(StateColor::News, m_palette), fill, 0.28 * bay.flash);
    if (bay.condition == TargetCondition::Vanished || bay.condition == TargetCondition::Missing) {
        const bool isMissing = bay.condition == TargetCondition::Missing;
        outline.setColor(isMissing ? theme::state(StateColor::Missing, m_palette) : m_faint);
        outline.setStyle(Qt::CustomDashLine);
        outline.setDashPattern(isMissing ? QList<qreal>{1.5, 2.5} : QList<qreal>{3, 3});
    }
    m_painter.setPen(outline);
    m_painter.setBrush(fill);
    m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    if (bay.isClaimed) {
        const double y = rect.bottom() - (hasLines(m_zoom) ? 3.5 : 2.5);
        m_painter.setPen(QPen(isGone ? m_faint : accent, 1.5, Qt::SolidLine, Qt::RoundCap));
        m_painter.drawLine(QPointF(rect.left() + metrics::grid, y), QPointF(rect.right() - metrics::grid, y));
    }
}

void RackPainter::rings(const QRectF& rect, const RackBay& bay) {
    m_painter.setBrush(Qt::NoBrush);
    if (bay.isSelected) {
        const double inset = selectionWidth / 2;
        m_painter.setPen(QPen(theme::accent(m_palette), selectionWidth));
        m_painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), metrics::radius - 1,
                                  metrics::radius - 1);
    }
    if (bay.isCurrent) { // dotted, in the colour of text: it is no selection
        m_painter.setPen(QPen(m_text, 1, Qt::DotLine));
        m_painter.drawRoundedRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), metrics::radius + 2,
                                  metrics::radius + 2);
    }
}

void RackPainter::texts(const QRect& rect, const RackBay& bay) {
    const bool isGone = isPast(bay.condition);
    const QString slot = QString::number(bay.address.slot());
    const int inset = hasLines(m_zoom) ? bayInset : metrics::half;
    const QRect inner = rect.adjusted(inset, 0, -inset, 0);
    m_painter.setFont(m_body);
    const int line = m_painter.fontMetrics().height();
    QRect row(inner.left(), rect.top() + (hasLines(m_zoom) ? bayInset - 2 : metrics::half), inner.width(),
              line);

    QRect mark(0, 0, metrics::lampSize, metrics::lampSize);
    mark.moveCenter(row.center());
    mark.moveRight(inner.right());
    lamp(mark, bay.condition);
    m_painter.setPen(hasLines(m_zoom) || isGone ? m_faint : m_text);
    m_painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, slot);
    if (!hasLines(m_zoom))
        return;

    row.translate(0, line + lineGap);
    m_painter.setFont(m_strong);
    m_painter.setPen(isGone ? m_faint : m_text);
    elided(row, m_zoom == RackZoom::Size ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter, bay.size);

    // Whether the last poll was answered: there or not, nothing that moves.
    const QRectF tick(mark.left() + 3, mark.bottom() + 4, mark.width() - 6, 2);
    if (bay.isHeard && m_zoom == RackZoom::NameAndSize) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(theme::blend(m_faint, m_palette.color(QPalette::Base), 0.7));
        m_painter.drawRoundedRect(tick, 1, 1);
    }
    if (m_zoom != RackZoom::NameAndSize)
        return;
    m_painter.setFont(m_small);
    row = QRect(inner.left(), row.bottom() + 1 + lineGap, inner.width(), m_painter.fontMetrics().height());
    m_painter.setPen(m_faint);
    elided(row, Qt::AlignCenter, bay.name);
}

void RackPainter::dropPlace(const QRect& rect, const QString& address) {
    const QColor accent = theme::accent(m_palette);
    m_painter.setPen(QPen(accent, selectionWidth));
    m_painter.setBrush(theme::blend(accent, m_chassis, 0.12));
    m_painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), metrics::radius, metrics::radius);
    if (!hasLines(m_zoom))
        return;
    m_painter.setPen(m_text);
    elided(rect.adjusted(metrics::half, metrics::half, -metrics::half, -metrics::half), Qt::AlignCenter,
           address);
}

void RackPainter::rubberBand(const QRect& rect) {
    QColor fill = theme::accent(m_palette);
    m_painter.setPen(fill);
    fill.setAlphaF(0.12F);
    m_painter.setBrush(fill);
    m_painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace etherdeck::ui
