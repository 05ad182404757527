#pragma once

#include "ui/console/search/match.h"

#include <QStyledItemDelegate>

namespace etherdeck::ui {

/// Draws groups and hits of a search: time, a mark for the level, the line with what was found marked. Plain
/// text always.
class SearchDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setMatch(const SearchMatch& match) { m_match = match; }
    void paint(QPainter* painter, const QStyleOptionViewItem& plain, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintHit(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRect& rect, const QString& text, const QPalette& palette) const;

    SearchMatch m_match;
};

} // namespace etherdeck::ui
