#include "ui/console/search/delegate.h"

#include "core/netconsole/base/line.h"
#include "ui/console/search/model.h"
#include "ui/look/theme.h"
#include "ui/text/plain.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace etherdeck::ui {

namespace {

using netconsole::Level;

constexpr int markWidth = 20;
constexpr int before = 12; ///< characters left of a match that is far to the right

struct LevelMark {
    QChar sign;
    StateColor color;
};

LevelMark markOf(int level) {
    if (level >= 0 && level <= static_cast<int>(Level::Error))
        return {QChar(0x2716), StateColor::Danger};
    if (level == static_cast<int>(Level::Warning))
        return {QChar(0x25b2), StateColor::Caution};
    if (level == static_cast<int>(Level::Notice) || level == static_cast<int>(Level::Information))
        return {QChar(0x25cf), StateColor::Gone};
    return {QChar(0x00b7), StateColor::Gone};
}

} // namespace

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool isGroup = !index.parent().isValid();
    const int least = isGroup ? metrics::rowHeight : metrics::denseRowHeight;
    return {0, std::max(least, QFontMetrics(option.font).height() + 4)};
}

void SearchDelegate::paint(QPainter* painter, const QStyleOptionViewItem& plain,
                           const QModelIndex& index) const {
    QStyleOptionViewItem option = plain;
    initStyleOption(&option, index);
    option.text.clear();
    option.palette.setColor(QPalette::Highlight, theme::selection(option.palette));
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    if (index.parent().isValid())
        paintHit(*painter, option, index);
    else
        paintGroup(*painter, option, index);
    painter->restore();
}

void SearchDelegate::paintGroup(QPainter& painter, const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(option.palette.color(QPalette::Active, QPalette::Text));
    const QRect rect = option.rect.adjusted(metrics::half, 0, -metrics::grid, 0);
    const int count = index.data(SearchModel::CountRole).toInt();
    const QString number = numberText(static_cast<std::uint64_t>(count));
    const int room = painter.fontMetrics().horizontalAdvance(number) + 2 * metrics::grid;
    const QString title =
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width() - room);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(option.font);
    painter.setPen(theme::secondaryText(option.palette));
    const int at = QFontMetrics(strong).horizontalAdvance(title) + metrics::grid;
    painter.drawText(rect.adjusted(at, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, number);
}

void SearchDelegate::paintHit(QPainter& painter, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const {
    const QFont fixed = theme::fixedFont(option.font);
    painter.setFont(fixed);
    QRect rect = option.rect.adjusted(metrics::half, 0, -metrics::grid, 0);
    const QString time = index.data(SearchModel::TimeRole).toString();
    painter.setPen(theme::secondaryText(option.palette));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, time);
    rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(time) + metrics::grid);
    const LevelMark mark = markOf(index.data(SearchModel::LevelRole).toInt());
    painter.setFont(option.font);
    painter.setPen(theme::state(mark.color, option.palette));
    painter.drawText(QRect(rect.left(), rect.top(), markWidth, rect.height()), Qt::AlignCenter, mark.sign);
    painter.setFont(fixed);
    paintText(painter, rect.adjusted(markWidth + metrics::half, 0, 0, 0), index.data().toString(),
              option.palette);
}

/// A line whose match would not be seen begins shortly before it.
void SearchDelegate::paintText(QPainter& painter, const QRect& rect, const QString& text,
                               const QPalette& palette) const {
    const QFontMetrics font = painter.fontMetrics();
    auto ranges = m_match.ranges(text);
    const int character = std::max(font.averageCharWidth(), 1);
    const int fits = std::max(rect.width() / character, 1);
    QString shown = text;
    int cut = 0;
    if (!ranges.empty() && ranges.front().first + ranges.front().second > fits) {
        cut = std::max(ranges.front().first - before, 0);
        shown = QChar(0x2026) + text.mid(cut);
        --cut; // the ellipsis
    }
    shown = shown.left(2 * fits);
    painter.setPen(Qt::NoPen);
    painter.setBrush(
        theme::blend(theme::state(StateColor::Caution, palette), palette.color(QPalette::Base), 0.35));
    for (const auto& [first, length] : ranges) {
        const int from = first - cut;
        if (from < 0 || from >= shown.size())
            continue;
        const int left = rect.left() + font.horizontalAdvance(shown.left(from));
        const int width = font.horizontalAdvance(shown.mid(from, length));
        painter.drawRoundedRect(QRect(left, rect.top() + 2, width, rect.height() - 4), 2, 2);
    }
    painter.setPen(palette.color(QPalette::Active, QPalette::Text));
    painter.drawText(rect, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     font.elidedText(shown, Qt::ElideRight, rect.width()));
}

} // namespace etherdeck::ui

#include "moc_delegate.cpp"
