#include "ui/inventory/page/views.h"

#include "ui/inventory/page/actions.h"
#include "ui/inventory/rack/free_slots.h"
#include "ui/inventory/rack/view.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/table/table.h"
#include "ui/inventory/table/tree.h"
#include "ui/inventory/targets/model.h"

#include <QAction>

#include <algorithm>

namespace etherdeck::ui {

InventoryViews::InventoryViews(TargetFilterModel& shown, TargetModel& targets, TargetSelection& selection,
                               QWidget* parent) :
    QStackedWidget(parent),
    m_rack(new RackView(shown, selection)),
    m_table(new TargetTable(shown, selection)),
    m_tree(new TargetTree(targets, selection)) {
    for (QWidget* view :
         {static_cast<QWidget*>(m_rack), static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_tree)})
        addWidget(view);
    connect(m_rack, &RackView::activated, this, &InventoryViews::activated);
    connect(&m_rack->freeSlots(), &RackFreeSlots::exportRequested, this,
            [this](Address address, const DraggedDisk& disk) { m_commands->exportAt(address, disk); });
    for (QAbstractItemView* view :
         {static_cast<QAbstractItemView*>(m_table), static_cast<QAbstractItemView*>(m_tree)})
        connect(view, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
            if (const QVariant address = index.data(TargetModel::AddressRole); address.isValid())
                emit activated(address.value<Address>());
        });
}

QWidget* InventoryViews::widgetOf(View view) const {
    switch (view) {
    case View::Rack:
        return m_rack;
    case View::Table:
        return m_table;
    case View::Tree:
        return m_tree;
    }
    return m_rack;
}

void InventoryViews::setView(View view) {
    const bool hadFocus = currentWidget() != nullptr && currentWidget()->hasFocus();
    m_view = view;
    setCurrentWidget(widgetOf(view));
    setFocusProxy(widgetOf(view));
    if (hadFocus)
        currentWidget()->setFocus();
}

void InventoryViews::setFilterText(const QString& text) {
    m_table->setFilterText(text); // the rack shows the same model
    m_tree->setFilterText(text);
}

void InventoryViews::keepingPlace(const std::function<void()>& change) {
    switch (m_view) {
    case View::Rack:
        change(); // it holds its place by itself
        break;
    case View::Table:
        m_table->keepingPlace(change);
        break;
    case View::Tree:
        m_tree->keepingPlace(change);
        break;
    }
}

void InventoryViews::setDense(bool dense) {
    m_table->setDense(dense);
    m_tree->setDense(dense);
}

void InventoryViews::connectActions(const InventoryActions& actions) {
    connect(actions.zoomIn, &QAction::triggered, this, [this] { zoomBy(1); });
    connect(actions.zoomOut, &QAction::triggered, this, [this] { zoomBy(-1); });
    connect(actions.zoomReset, &QAction::triggered, this, [this] { m_rack->setZoom(RackZoom::NameAndSize); });
    const QList<QList<QAction*>> parts{
        {actions.claim, actions.release},
        {actions.rename, actions.nameShelf, actions.tie, actions.lookInside, actions.compare},
        {actions.showBox, actions.showInHistory, actions.filterBy},
        {actions.copyText, actions.copyJson, actions.copyCommand, actions.copyAddress},
        {actions.remove}};
    QList<QAction*> menu;
    for (const auto& part : parts) {
        if (!menu.isEmpty()) {
            menu << new QAction(this);
            menu.back()->setSeparator(true);
        }
        menu << part;
    }
    for (const View view : {View::Rack, View::Table, View::Tree})
        widgetOf(view)->addActions(menu);
}

void InventoryViews::reveal(Address address) {
    switch (m_view) {
    case View::Rack:
        m_rack->reveal(address);
        break;
    case View::Table:
        m_table->reveal(address);
        break;
    case View::Tree:
        m_tree->reveal(address);
        break;
    }
}

void InventoryViews::zoomBy(int steps) {
    constexpr int last = static_cast<int>(RackZoom::Lamp);
    m_rack->setZoom(static_cast<RackZoom>(std::clamp(static_cast<int>(m_rack->zoom()) - steps, 0, last)));
}

void InventoryViews::offerExports(bool areOffered) { m_rack->freeSlots().setOffered(areOffered); }

QString InventoryViews::selectedText() const {
    return m_view == View::Tree ? m_tree->selectedText() : m_table->selectedText();
}

QString InventoryViews::selectedAddressesText() const {
    return m_view == View::Tree ? m_tree->selectedAddressesText() : m_table->selectedAddressesText();
}

void InventoryViews::saveLayout(QSettings& settings) const {
    m_table->saveLayout(settings);
    m_tree->saveLayout(settings);
    m_rack->saveLayout(settings);
}

void InventoryViews::restoreLayout(QSettings& settings) {
    m_table->restoreLayout(settings);
    m_tree->restoreLayout(settings);
    m_rack->restoreLayout(settings);
}

} // namespace etherdeck::ui

#include "moc_views.cpp"
