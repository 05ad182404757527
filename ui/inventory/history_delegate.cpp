#include "ui/inventory/history_delegate.h"

#include "ui/inventory/history_model.h"
#include "ui/widgets/state_lamp.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>

namespace etherdeck::ui {

void HistoryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isTime = index.column() == HistoryModel::TimeColumn;
    const QColor text = isTime ? theme::secondaryText(option->palette)
                               : option->palette.color(QPalette::Active, QPalette::Text);
    option->palette.setColor(QPalette::Highlight, theme::selection(option->palette));
    option->palette.setColor(QPalette::HighlightedText, text);
    option->palette.setColor(QPalette::Text, text);
    if (index.column() == HistoryModel::AddressColumn) {
        option->font = theme::fixedFont(option->font);
        option->fontMetrics = QFontMetrics(option->font);
    }
}

void HistoryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& plain,
                            const QModelIndex& index) const {
    if (index.column() != HistoryModel::KindColumn) {
        QStyledItemDelegate::paint(painter, plain, index);
        return;
    }
    QStyleOptionViewItem option = plain;
    initStyleOption(&option, index);
    const QString word = option.text;
    option.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);

    const auto lamp = static_cast<Lamp>(index.data(HistoryModel::LampRole).toInt());
    const QRect cell = option.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
    QRect mark(0, 0, metrics::lampSize, metrics::lampSize);
    mark.moveCenter(cell.center());
    mark.moveLeft(cell.left());
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    paintLamp(*painter, mark, lamp, option.palette);
    painter->setFont(option.font);
    painter->setPen(lamp == Lamp::Conflict ? theme::state(StateColor::Danger, option.palette)
                                           : option.palette.color(QPalette::Text));
    const QRect words = cell.adjusted(metrics::lampSize + metrics::grid, 0, 0, 0);
    painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(word, Qt::ElideRight, words.width()));
    painter->restore();
}

} // namespace etherdeck::ui
