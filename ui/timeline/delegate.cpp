#include "ui/timeline/delegate.h"

#include "ui/timeline/model.h"
#include "ui/widgets/marked_cell.h"

#include <QPainter>

namespace etherdeck::ui {

void TimelineDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QColor text = index.column() == TimelineModel::TimeColumn
                            ? theme::secondaryText(option->palette)
                            : option->palette.color(QPalette::Active, QPalette::Text);
    setCellText(*option, text);
}

void TimelineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& plain,
                             const QModelIndex& index) const {
    if (index.column() != TimelineModel::KindColumn) {
        QStyledItemDelegate::paint(painter, plain, index);
        return;
    }
    QStyleOptionViewItem option = plain;
    initStyleOption(&option, index);
    const auto kind = static_cast<MarkKind>(index.data(TimelineModel::KindRole).toInt());
    paintCell(*painter, option, [&option, kind](QPainter& cell) {
        paintMarkedWord(cell, option, option.palette.color(QPalette::Text),
                        [&option, kind](QPainter& place, const QRect& mark) {
                            paintMark(place, mark, kind, option.palette);
                        });
    });
}

} // namespace etherdeck::ui

#include "moc_delegate.cpp"
