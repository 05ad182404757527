#include "ui/devices/page/overview.h"

#include "core/services/devices/values.h"
#include "ui/devices/base/action_buttons.h"
#include "ui/devices/page/disk_map_view.h"
#include "ui/look/theme.h"
#include "ui/look/translated.h"

#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace etherdeck::ui {

namespace {

DeviceTab tabOf(const DiskMapNode& node) {
    return node.kind == DiskMapNode::Kind::Disk ? DeviceTab::Disks : DeviceTab::Exports;
}

} // namespace

DeviceOverview::DeviceOverview(const DeviceActions& actions, QWidget* parent) :
    QWidget(parent),
    m_actions(actions),
    m_stack(new QStackedWidget),
    m_map(new DiskMapView),
    m_empty(new EmptyPlaceView) {
    m_stack->addWidget(m_map);
    m_stack->addWidget(m_empty);
    const auto disks = actions.of(DeviceTab::Disks);
    const auto exports = actions.of(DeviceTab::Exports);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    column->addWidget(actionButtons(disks.mid(0, 1) + exports.mid(1, 4) + exports.mid(5) + disks.mid(1)));
    column->addWidget(m_stack, 1);
    connect(m_map, &DiskMapView::currentChanged, this, [this] {
        if (const auto* const node = m_map->current(); node && !node->key.isEmpty())
            emit chosen(tabOf(*node), node->key);
    });
    connect(m_map, &DiskMapView::opened, this, [this] {
        if (const auto* const node = m_map->current(); node && !node->key.isEmpty())
            emit opened(tabOf(*node));
    });
    connect(m_map, &QWidget::customContextMenuRequested, this, &DeviceOverview::popUpActions);
    keepTranslated(this, [this] { m_map->setAccessibleName(tr("Disks and exports")); });
}

void DeviceOverview::show(const DeviceStatePtr& state, const EmptyPlace& empty) {
    m_map->setMap(state ? diskMapOf(*state) : DiskMap());
    const bool isEmpty = m_map->map().nodes.empty();
    if (isEmpty)
        m_empty->setPlace(empty);
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_map);
}

void DeviceOverview::setFilterText(const QString& text) { m_map->setFilterText(text); }

void DeviceOverview::focusContent() { m_map->setFocus(Qt::ShortcutFocusReason); }

void DeviceOverview::popUpActions(const QPoint& position) {
    const auto* const node = m_map->current();
    if (!node)
        return;
    auto* menu = new QMenu(m_map);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions.of(tabOf(*node)));
    menu->popup(m_map->viewport()->mapToGlobal(position));
}

} // namespace etherdeck::ui

#include "moc_overview.cpp"
