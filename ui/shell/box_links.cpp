#include "ui/shell/box_links.h"

#include "ui/devices/base/row_table.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/text/box.h"
#include "ui/text/plain.h"

#include <algorithm>

namespace etherdeck::ui {

BoxLinks::BoxLinks(InventoryPage& inventory, DevicesPage& devices, SourceTitle sourceTitle, QObject* parent) :
    QObject(parent), m_inventory(inventory), m_devices(devices), m_sourceTitle(std::move(sourceTitle)) {
    connect(&m_devices, &DevicesPage::summaryChanged, this, &BoxLinks::refresh);
    connect(&m_inventory, &InventoryPage::deviceRequested, this, &BoxLinks::showExport);
    connect(&m_devices.view().actions(), &DeviceActions::targetRequested, this, &BoxLinks::targetRequested);
}

void BoxLinks::setBoxes(const BoxesPtr& boxes) {
    m_boxes = boxes;
    refresh();
}

void BoxLinks::refresh() {
    m_inventory.setBoxOf([this](Address address) { return boxOf(address); });
}

TargetBox BoxLinks::boxOf(Address address) const {
    const auto belonging = m_boxes->of(address);
    const auto* const box = belonging.box ? m_boxes->find(*belonging.box) : nullptr;
    if (!box)
        return {{}, disputeSentence(*m_boxes, belonging), {}, {}, {}};
    QStringList sources;
    for (const auto source : box->all<boxes::SourceId>())
        sources << m_sourceTitle(source);
    sources.removeAll(QString());
    if (!box->key.isStored() && sources.isEmpty())
        return {}; // a MAC address, which the paths show
    const auto& device = box->box.device;
    const auto isListed =
        std::ranges::find(m_devices.devices(), device, &KnownDevice::device) != m_devices.devices().end();
    return {fromWire(box->title()), proofSentence(belonging), isListed ? diskOf(device, address) : QString(),
            sources.join(QStringLiteral(", ")), isListed ? QString::fromStdString(device) : QString()};
}

/// As the agent of the box names it.
QString BoxLinks::diskOf(const std::string& device, Address address) const {
    const auto state = m_devices.list().stateOf(device);
    if (!state || !state->exports)
        return {};
    const auto isIt = [address](const plans::ExportStatus& status) {
        return status.config.address == address;
    };
    const auto found = std::ranges::find_if(state->exports->exports, isIt);
    if (found == state->exports->exports.end())
        return {};
    QStringList parts{fromWire(found->config.path)};
    if (state->disks)
        for (const auto& disk : *state->disks)
            if (disk.path == found->config.path ||
                std::ranges::find(disk.stableNames, found->config.path) != disk.stableNames.end())
                parts << fromWire(disk.model) << fromWire(disk.serial);
    parts.removeAll(QString());
    return parts.join(QLatin1Char('\n'));
}

void BoxLinks::showExport(const QString& device, Address address) {
    m_devices.list().choose(device.toStdString());
    m_devices.view().showTab(DeviceTab::Exports);
    emit devicesShown();
    m_devices.view().table(DeviceTab::Exports).selectKey(QString::fromStdString(address.toString()));
}

} // namespace etherdeck::ui
