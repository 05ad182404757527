#pragma once

#include <QStyledItemDelegate>

namespace etherdeck::ui {

class ChangeFlash;

/// Draws the cells of the inventory: the lamp beside the state, units fainter than their numbers,
/// vanished targets faint.
class TargetDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// `flash` lives as long as this.
    TargetDelegate(const ChangeFlash* flash, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    const ChangeFlash* m_flash;
};

} // namespace etherdeck::ui
