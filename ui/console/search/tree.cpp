#include "ui/console/search/tree.h"

#include "ui/look/theme.h"

namespace etherdeck::ui {

/// The delegate has this colour too, but it does not draw the place of the branches.
void SearchTree::initViewItemOption(QStyleOptionViewItem* option) const {
    QTreeView::initViewItemOption(option);
    option->palette.setColor(QPalette::Highlight, theme::selection(palette()));
}

} // namespace etherdeck::ui

#include "moc_tree.cpp"
