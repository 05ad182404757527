#pragma once

#include <QStyleOptionViewItem>

#include <functional>

class QPainter;

namespace etherdeck::ui {

/// Cells of tables that paint their content themselves.

/// A selected row is tinted, and its text stays `text`.
void setCellText(QStyleOptionViewItem& option, const QColor& text);

/// The cell's ground by its style, as if it had no text, and then what `content` paints, within the cell. It
/// is given the option as it was initialised, with its text.
void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
               const std::function<void(QPainter&)>& content);

/// A mark of the size of a lamp, painted by `mark`, and a word behind it.
void paintMarkedWord(QPainter& painter, const QStyleOptionViewItem& option, const QColor& text,
                     const std::function<void(QPainter&, const QRect&)>& mark);

} // namespace etherdeck::ui
