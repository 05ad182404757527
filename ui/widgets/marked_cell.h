#pragma once

#include <QStyleOptionViewItem>

#include <functional>

class QPainter;

namespace etherdeck::ui {

/// For cells of tables that paint their own content.

/// A selected row is tinted, and the colour of its text stays `text`.
void setCellText(QStyleOptionViewItem& option, const QColor& text);

/// Paints the cell's background by its style, as if it had no text, then calls `content`, clipped to the
/// cell, with the initialized option, including its text.
void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
               const std::function<void(QPainter&)>& content);

/// A mark of the size of a lamp, painted by `mark`, followed by a word.
void paintMarkedWord(QPainter& painter, const QStyleOptionViewItem& option, const QColor& text,
                     const std::function<void(QPainter&, const QRect&)>& mark);

} // namespace etherdeck::ui
