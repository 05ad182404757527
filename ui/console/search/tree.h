#pragma once

#include <QTreeView>

namespace etherdeck::ui {

/// Hits of a search under their groups.
class SearchTree : public QTreeView {
    Q_OBJECT

public:
    using QTreeView::QTreeView;

protected:
    void initViewItemOption(QStyleOptionViewItem* option) const override;
};

} // namespace etherdeck::ui
