#include "ui/inventory/history/delegate.h"

#include "ui/inventory/history/model.h"
#include "ui/look/theme.h"
#include "ui/widgets/marked_cell.h"
#include "ui/widgets/state_lamp.h"

#include <QPainter>

namespace etherdeck::ui {

void HistoryDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isTime = index.column() == HistoryModel::TimeColumn;
    const QColor text = isTime ? theme::secondaryText(option->palette)
                               : option->palette.color(QPalette::Active, QPalette::Text);
    setCellText(*option, text);
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
    const auto lamp = static_cast<Lamp>(index.data(HistoryModel::LampRole).toInt());
    const QColor text = lamp == Lamp::Conflict ? theme::state(StateColor::Danger, option.palette)
                                               : option.palette.color(QPalette::Text);
    paintCell(*painter, option, [&](QPainter& cell) {
        paintMarkedWord(cell, option, text, [&option, lamp](QPainter& place, const QRect& mark) {
            paintLamp(place, mark, lamp, option.palette);
        });
    });
}

} // namespace etherdeck::ui

#include "moc_delegate.cpp"
