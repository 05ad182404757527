#include "ui/inventory/table/delegate.h"

#include "ui/inventory/targets/change_flash.h"
#include "ui/inventory/targets/model.h"
#include "ui/look/theme.h"
#include "ui/widgets/marked_cell.h"
#include "ui/widgets/state_lamp.h"

#include <QPainter>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr int cellMargin = metrics::grid;

TargetCondition conditionAt(const QModelIndex& index) {
    return static_cast<TargetCondition>(index.data(TargetModel::ConditionRole).toInt());
}

QColor textColor(const QStyleOptionViewItem& option) {
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    return option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
}

void drawStateCell(QPainter& painter, const QStyleOptionViewItem& option, TargetCondition condition) {
    const bool isUrgent = condition == TargetCondition::Conflict;
    const QColor text = isUrgent ? theme::state(StateColor::Danger, option.palette) : textColor(option);
    paintMarkedWord(painter, option, text, [&option, condition](QPainter& place, const QRect& mark) {
        paintLamp(place, mark, conditionLamp(condition), option.palette);
    });
}

/// The unit stands in a slot of fixed width, so that the numbers of a column line up.
void drawSizeCell(QPainter& painter, const QStyleOptionViewItem& option, const QString& size) {
    const auto blank = size.lastIndexOf(QLatin1Char(' '));
    const QString unit = size.mid(blank + 1);
    const int unitWidth = std::max(option.fontMetrics.horizontalAdvance(QStringLiteral("MB")),
                                   option.fontMetrics.horizontalAdvance(unit));
    QRect cell = option.rect.adjusted(cellMargin, 0, -cellMargin, 0);
    painter.setPen(theme::secondaryText(option.palette));
    painter.drawText(QRect(cell.right() - unitWidth + 1, cell.top(), unitWidth, cell.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, unit);
    cell.setRight(cell.right() - unitWidth - metrics::half);
    painter.setPen(textColor(option));
    painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter, size.left(std::max<qsizetype>(blank, 0)));
}

} // namespace

TargetDelegate::TargetDelegate(const ChangeFlash* flash, QObject* parent) :
    QStyledItemDelegate(parent), m_flash(flash) {}

void TargetDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const QColor text = option->palette.color(QPalette::Active, QPalette::Text);
    option->palette.setColor(QPalette::Highlight, theme::selection(option->palette));
    option->palette.setColor(QPalette::HighlightedText, text);
    const QVariant address = index.data(TargetModel::AddressRole);
    const bool isShelf = !address.isValid();
    if (const double flash = isShelf ? 0 : m_flash->strength(address.value<Address>()); flash > 0)
        option->backgroundBrush = theme::blend(theme::state(StateColor::News, option->palette),
                                               option->palette.color(QPalette::Base), 0.22 * flash);
    if (isShelf &&
        (index.column() == TargetModel::AddressColumn || index.column() == TargetModel::SizeColumn))
        option->font.setWeight(QFont::DemiBold);
    const bool isFaint = isPast(conditionAt(index)) || index.column() == TargetModel::LastSeenColumn;
    if (isFaint) {
        const QColor faint = theme::secondaryText(option->palette);
        option->palette.setColor(QPalette::Text, faint);
        option->palette.setColor(QPalette::HighlightedText, faint);
    }
    if (index.column() == TargetModel::AddressColumn && !isShelf) {
        option->font = theme::fixedFont(option->font);
        option->fontMetrics = QFontMetrics(option->font);
    }
}

void TargetDelegate::paint(QPainter* painter, const QStyleOptionViewItem& plain,
                           const QModelIndex& index) const {
    const int column = index.column();
    if (column != TargetModel::StateColumn && column != TargetModel::SizeColumn) {
        QStyledItemDelegate::paint(painter, plain, index);
        return;
    }
    QStyleOptionViewItem option = plain;
    initStyleOption(&option, index);
    paintCell(*painter, option, [&](QPainter& cell) {
        if (column == TargetModel::StateColumn)
            drawStateCell(cell, option, conditionAt(index));
        else if (!option.text.isEmpty())
            drawSizeCell(cell, option, option.text);
    });
}

QSize TargetDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (index.column() == TargetModel::StateColumn)
        size.rwidth() += metrics::lampSize + metrics::grid;
    return size;
}

} // namespace etherdeck::ui

#include "moc_delegate.cpp"
