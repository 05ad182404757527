#include "ui/wizards/step_list.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QIcon>
#include <QPainter>

#include <array>

namespace etherdeck::ui {

namespace {
constexpr int smallEmblem = 48;
constexpr int stepHeight = 32;
constexpr int stepMarkSize = 20;
constexpr int margin = 4; // the window has its own
constexpr int rightMargin = 20;
constexpr int narrowest = 200;
constexpr int widest = 300;
} // namespace

StepList::StepList(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void StepList::setSteps(const QString& title, const QStringList& steps, int current) {
    m_title = title;
    m_steps = steps;
    m_current = current;
    setAccessibleName(title);
    setAccessibleDescription(
        current < steps.size()
            ? tr("Step %1 of %2: %3").arg(current + 1).arg(steps.size()).arg(steps.at(current))
            : QString());
    updateGeometry();
    update();
}

QSize StepList::sizeHint() const {
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics metric(strong);
    int width = QFontMetrics(theme::titleFont(font())).horizontalAdvance(m_title) + margin + rightMargin;
    for (const QString& step : m_steps)
        width = std::max(width, margin + rightMargin + stepMarkSize + 12 + metric.horizontalAdvance(step));
    const int height =
        2 * margin + smallEmblem + 80 + stepHeight * std::max(6, static_cast<int>(m_steps.size()));
    return {std::clamp(width, narrowest, widest), height};
}

void StepList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    applicationIcon().paint(&painter, QRect(margin, margin, smallEmblem, smallEmblem));

    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(theme::titleFont(font()));
    const QFontMetrics metric(painter.font());
    const QRect title(margin, margin + smallEmblem + 12, width() - margin - rightMargin, metric.height());
    painter.drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                     metric.elidedText(m_title, Qt::ElideRight, title.width()));
    QRect row(margin, title.bottom() + 20, width() - margin - rightMargin, stepHeight);
    for (int step = 0; step < m_steps.size(); ++step, row.translate(0, stepHeight))
        paintStep(painter, row, step);
}

/// Done: a tick. Now: filled. To come: an outline.
void StepList::paintStep(QPainter& painter, const QRect& row, int step) const {
    const bool isDone = step < m_current;
    const bool isNow = step == m_current;
    const QColor accent = theme::accent(palette());
    const QColor quiet = theme::secondaryText(palette());
    const QRectF mark(row.left() + 0.75, row.center().y() - stepMarkSize / 2 + 0.75, stepMarkSize - 1.5,
                      stepMarkSize - 1.5);
    painter.setPen(QPen(isDone || isNow ? accent : quiet, 1.5));
    painter.setBrush(isNow ? QBrush(accent) : Qt::NoBrush);
    painter.drawEllipse(mark);
    QFont small = theme::secondaryFont(font());
    if (isDone) {
        painter.setPen(QPen(accent, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF middle = mark.center();
        const std::array tick{middle + QPointF(-3.75, 0.25), middle + QPointF(-1, 3),
                              middle + QPointF(4, -2.75)};
        painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
    } else {
        small.setWeight(QFont::DemiBold);
        painter.setFont(small);
        painter.setPen(isNow ? palette().color(QPalette::HighlightedText) : quiet);
        painter.drawText(mark, Qt::AlignCenter, QString::number(step + 1));
    }
    QFont words = font();
    words.setWeight(isNow ? QFont::DemiBold : QFont::Normal);
    painter.setFont(words);
    painter.setPen(isNow ? palette().color(QPalette::WindowText) : quiet);
    const QRect text = row.adjusted(stepMarkSize + 12, 0, 0, 0);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(words).elidedText(m_steps.at(step), Qt::ElideRight, text.width()));
}

} // namespace etherdeck::ui

#include "moc_step_list.cpp"
