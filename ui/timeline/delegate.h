#pragma once

#include <QStyledItemDelegate>

namespace etherdeck::ui {

/// Rows of the timeline's list: a mark before the kind, plain text everywhere.
class TimelineDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& plain, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace etherdeck::ui
