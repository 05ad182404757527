#pragma once

#include <QStyledItemDelegate>

namespace etherdeck::ui {

/// A box in two lines: its lamp, name and badges; what it does, and how much it says. A boot in one.
class BoxDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    void paintBox(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintBoot(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    /// How much room they take from the right end.
    int paintBadges(QPainter& painter, const QStyleOptionViewItem& option, const QRect& line,
                    const QModelIndex& index) const;
};

} // namespace etherdeck::ui
