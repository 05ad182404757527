#pragma once

#include <QStyledItemDelegate>

namespace etherdeck::ui {

/// Draws rows of HistoryModel: a lamp before the kind, addresses in monospace.
class HistoryDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace etherdeck::ui
