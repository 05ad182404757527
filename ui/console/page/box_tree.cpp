#include "ui/console/page/box_tree.h"

#include "ui/console/page/box_delegate.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/translated.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace etherdeck::ui {

BoxTree::BoxTree(BoxModel& model, QWidget* parent) : QTreeView(parent), m_model(model) {
    setModel(&model);
    setItemDelegate(new BoxDelegate(this));
    header()->hide();
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setUniformRowHeights(false);
    setIndentation(2 * metrics::grid + metrics::half);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    keepTranslated(this, [this] { setAccessibleName(tr("Boxes")); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        emit bootsRequested(index.data(BoxModel::SourceRole).toLongLong());
    });
    connect(this, &QTreeView::doubleClicked, this, &BoxTree::activatedBox);
}

BoxChoice BoxTree::choice() const {
    BoxChoice choice;
    const auto rows = selectionModel()->selectedRows();
    for (const QModelIndex& row : rows) {
        const auto source = row.data(BoxModel::SourceRole).toLongLong();
        if (std::ranges::find(choice.sources, source) == choice.sources.end())
            choice.sources.push_back(source);
    }
    std::ranges::sort(choice.sources);
    if (rows.size() == 1)
        choice.boot = rows.first().data(BoxModel::BootRole).toLongLong();
    return choice;
}

bool BoxTree::select(std::int64_t source, std::int64_t boot) {
    const QModelIndex index = m_model.indexOf(source, boot);
    const QModelIndex shown = index.isValid() ? index : m_model.indexOf(source);
    if (!shown.isValid())
        return false;
    setCurrentIndex(shown);
    scrollTo(shown);
    return true;
}

std::int64_t BoxTree::currentBox() const { return currentIndex().data(BoxModel::SourceRole).toLongLong(); }

void BoxTree::renameCurrent() {
    const QModelIndex index = m_model.indexOf(currentBox());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    edit(index);
}

/// In the colour of the rest of the row.
void BoxTree::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    if (selectionModel()->isSelected(index))
        painter->fillRect(rect, theme::selection(palette()));
    if (!model()->hasChildren(index))
        return;
    QStyleOption option;
    option.initFrom(this);
    option.rect = QRect(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    option.state |= QStyle::State_Children | (isExpanded(index) ? QStyle::State_Open : QStyle::State_None);
    option.state &= ~QStyle::State_Selected;
    style()->drawPrimitive(QStyle::PE_IndicatorBranch, &option, painter, this);
}

void BoxTree::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QTreeView::selectionChanged(selected, deselected);
    emit choiceChanged();
}

void BoxTree::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index =
        event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    emit menuRequested(event->reason() == QContextMenuEvent::Keyboard
                           ? viewport()->mapToGlobal(visualRect(index).center())
                           : event->globalPos());
}

void BoxTree::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState) {
        emit activatedBox();
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace etherdeck::ui
