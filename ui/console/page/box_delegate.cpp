#include "ui/console/page/box_delegate.h"

#include "ui/console/page/box_model.h"
#include "ui/look/theme.h"
#include "ui/widgets/state_lamp.h"

#include <QLineEdit>
#include <QPainter>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int badgeHeight = 16;
constexpr int maxOnBadge = 999;
constexpr int longestName = 80;

bool isBoot(const QModelIndex& index) { return index.data(BoxModel::BootRole).toLongLong() != 0; }

QString badgeText(int count) {
    return count > maxOnBadge ? QStringLiteral("%1+").arg(maxOnBadge) : QString::number(count);
}

/// One pill with its right end at `right`; how wide it is.
int paintBadge(QPainter& painter, const QRect& line, int right, const QString& text, const QColor& fill,
               const QColor& ink) {
    const int width =
        std::max(badgeHeight, painter.fontMetrics().horizontalAdvance(text) + metrics::grid + 2);
    const QRectF badge(right - width, line.top() + (line.height() - badgeHeight) / 2.0, width, badgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(badge, badgeHeight / 2.0, badgeHeight / 2.0);
    painter.setPen(ink);
    painter.drawText(badge, Qt::AlignCenter, text);
    return width + metrics::half;
}

void paintText(QPainter& painter, const QRect& rect, const QString& text, int flags = Qt::AlignLeft) {
    painter.drawText(rect, flags | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void BoxDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, theme::selection(option.palette));
    if (isBoot(index))
        paintBoot(*painter, option, index);
    else
        paintBox(*painter, option, index);
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(theme::accent(option.palette));
        painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius,
                                 metrics::radius);
    }
    painter->restore();
}

void BoxDelegate::paintBox(QPainter& painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    const QRect rect = option.rect.adjusted(metrics::half, metrics::half, -metrics::grid, -metrics::half);
    const int half = rect.height() / 2;
    const QRect upper(rect.left(), rect.top(), rect.width(), half);
    const QRect lower(rect.left(), rect.top() + half, rect.width(), rect.height() - half);
    const int indent = metrics::lampSize + metrics::grid;
    paintLamp(painter,
              QRectF(rect.left(), upper.top() + (half - metrics::lampSize) / 2.0, metrics::lampSize,
                     metrics::lampSize),
              static_cast<Lamp>(index.data(BoxModel::LampRole).toInt()), option.palette);
    const int badges = paintBadges(painter, option, upper, index);
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(option.palette.color(QPalette::Active, QPalette::Text));
    paintText(painter, upper.adjusted(indent, 0, -badges, 0), index.data().toString());

    painter.setFont(theme::secondaryFont(option.font));
    painter.setPen(theme::secondaryText(option.palette));
    const QString rate = index.data(BoxModel::RateRole).toString();
    paintText(painter, lower, rate, Qt::AlignRight);
    const int taken = rate.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(rate) + metrics::grid;
    const QString address = index.data(BoxModel::AddressRole).toString();
    const QString state = index.data(BoxModel::StateRole).toString();
    paintText(painter, lower.adjusted(indent, 0, -taken, 0),
              address.isEmpty() || address == index.data().toString()
                  ? state
                  : QStringLiteral("%1 · %2").arg(state, address));
}

int BoxDelegate::paintBadges(QPainter& painter, const QStyleOptionViewItem& option, const QRect& line,
                             const QModelIndex& index) const {
    QFont font = theme::secondaryFont(option.font);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    int taken = 0;
    const QColor paper = option.palette.color(QPalette::Active, QPalette::Base);
    if (const int unread = index.data(BoxModel::UnreadRole).toInt(); unread > 0)
        taken += paintBadge(painter, line, line.right() - taken, badgeText(unread),
                            theme::blend(theme::secondaryText(option.palette), paper, 0.25),
                            option.palette.color(QPalette::Active, QPalette::Text));
    if (const int crashes = index.data(BoxModel::CrashesRole).toInt(); crashes > 0)
        taken += paintBadge(painter, line, line.right() - taken, QStringLiteral("✖ ") + badgeText(crashes),
                            theme::state(StateColor::Danger, option.palette), paper);
    return taken;
}

void BoxDelegate::paintBoot(QPainter& painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const QRect rect = option.rect.adjusted(metrics::half, 0, -metrics::grid, 0);
    painter.setFont(theme::secondaryFont(option.font));
    painter.setPen(option.palette.color(QPalette::Active, QPalette::Text));
    const QString start = index.data().toString();
    paintText(painter, rect, start);
    const int taken = painter.fontMetrics().horizontalAdvance(start) + metrics::grid;
    const bool hasCrashed = index.data(BoxModel::CrashesRole).toInt() > 0;
    const QString state = index.data(BoxModel::StateRole).toString();
    painter.setPen(hasCrashed ? theme::state(StateColor::Danger, option.palette)
                              : theme::secondaryText(option.palette));
    paintText(painter, rect.adjusted(taken, 0, 0, 0), hasCrashed ? QStringLiteral("✖ %1").arg(state) : state);
}

QSize BoxDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int small = QFontMetrics(theme::secondaryFont(option.font)).height();
    if (isBoot(index))
        return {0, std::max(metrics::denseRowHeight, small + metrics::half)};
    return {0, std::max(5 * metrics::grid + metrics::half,
                        option.fontMetrics.height() + small + 2 * metrics::half + 2)};
}

QWidget* BoxDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                   const QModelIndex& /*index*/) const {
    auto* editor = new QLineEdit(parent);
    editor->setMaxLength(longestName);
    editor->setPlaceholderText(tr("Name of the box"));
    editor->setAccessibleName(tr("Name of the box"));
    return editor;
}

void BoxDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                       const QModelIndex& /*index*/) const {
    const int height = editor->sizeHint().height();
    editor->setGeometry(option.rect.left(), option.rect.center().y() - height / 2, option.rect.width(),
                        height);
}

} // namespace etherdeck::ui

#include "moc_box_delegate.cpp"
