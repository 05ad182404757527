#include "ui/timeline/timeline_delegate.h"

#include "ui/timeline/timeline_model.h"

#include <QApplication>
#include <QPainter>

namespace etherdeck::ui {

void TimelineDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QColor text = index.column() == TimelineModel::TimeColumn
                            ? theme::secondaryText(option->palette)
                            : option->palette.color(QPalette::Active, QPalette::Text);
    option->palette.setColor(QPalette::Highlight, theme::selection(option->palette));
    option->palette.setColor(QPalette::HighlightedText, text);
    option->palette.setColor(QPalette::Text, text);
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& plain,
                             const QModelIndex& index) const {
    if (index.column() != TimelineModel::KindColumn) {
        QStyledItemDelegate::paint(painter, plain, index);
        return;
    }
    QStyleOptionViewItem option = plain;
    initStyleOption(&option, index);
    const QString word = option.text;
    option.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const QRect cell = option.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
    const QRect mark(cell.left(), cell.center().y() + 1 - metrics::lampSize / 2, metrics::lampSize,
                     metrics::lampSize);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintMark(*painter, mark, static_cast<MarkKind>(index.data(TimelineModel::KindRole).toInt()),
              option.palette);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    const QRect words = cell.adjusted(metrics::lampSize + metrics::grid, 0, 0, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(word, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace etherdeck::ui
