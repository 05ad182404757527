#pragma once

#include "ui/widgets/marked_cell.h"

#include <QStyledItemDelegate>

namespace etherdeck::ui {

/// For lists and tables of plain cells: a selected row is tinted, as in all others.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        setCellText(*option, option->palette.color(QPalette::Active, QPalette::Text));
    }
};

} // namespace etherdeck::ui
