#include "ui/boxes/links/links.h"

#include "ui/console/page/page.h"
#include "ui/devices/base/row_table.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/list_actions.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/page.h"

#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;
using boxes::SourceId;

constexpr auto refreshAfter = 250ms;

std::map<std::string, DeviceBox> devicesOf(const boxes::Boxes& boxes) {
    std::map<std::string, DeviceBox> found;
    for (const auto& box : boxes.all())
        if (!box.box.device.empty())
            found.emplace(box.box.device, DeviceBox{box.key, box.box.name, box.box.group});
    return found;
}

} // namespace

BoxLinks::BoxLinks(InventoryPage& inventory, ConsolePage& console, DevicesPage& devices, QWidget& window) :
    QObject(&window),
    m_inventory(inventory),
    m_console(console),
    m_devices(devices),
    m_facts(inventory, console, devices),
    m_dialogs(new BoxDialogs(m_facts, window)) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshAfter);
    connect(&m_soon, &QTimer::timeout, this, &BoxLinks::refresh);
    connect(&m_devices, &DevicesPage::stateChanged, this, &BoxLinks::refreshSoon);
    connect(&m_console, &ConsolePage::boxesChanged, this, &BoxLinks::refreshSoon);
    connect(&m_inventory, &InventoryPage::targetsChanged, this, &BoxLinks::refreshSoon);
    connect(&m_devices.view().actions().exports(), &ExportActions::targetRequested, this,
            &BoxLinks::targetRequested);
    connect(m_dialogs, &BoxDialogs::deviceRequested, this, &BoxLinks::showDevice);
    connect(m_dialogs, &BoxDialogs::thingRequested, this, &BoxLinks::showThing);
    connect(m_dialogs, &BoxDialogs::lineRequested, this, &BoxLinks::consoleRequested);
}

void BoxLinks::setBoxes(const BoxesPtr& boxes) {
    m_facts.setBoxes(boxes);
    m_console.setOwners(sourceBoxes(*boxes));
    m_devices.listActions().setBoxes(devicesOf(*boxes));
    if (auto devices = named(m_devices.devices()); devices != m_devices.devices())
        emit devicesNamed(devices);
    m_inventory.setEventBoxOf([this](const store::EventRecord& event) { return m_facts.boxOf(event); },
                              [this](const QString& name) { return m_facts.originOf(name); });
    refresh();
}

std::vector<KnownDevice> BoxLinks::named(std::vector<KnownDevice> devices) const {
    for (auto& known : devices) {
        const auto key = m_facts.boxes().withDevice(known.device);
        if (const auto* const box = key ? m_facts.boxes().find(*key) : nullptr)
            known.name = box->box.name;
    }
    return devices;
}

/// Boxes tell their state up to ten times a second each.
void BoxLinks::refreshSoon() {
    if (!m_soon.isActive())
        m_soon.start();
}

void BoxLinks::refresh() {
    m_soon.stop();
    m_inventory.setBoxOf([this](Address address) { return m_facts.boxOf(address); });
    m_dialogs->refresh();
}

void BoxLinks::showDevice(const std::string& device) {
    m_devices.list().choose(device);
    emit devicesShown();
}

void BoxLinks::showExport(const QString& device, Address address) {
    m_devices.list().choose(device.toStdString());
    m_devices.view().showTab(DeviceTab::Exports);
    emit devicesShown();
    m_devices.view().table(DeviceTab::Exports).selectKey(QString::fromStdString(address.toString()));
}

void BoxLinks::showThing(const boxes::Thing& thing) {
    if (const auto* const address = std::get_if<Address>(&thing))
        emit targetRequested(*address);
    else if (const auto* const source = std::get_if<SourceId>(&thing))
        emit consoleRequested(static_cast<qint64>(*source), 0);
}

} // namespace etherdeck::ui

#include "moc_links.cpp"
