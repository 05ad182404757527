#include "ui/widgets/marked_cell.h"

#include "ui/look/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace etherdeck::ui {

void setCellText(QStyleOptionViewItem& option, const QColor& text) {
    option.palette.setColor(QPalette::Highlight, theme::selection(option.palette));
    option.palette.setColor(QPalette::HighlightedText, text);
    option.palette.setColor(QPalette::Text, text);
}

void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
               const std::function<void(QPainter&)>& content) {
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, option.widget);
    painter.save();
    painter.setFont(option.font);
    painter.setClipRect(option.rect, Qt::IntersectClip);
    content(painter);
    painter.restore();
}

void paintMarkedWord(QPainter& painter, const QStyleOptionViewItem& option, const QColor& text,
                     const std::function<void(QPainter&, const QRect&)>& mark) {
    const QRect cell = option.rect.adjusted(metrics::grid, 0, -metrics::grid, 0);
    QRect place(0, 0, metrics::lampSize, metrics::lampSize);
    place.moveCenter(cell.center());
    place.moveLeft(cell.left());
    mark(painter, place);
    painter.setPen(text);
    const QRect words = cell.adjusted(metrics::lampSize + metrics::grid, 0, 0, 0);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                     option.fontMetrics.elidedText(option.text, Qt::ElideRight, words.width()));
}

} // namespace etherdeck::ui
