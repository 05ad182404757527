#include "ui/timeline/painter.h"

#include "ui/text/clock.h"

#include <QLocale>
#include <QPainter>
#include <QPixmapCache>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int labelPadding = metrics::grid;
constexpr int openerSize = metrics::grid;
constexpr int laneIndent = metrics::grid + metrics::half;
constexpr std::uint32_t maxShown = 999;
const QString dayFormat = QStringLiteral("ddd d MMM");

QString countText(std::uint32_t count) {
    return count > maxShown ? QStringLiteral("999+") : QString::number(count);
}

} // namespace

TimelinePainter::TimelinePainter(QPainter& painter, const QWidget& view) :
    m_painter(painter),
    m_palette(view.palette()),
    m_body(view.font()),
    m_small(theme::secondaryFont(view.font())),
    m_hasFocus(view.hasFocus()) {}

void TimelinePainter::elided(const QRect& rect, Qt::Alignment alignment, const QString& text) {
    m_painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                       m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

void TimelinePainter::lane(const QRect& row, const TimelineLane& lane, int labelWidth, bool isOdd) {
    if (isOdd)
        m_painter.fillRect(row, m_palette.color(QPalette::AlternateBase));
    const int middle = row.center().y();
    m_painter.setPen(theme::hairline(m_palette));
    m_painter.drawLine(labelWidth, middle, row.right(), middle);
    const int indent = lane.isPart ? laneIndent : 0;
    QRect label = row.adjusted(labelPadding + indent, 0, labelWidth - row.width() - labelPadding, 0);
    if (lane.canOpen()) {
        opener({label.left(), row.top(), openerSize, row.height()}, lane.isOpen);
        label.setLeft(label.left() + laneIndent);
    }
    m_painter.setFont(m_body);
    m_painter.setPen(m_palette.color(QPalette::Text));
    if (lane.targets.isEmpty())
        return elided(label, Qt::AlignLeft | Qt::AlignVCenter, lane.title);
    const int body = QFontMetrics(m_body).height();
    const int small = QFontMetrics(m_small).height();
    const int top = label.top() + (label.height() - body - small) / 2;
    elided({label.left(), top, label.width(), body}, Qt::AlignLeft | Qt::AlignVCenter, lane.title);
    m_painter.setFont(m_small);
    m_painter.setPen(theme::secondaryText(m_palette));
    elided({label.left(), top + body, label.width(), small}, Qt::AlignLeft | Qt::AlignVCenter, lane.targets);
}

/// A triangle, as trees have: to the right while it is closed.
void TimelinePainter::opener(const QRect& place, bool isOpen) {
    const double x = place.center().x();
    const double y = place.center().y() + 0.5;
    constexpr double half = 3.5;
    QPolygonF triangle{QPointF(-half / 2, -half), QPointF(half / 2, 0), QPointF(-half / 2, half)};
    if (isOpen)
        triangle = QPolygonF{QPointF(-half, -half / 2), QPointF(half, -half / 2), QPointF(0, half / 2)};
    triangle.translate(x, y);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(theme::secondaryText(m_palette));
    m_painter.drawPolygon(triangle);
    m_painter.restore();
}

void TimelinePainter::ticks(const std::vector<TimelineTick>& ticks, int left, int axisHeight, int height) {
    m_painter.setFont(m_small);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const auto& tick = ticks[i];
        const int x = left + static_cast<int>(tick.x);
        const QColor line = theme::hairline(m_palette);
        m_painter.setPen(tick.isMajor ? theme::blend(m_palette.color(QPalette::Text), line, 0.35) : line);
        if (x >= left)
            m_painter.drawLine(x, axisHeight - metrics::half, x, height);
        m_painter.setPen(tick.isMajor ? m_palette.color(QPalette::Text) : theme::secondaryText(m_palette));
        const int width = m_painter.fontMetrics().horizontalAdvance(tickText(tick)) + 2;
        const QRect place(x + metrics::half, 0, width, axisHeight - 2);
        if (place.right() < m_painter.device()->width()) // else it would be cut through
            m_painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, tickText(tick));
    }
}

void TimelinePainter::date(QDate date, const QRect& corner) {
    m_painter.setFont(m_small);
    m_painter.setPen(theme::secondaryText(m_palette));
    elided(corner.adjusted(labelPadding, 0, -labelPadding, -2), Qt::AlignLeft | Qt::AlignVCenter,
           QLocale().toString(date, dayFormat));
}

void TimelinePainter::now(double x, int top, int height) {
    m_painter.setPen(QPen(theme::accent(m_palette), 1));
    m_painter.drawLine(QPointF(x, top), QPointF(x, height));
}

void TimelinePainter::cluster(const QRect& place, const MarkCluster& cluster, bool isSelected,
                              bool isUnderMouse) {
    constexpr int room = 5; // for the frame around it
    const QRect around = place.adjusted(-room, -room, room, room);
    if (isSelected || isUnderMouse)
        return drawCluster(m_painter, place, cluster, isSelected, isUnderMouse);
    // The same few are drawn hundreds of times in a frame.
    const double ratio = m_painter.device()->devicePixelRatioF();
    const auto key = QStringLiteral("etherdeck-mark-%1-%2-%3-%4-%5")
                         .arg(static_cast<int>(cluster.kind))
                         .arg(countText(cluster.count))
                         .arg(m_palette.cacheKey())
                         .arg(m_small.key())
                         .arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(around.size() * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        drawCluster(painter, QRect(QPoint(room, room), place.size()), cluster, false, false);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    m_painter.drawPixmap(around.topLeft(), pixmap);
}

void TimelinePainter::drawCluster(QPainter& painter, const QRect& place, const MarkCluster& cluster,
                                  bool isSelected, bool isUnderMouse) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme::state(markColor(cluster.kind), m_palette);
    if (isSelected || isUnderMouse || cluster.count > 1) {
        const QColor faint = theme::blend(color, m_palette.color(QPalette::Base), isUnderMouse ? 1.0 : 0.5);
        painter.setPen(isSelected ? QPen(theme::accent(m_palette), m_hasFocus ? 2 : 1) : QPen(faint));
        painter.setBrush(m_palette.color(QPalette::Base));
        painter.drawRoundedRect(QRectF(place).adjusted(-3, -3, 3, 3), metrics::half, metrics::half);
    }
    paintMark(painter, QRectF(place.left(), place.top(), markSize, markSize), cluster.kind, m_palette);
    if (cluster.count > 1) {
        painter.setFont(m_small);
        painter.setPen(m_palette.color(QPalette::Text));
        painter.drawText(place.adjusted(markSize + 2, -2, 0, 2), Qt::AlignLeft | Qt::AlignVCenter,
                         countText(cluster.count));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QString tickText(const TimelineTick& tick) {
    const QLocale locale;
    switch (tick.unit) {
    case TimelineTick::Unit::Second:
        return clockText(tick.time.time());
    case TimelineTick::Unit::Minute:
        return shortClockText(tick.time.time());
    case TimelineTick::Unit::Day:
        return locale.toString(tick.time.date(), dayFormat);
    case TimelineTick::Unit::Month:
        return locale.toString(tick.time.date(), QStringLiteral("MMM yyyy"));
    case TimelineTick::Unit::Year:
        return QString::number(tick.time.date().year());
    }
    return {};
}

} // namespace etherdeck::ui
