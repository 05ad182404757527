#include "ui/devices/page/interface_actions.h"

#include "ui/devices/page/interface_notes.h"
#include "ui/look/icons.h"
#include "ui/text/plain.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QWidget>

#include <algorithm>
#include <functional>

namespace etherdeck::ui {

namespace {

constexpr std::uint32_t smallestMtu = 68;
constexpr std::uint32_t largestMtu = 65'535;
constexpr std::uint32_t highestVlan = 4094;

/// What is wrong with a number; empty: nothing.
std::function<QString(const QString&)> numberFrom(std::uint32_t lowest, std::uint32_t highest) {
    return [lowest, highest](const QString& value) {
        bool isNumber = false;
        const auto number = value.toUInt(&isNumber);
        return isNumber && number >= lowest && number <= highest
                   ? QString()
                   : InterfaceActions::tr("A number from %1 to %2.").arg(lowest).arg(highest);
    };
}

} // namespace

InterfaceActions::InterfaceActions(QWidget* window) :
    QObject(window),
    m_window(window),
    m_mtu(new QAction(icon(Icon::Link), {}, this)),
    m_addVlan(new QAction(icon(Icon::Add), {}, this)),
    m_removeVlan(new QAction(icon(Icon::Delete), {}, this)) {
    connect(m_mtu, &QAction::triggered, this, &InterfaceActions::askForMtu);
    connect(m_addVlan, &QAction::triggered, this, &InterfaceActions::askForVlan);
    connect(m_removeVlan, &QAction::triggered, this, &InterfaceActions::removeVlan);
}

void InterfaceActions::askForMtu() {
    const auto* const interface = current();
    if (!interface)
        return;
    const auto lowest = std::max(interface->minMtu, smallestMtu);
    const auto highest = interface->maxMtu == 0 ? largestMtu : std::min(interface->maxMtu, largestMtu);
    InputDialog::Question question;
    question.title = tr("MTU of %1").arg(fromWire(interface->name));
    question.text = tr("The largest frame that the interface carries, in bytes: %1 to %2 here. Everything "
                       "between box and "
                       "initiator has to carry it, switches as well. With 1500, a request has 2 sectors; "
                       "with 9000, which "
                       "is usual for AoE, 17. The box reverts the change by itself unless you keep it.")
                        .arg(lowest)
                        .arg(highest);
    question.label = tr("MTU");
    question.value = QString::number(interface->mtu);
    question.verb = tr("Make the plan");
    question.wrong = numberFrom(lowest, highest);
    auto* dialog = new InputDialog(question, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this, [this, dialog, device = m_state->device, name = interface->name] {
            const auto mtu = dialog->value().toUInt();
            wishFor(plans::SetMtu{name, mtu}, tr("Set MTU of %1 to %2").arg(fromWire(name)).arg(mtu), device);
        });
    dialog->open();
}

void InterfaceActions::askForVlan() {
    const auto* const interface = current();
    if (!interface)
        return;
    const QString name = fromWire(interface->name);
    InputDialog::Question question;
    question.title = tr("New VLAN on %1").arg(name);
    question.text =
        tr("A network of its own on the same cable: for example the SAN, apart from everything else. It "
           "becomes the interface %1.5 if its number is 5. The port of the switch has to carry this VLAN "
           "with "
           "tags, and initiators need the same number. The box reverts the change by itself unless you keep "
           "it.")
            .arg(name);
    question.label = tr("VLAN");
    question.verb = tr("Make the plan");
    question.wrong = numberFrom(1, highestVlan);
    auto* dialog = new InputDialog(question, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, device = m_state->device, parent = interface->name] {
                const auto id = static_cast<std::uint16_t>(dialog->value().toUInt());
                wishFor(plans::AddVlan{parent, id}, tr("Create VLAN %1 on %2").arg(id).arg(fromWire(parent)),
                        device);
            });
    dialog->open();
}

void InterfaceActions::removeVlan() {
    if (const auto* const interface = current())
        wishFor(plans::RemoveVlan{interface->name}, tr("Remove %1").arg(fromWire(interface->name)));
}

const plans::BoxInterface* InterfaceActions::current() const {
    if (!m_state || !m_state->interfaces)
        return nullptr;
    const auto& interfaces = m_state->interfaces->interfaces;
    const auto found = std::ranges::find(interfaces, m_key.toStdString(), &plans::BoxInterface::name);
    return found == interfaces.end() ? nullptr : &*found;
}

void InterfaceActions::setSelection(const DeviceStatePtr& state, const QString& key) {
    m_state = state;
    m_key = key;
    const bool canChange =
        state && state->link == DeviceState::Link::Connected && state->can("changes") && state->can("keep");
    const auto* const interface = canChange ? current() : nullptr;
    m_mtu->setEnabled(interface != nullptr);
    m_addVlan->setEnabled(interface && interface->ethernet && !interface->vlanId && state->can("vlan"));
    m_removeVlan->setEnabled(interface && interface->vlanId && state->can("vlan"));
}

void InterfaceActions::retranslate() {
    m_mtu->setText(tr("MTU…"));
    m_addVlan->setText(tr("New VLAN…"));
    m_removeVlan->setText(tr("Remove VLAN…"));
}

} // namespace etherdeck::ui

#include "moc_interface_actions.cpp"
