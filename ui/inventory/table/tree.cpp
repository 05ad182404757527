#include "ui/inventory/table/tree.h"

#include "ui/inventory/table/columns.h"
#include "ui/inventory/table/delegate.h"
#include "ui/inventory/table/selection_bridge.h"
#include "ui/inventory/targets/change_flash.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace etherdeck::ui {

namespace {

const QString treeLayout = QStringLiteral("tree-columns");
const QString closedKey = QStringLiteral("inventory/closed-shelves");
constexpr int maxRemembered = 4096;
/// Qt looks at every open row when one is removed: thirty thousand of each are a minute's work.
constexpr int maxOpenedByItself = 1000;

TargetFilterModel& following(TargetFilterModel& filter, TargetModel& targets) {
    filter.setSourceModel(&targets);
    return filter;
}

} // namespace

/// A tree takes its row height from the delegate.
class TargetTree::RowDelegate : public TargetDelegate {
public:
    using TargetDelegate::TargetDelegate;

    void setHeight(int height) { m_height = height; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        return {TargetDelegate::sizeHint(option, index).width(), m_height};
    }

private:
    int m_height = metrics::rowHeight;
};

TargetTree::TargetTree(TargetModel& targets, TargetSelection& selection, QWidget* parent) :
    QTreeView(parent), m_tree(following(m_matching, targets)) {
    m_shown.setSourceModel(&m_tree);
    m_bridge =
        new SelectionBridge(*this, m_shown, selection, [this](Address address) { return indexOf(address); });
    auto* flash = new ChangeFlash(targets, *this);
    connect(flash, &ChangeFlash::faded, this, &TargetTree::updateRows);
    m_delegate = new RowDelegate(flash, this);
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAnimated(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setIndentation(2 * metrics::grid);
    setDense(false);

    columns::setUp(*header());
    setSortingEnabled(true);
    sortByColumn(TargetModel::AddressColumn, Qt::AscendingOrder);
    columns::setDefaultWidths(*header(), fontMetrics());
    setColumnWidth(TargetModel::AddressColumn, columnWidth(TargetModel::AddressColumn) + 2 * indentation());

    openShelves(0, m_shown.rowCount() - 1);
    connect(&m_shown, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex& shelf, int first, int last) {
                if (!shelf.isValid())
                    openShelves(first, last);
            });
    connect(&m_shown, &QAbstractItemModel::modelReset, this,
            [this] { openShelves(0, m_shown.rowCount() - 1); });
    connect(this, &QTreeView::collapsed, this, [this](const auto& index) { noteClosed(index, true); });
    connect(this, &QTreeView::expanded, this, [this](const auto& index) { noteClosed(index, false); });
    keepTranslated(this, [this] { retranslate(); });
}

void TargetTree::retranslate() { setAccessibleName(tr("Targets by shelf")); }

void TargetTree::showEvent(QShowEvent* event) {
    QTreeView::showEvent(event);
    // Another view may have chosen something out of sight.
    if (const QModelIndex current = currentIndex();
        selectionModel()->isSelected(current) && isExpanded(current.parent().siblingAtColumn(0)))
        scrollTo(current);
}

/// The delegate has this colour too, but it does not draw the place of the branches.
void TargetTree::initViewItemOption(QStyleOptionViewItem* option) const {
    QTreeView::initViewItemOption(option);
    option->palette.setColor(QPalette::Highlight, theme::selection(palette()));
}

void TargetTree::openShelves(int first, int last) {
    const int room = maxOpenedByItself - (m_shown.rowCount() - (last - first + 1));
    for (int row = first; row <= std::min(last, first + room - 1); ++row) {
        const QModelIndex index = m_shown.index(row, 0);
        const auto number = m_tree.shelfNumber(m_shown.mapToSource(index));
        if (number && !m_closed.contains(*number))
            expand(index);
    }
}

void TargetTree::noteClosed(const QModelIndex& shelf, bool isClosed) {
    const auto number = m_tree.shelfNumber(m_shown.mapToSource(shelf));
    if (number && isClosed)
        m_closed.insert(*number);
    else if (number)
        m_closed.erase(*number);
}

void TargetTree::setDense(bool dense) {
    const int wanted = dense ? metrics::denseRowHeight : metrics::rowHeight;
    m_delegate->setHeight(std::max(wanted, fontMetrics().height() + 2));
    scheduleDelayedItemsLayout();
}

void TargetTree::setFilterText(const QString& text) { m_matching.setFilterText(text); }

void TargetTree::keepingPlace(const std::function<void()>& change) {
    QScrollBar* bar = verticalScrollBar();
    const QPersistentModelIndex anchor(bar->value() > 0 ? indexAt(QPoint(0, 0)) : QModelIndex());
    const int before = anchor.isValid() ? visualRect(anchor).top() : 0;
    change();
    if (!anchor.isValid())
        return;
    executeDelayedItemsLayout();
    bar->setValue(bar->value() + visualRect(anchor).top() - before);
}

void TargetTree::saveLayout(QSettings& settings) const {
    columns::save(*header(), settings, treeLayout);
    QStringList closed;
    for (const auto number : m_closed)
        closed << QString::number(number);
    settings.setValue(closedKey, closed);
}

void TargetTree::restoreLayout(QSettings& settings) {
    if (columns::restore(*header(), settings, treeLayout))
        m_shown.sort(header()->sortIndicatorSection(), header()->sortIndicatorOrder());
    m_closed.clear();
    for (const QString& text : settings.value(closedKey).toStringList().mid(0, maxRemembered)) {
        bool isNumber = false;
        const auto number = text.toUShort(&isNumber);
        if (isNumber)
            m_closed.insert(number);
    }
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        const QModelIndex index = m_shown.index(row, 0);
        const auto number = m_tree.shelfNumber(m_shown.mapToSource(index));
        setExpanded(index, number && !m_closed.contains(*number) && row < maxOpenedByItself);
    }
}

std::vector<Address> TargetTree::selectedAddresses() const {
    std::vector<Address> addresses;
    for (const QModelIndex& row : m_bridge->selectedRows())
        addresses.push_back(row.data(TargetModel::AddressRole).value<Address>());
    return addresses;
}

QModelIndex TargetTree::indexOf(Address address) const {
    return m_shown.mapFromSource(m_tree.indexOf(address));
}

void TargetTree::updateRows(const std::vector<Address>& addresses) {
    for (const Address address : addresses)
        if (const QRect row = visualRect(indexOf(address)); row.intersects(viewport()->rect()))
            viewport()->update(0, row.top(), viewport()->width(), row.height());
}

void TargetTree::reveal(Address address) {
    if (!m_bridge->select(address))
        return;
    expand(indexOf(address).parent());
    scrollTo(indexOf(address), PositionAtCenter);
    setFocus();
}

QString TargetTree::selectedText() const { return columns::text(*header(), m_bridge->selectedRows()); }

QString TargetTree::selectedAddressesText() const { return columns::addressText(m_bridge->selectedRows()); }

void TargetTree::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty() || selectedAddresses().empty())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why something is not offered
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

} // namespace etherdeck::ui

#include "moc_tree.cpp"
