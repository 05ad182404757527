#include "ui/inventory/table/table.h"

#include "ui/inventory/table/columns.h"
#include "ui/inventory/table/delegate.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/table/selection_bridge.h"
#include "ui/inventory/targets/change_flash.h"
#include "ui/inventory/targets/model.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace etherdeck::ui {

namespace {
const QString tableLayout = QStringLiteral("columns");
}

TargetTable::TargetTable(TargetFilterModel& model, TargetSelection& selection, QWidget* parent) :
    QTableView(parent), m_model(model) {
    m_bridge =
        new SelectionBridge(*this, model, selection, [this](Address address) { return indexOf(address); });
    auto* flash = new ChangeFlash(*static_cast<const TargetModel*>(model.sourceModel()), *this);
    connect(flash, &ChangeFlash::faded, this, &TargetTable::updateRows);
    setItemDelegate(new TargetDelegate(flash, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setDense(false);

    columns::setUp(*horizontalHeader());
    setSortingEnabled(true);
    sortByColumn(TargetModel::AddressColumn, Qt::AscendingOrder);
    columns::setDefaultWidths(*horizontalHeader(), fontMetrics());
    keepTranslated(this, [this] { retranslate(); });
}

void TargetTable::retranslate() { setAccessibleName(tr("Targets")); }

void TargetTable::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    // Another view may have chosen something out of sight.
    if (selectionModel()->isSelected(currentIndex()))
        scrollTo(currentIndex());
}

void TargetTable::setDense(bool dense) {
    const int wanted = dense ? metrics::denseRowHeight : metrics::rowHeight;
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(std::max(wanted, fontMetrics().height() + 2));
}

void TargetTable::setFilterText(const QString& text) { m_model.setFilterText(text); }

void TargetTable::keepingPlace(const std::function<void()>& change) {
    QScrollBar* bar = verticalScrollBar();
    const QModelIndex top = bar->value() > 0 ? indexAt(QPoint(0, 0)) : QModelIndex();
    const QPersistentModelIndex anchor(top);
    const int before = top.isValid() ? rowViewportPosition(top.row()) : 0;
    change();
    if (!anchor.isValid())
        return;
    executeDelayedItemsLayout();
    bar->setValue(bar->value() + rowViewportPosition(anchor.row()) - before);
}

void TargetTable::saveLayout(QSettings& settings) const {
    columns::save(*horizontalHeader(), settings, tableLayout);
}

void TargetTable::restoreLayout(QSettings& settings) {
    if (columns::restore(*horizontalHeader(), settings, tableLayout))
        m_model.sort(horizontalHeader()->sortIndicatorSection(), horizontalHeader()->sortIndicatorOrder());
}

std::vector<Address> TargetTable::selectedAddresses() const {
    std::vector<Address> addresses;
    for (const QModelIndex& row : m_bridge->selectedRows())
        addresses.push_back(row.data(TargetModel::AddressRole).value<Address>());
    return addresses;
}

QModelIndex TargetTable::indexOf(Address address) const {
    const auto* targets = static_cast<const TargetModel*>(m_model.sourceModel());
    return m_model.mapFromSource(targets->indexOf(address));
}

void TargetTable::updateRows(const std::vector<Address>& addresses) {
    for (const Address address : addresses)
        if (const QModelIndex index = indexOf(address); index.isValid())
            viewport()->update(0, rowViewportPosition(index.row()), viewport()->width(),
                               rowHeight(index.row()));
}

void TargetTable::reveal(Address address) {
    if (!m_bridge->select(address))
        return;
    scrollTo(indexOf(address), PositionAtCenter);
    setFocus();
}

QString TargetTable::selectedText() const {
    return columns::text(*horizontalHeader(), m_bridge->selectedRows());
}

QString TargetTable::selectedAddressesText() const { return columns::addressText(m_bridge->selectedRows()); }

void TargetTable::contextMenuEvent(QContextMenuEvent* event) {
    if (actions().isEmpty() || !selectionModel()->hasSelection())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why something is not offered
    menu->addActions(actions());
    menu->popup(event->globalPos());
}

} // namespace etherdeck::ui

#include "moc_table.cpp"
