#pragma once

#include <QStyledItemDelegate>

namespace etherdeck::ui {

/// Draws the cells of the inventory: the lamp beside the state, units fainter than their numbers,
/// vanished targets faint.
class TargetDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace etherdeck::ui
