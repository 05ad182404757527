#include "ui/devices/page/list_actions.h"

#include "ui/devices/add/find_dialog.h"
#include "ui/devices/add/wizard.h"
#include "ui/devices/page/box_list.h"
#include "ui/devices/page/box_view.h"
#include "ui/devices/page/log_button.h"
#include "ui/look/icons.h"
#include "ui/widgets/input_dialog.h"

#include <QMenu>

#include <algorithm>

namespace etherdeck::ui {

DeviceListActions::DeviceListActions(DeviceBoxList& list, DeviceBoxView& view, QWidget* page) :
    QObject(page), m_list(list), m_view(view), m_page(page), m_commands(std::make_shared<DeviceCommands>()) {
    connect(&m_list, &QWidget::customContextMenuRequested, this, &DeviceListActions::popUpMenu);
}

void DeviceListActions::setBoxes(const std::map<std::string, DeviceBox>& boxes) {
    if (boxes == m_boxes)
        return;
    m_boxes = boxes;
    std::map<std::string, std::string> groups;
    for (const auto& [device, box] : boxes)
        groups.emplace(device, box.group);
    m_list.setGroups(groups);
}

bool DeviceListActions::isListed(const std::string& device) const {
    return std::ranges::find(m_devices, device, &KnownDevice::device) != m_devices.end();
}

KnownDevice DeviceListActions::current() const {
    const auto found = std::ranges::find(m_devices, m_list.currentDevice(), &KnownDevice::device);
    return found == m_devices.end() ? KnownDevice() : *found;
}

const DeviceBox* DeviceListActions::currentBox() const {
    const auto found = m_boxes.find(m_list.currentDevice());
    return found == m_boxes.end() ? nullptr : &found->second;
}

AddBoxWizard& DeviceListActions::openWizard(const std::string& device) {
    if (m_wizard) {
        m_wizard->raise();
        return *m_wizard;
    }
    m_wizard = new AddBoxWizard(
        m_commands,
        {[this, device](const std::string& other) { return other != device && isListed(other); },
         [this](const std::string& other, const QString& name) {
             return m_commands->wrongBoxName(other, name);
         }},
        m_page);
    m_wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_wizard, &AddBoxWizard::added, this, &DeviceListActions::add);
    m_wizard->open();
    return *m_wizard;
}

void DeviceListActions::addBox() { openWizard(); }

void DeviceListActions::findBoxes() {
    auto* dialog = new FindBoxesDialog(m_commands, m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (const auto* const box = dialog->chosen())
            openWizard().start(*box);
    });
    dialog->open();
}

void DeviceListActions::installAgent() {
    const auto known = current();
    if (!known.device.empty() && !m_wizard)
        openWizard(known.device).start(known);
}

void DeviceListActions::loginCancelled(const std::string& device) {
    if (m_wizard)
        m_wizard->loginCancelled(device);
}

void DeviceListActions::add(const AddedBox& box) {
    const auto& added = box.known;
    if (!isListed(added.device)) {
        auto after = m_devices;
        after.push_back(added);
        m_commands->changeDevices(m_devices, after);
    }
    if (box.confirmed != ConfirmedDevice())
        m_commands->confirmDevice(added.device, box.confirmed, box.keepsHostKey);
    m_list.choose(added.device);
    // A box that was listed before has a name already, or none, which would be taken for this one.
    if (const auto found = m_boxes.find(added.device);
        found != m_boxes.end() && !added.name.empty() && found->second.name != added.name)
        m_commands->renameBox(found->second.key, added.name);
}

void DeviceListActions::renameBox() {
    const auto known = current();
    if (known.device.empty())
        return;
    if (const auto* const box = currentBox())
        return m_commands->askBoxName(box->key);
    auto* dialog = new InputDialog(
        {tr("Rename box"), tr("Without a name, the box is listed by its host name. Its host name stays."),
         tr("Name"), QString::fromStdString(known.name), tr("Rename"),
         [this, known](const QString& value) { return m_commands->wrongBoxName(known.device, value); },
         false},
        m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, known] {
        auto after = m_devices;
        for (auto& one : after)
            if (one.device == known.device)
                one.name = dialog->value().toStdString();
        m_commands->changeDevices(m_devices, after);
    });
    dialog->open();
}

void DeviceListActions::groupBox() {
    if (const auto* const box = currentBox())
        m_commands->askBoxGroup(box->key);
}

void DeviceListActions::showBoxSheet() {
    if (const auto* const box = currentBox())
        m_commands->showBox(box->key);
}

/// Needs no question: it can be undone, and nothing changes on the box.
void DeviceListActions::removeBox() {
    auto after = m_devices;
    std::erase_if(after,
                  [device = current().device](const KnownDevice& one) { return one.device == device; });
    m_commands->changeDevices(m_devices, after);
}

void DeviceListActions::popUpMenu(const QPoint& position) {
    auto* menu = new QMenu(&m_list);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Icon::Add), tr("Add a box…"), this, &DeviceListActions::addBox);
    menu->addAction(icon(Icon::Search), tr("Find boxes…"), this, &DeviceListActions::findBoxes);
    if (const auto device = m_list.currentDevice(); !device.empty()) {
        menu->addAction(icon(Icon::Discover), tr("Connect now"), this,
                        [this, device] { m_commands->retryDevice(device); });
        auto& log = m_view.logButton();
        menu->addAction(log.icon(), log.text(), &log, &QPushButton::click)->setEnabled(log.isVisible());
        menu->addAction(icon(Icon::Rename), tr("Rename…"), this, &DeviceListActions::renameBox);
        menu->addAction(icon(Icon::Tag), tr("Group…"), this, &DeviceListActions::groupBox)
            ->setEnabled(currentBox() != nullptr);
        menu->addAction(icon(Icon::Device), tr("Show box"), this, &DeviceListActions::showBoxSheet)
            ->setEnabled(currentBox() != nullptr);
        menu->addAction(icon(Icon::Delete), tr("Remove from the list"), this, &DeviceListActions::removeBox);
    }
    menu->popup(m_list.viewport()->mapToGlobal(position));
}

} // namespace etherdeck::ui

#include "moc_list_actions.cpp"
