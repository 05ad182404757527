#include "ui/shell/activity/button.h"

#include "ui/look/icons.h"
#include "ui/look/translated.h"
#include "ui/widgets/badge.h"

#include <QPainter>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int drawingSize = 20;
constexpr int progressHeight = 2;

} // namespace

ActivityButton::ActivityButton(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    keepTranslated(this, [this] { showTexts(); });
}

void ActivityButton::setNotices(int count, bool isAnyUrgent) {
    m_notices = count;
    m_isAnyUrgent = isAnyUrgent;
    showTexts();
}

void ActivityButton::setJobs(int count, int perMille) {
    m_jobs = count;
    m_perMille = perMille;
    showTexts();
}

void ActivityButton::setFolded(bool isFolded) {
    m_isFolded = isFolded;
    showTexts();
}

void ActivityButton::showTexts() {
    setText(tr("Activity"));
    QStringList meaning;
    if (m_jobs > 0)
        meaning << (m_jobs == 1 ? tr("1 job under way") : tr("%n jobs under way", nullptr, m_jobs));
    if (m_notices > 0)
        meaning << (m_notices == 1 ? tr("1 notice") : tr("%n notices", nullptr, m_notices));
    const QString all =
        meaning.isEmpty() ? tr("Nothing is under way, and nothing needs attention") : meaning.join(tr(", "));
    setAccessibleName(text());
    setAccessibleDescription(all);
    setToolTip(m_isFolded ? tr("%1: %2").arg(text(), all) : all);
    update();
}

QSize ActivityButton::sizeHint() const {
    return {metrics::sidebarWidth, std::max(4 * metrics::grid, fontMetrics().height() + metrics::grid)};
}

void ActivityButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void ActivityButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void ActivityButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor text = palette().color(QPalette::Active, QPalette::Text);
    const QColor accent = theme::accent(palette());
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(accent) : QPen(Qt::NoPen));
    if (isDown() || isChecked())
        painter.setBrush(theme::currentPage(palette()));
    else if (underMouse())
        painter.setBrush(theme::blend(text, theme::sidebar(palette()), 0.06));
    painter.drawRoundedRect(box, metrics::radius, metrics::radius);

    const QRect inside = m_isFolded ? rect().adjusted((width() - drawingSize) / 2, 0, 0, 0)
                                    : rect().adjusted(12, 0, -metrics::grid, 0);
    painter.drawPixmap(
        inside.left(), inside.top() + (inside.height() - drawingSize) / 2,
        tintedPixmap(Icon::Notifications, m_jobs > 0 ? accent : text, drawingSize, devicePixelRatioF()));
    if (m_jobs > 0)
        paintProgress(painter, box);
    const QRect badgePlace = m_isFolded ? QRect(rect().left(), rect().top(), width(), badgeHeight) : inside;
    if (m_notices > 0)
        paintBadge(painter, badgePlace, font(), palette(), m_notices,
                   m_isAnyUrgent ? StateColor::Danger : StateColor::Caution);
    if (m_isFolded)
        return;
    painter.setFont(font());
    painter.setPen(text);
    painter.drawText(inside.adjusted(drawingSize + 12, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     this->text());
}

/// A thin line at the bottom; in full where it is not known how far they are.
void ActivityButton::paintProgress(QPainter& painter, const QRectF& box) const {
    QRectF line(box.left() + metrics::grid, box.bottom() - progressHeight - 1,
                box.width() - 2 * metrics::grid, progressHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::hairline(palette()));
    painter.drawRect(line);
    if (m_perMille >= 0)
        line.setWidth(line.width() * std::clamp(m_perMille, 0, Jobs::allDone) / Jobs::allDone);
    painter.setBrush(theme::accent(palette()));
    painter.drawRect(line);
}

} // namespace etherdeck::ui

#include "moc_button.cpp"
