#include "ui/devices/page/actions.h"

#include "ui/devices/base/input_dialog.h"
#include "ui/text/plain.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::uint32_t smallestMtu = 68;
constexpr std::uint32_t largestMtu = 65'535;

QString addressOf(const plans::ExportStatus& status) {
    return QString::fromStdString(status.config.address.toString());
}

template <class Values, class Matches>
auto findIn(const Values& values, const Matches& matches) -> decltype(&*values.begin()) {
    const auto found = std::ranges::find_if(values, matches);
    return found == values.end() ? nullptr : &*found;
}

} // namespace

DeviceActions::DeviceActions(QWidget* window) :
    QObject(window),
    m_window(window),
    m_newExport(new QAction(icon(Icon::Add), {}, this)),
    m_change(new QAction(icon(Icon::Rename), {}, this)),
    m_start(new QAction(icon(Icon::Start), {}, this)),
    m_stop(new QAction(icon(Icon::Stop), {}, this)),
    m_restart(new QAction(icon(Icon::Discover), {}, this)),
    m_remove(new QAction(icon(Icon::Delete), {}, this)),
    m_users(new QAction(icon(Icon::Search), {}, this)),
    m_allow(new QAction(icon(Icon::Owner), {}, this)),
    m_deny(new QAction(icon(Icon::Remove), {}, this)),
    m_exportDisk(new QAction(icon(Icon::Add), {}, this)),
    m_lock(new QAction(icon(Icon::Locked), {}, this)),
    m_mtu(new QAction(icon(Icon::Link), {}, this)),
    m_undo(new QAction(icon(Icon::Undo), {}, this)) {
    m_newExport->setShortcut(Qt::Key_Insert);
    m_newExport->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connectExports();
    connectOthers();
    retranslate();
    setSelection(nullptr, {});
}

QList<QAction*> DeviceActions::of(DeviceTab tab) const {
    switch (tab) {
    case DeviceTab::Exports:
        return {m_newExport, m_change, m_start, m_stop, m_remove, m_users, m_restart, m_allow, m_deny};
    case DeviceTab::Disks:
        return {m_exportDisk, m_lock};
    case DeviceTab::Interfaces:
        return {m_mtu};
    case DeviceTab::Journal:
        return {m_undo};
    }
    return {};
}

void DeviceActions::connectExports() {
    const auto onExport = [this](QAction* action, auto wishOf) {
        connect(action, &QAction::triggered, this, [this, wishOf] {
            if (const auto* const status = currentExport())
                wishOf(status->config.address, addressOf(*status));
        });
    };
    onExport(m_start, [this](Address address, const QString& text) {
        wishFor(plans::StartExport{address}, tr("Start export %1").arg(text));
    });
    onExport(m_stop, [this](Address address, const QString& text) {
        wishFor(plans::StopExport{address}, tr("Stop export %1").arg(text));
    });
    onExport(m_restart, [this](Address address, const QString& text) {
        wishFor(plans::RestartExport{address}, tr("Restart export %1").arg(text));
    });
    onExport(m_remove, [this](Address address, const QString& text) {
        wishFor(plans::RemoveExport{address}, tr("Remove export %1").arg(text));
    });
    connect(m_newExport, &QAction::triggered, this, [this] { emit newExportRequested({}); });
    connect(m_users, &QAction::triggered, this, [this] {
        if (const auto* const status = currentExport())
            emit usersRequested(status->config.address);
    });
    connect(m_allow, &QAction::triggered, this, [this] { askForMac(true); });
    connect(m_deny, &QAction::triggered, this, [this] { askForMac(false); });
    connect(m_change, &QAction::triggered, this, [this] {
        if (const auto* const status = currentExport())
            emit exportChangeRequested(status->config.address);
    });
}

void DeviceActions::connectOthers() {
    connect(m_exportDisk, &QAction::triggered, this, [this] {
        if (const auto* const disk = currentDisk())
            emit newExportRequested(disk->path);
    });
    connect(m_lock, &QAction::triggered, this, &DeviceActions::toggleLock);
    connect(m_mtu, &QAction::triggered, this, &DeviceActions::askForMtu);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (const auto* const entry = currentEntry())
            wishFor(plans::UndoChange{entry->entry}, tr("Undo change %1").arg(entry->entry));
    });
}

void DeviceActions::wishFor(const plans::Wish& wish, const QString& verb) { emit wished({wish, verb}); }

void DeviceActions::toggleLock() {
    if (const auto* const disk = currentDisk())
        wishFor(plans::LockDisk{disk->path, !disk->locked},
                (disk->locked ? tr("Unlock %1") : tr("Lock %1")).arg(fromWire(disk->path)));
}

void DeviceActions::askForMac(bool isAllowed) {
    const auto* const status = currentExport();
    if (!status)
        return;
    const auto address = status->config.address;
    const QString text = addressOf(*status);
    const auto& allowed = status->config.allowed;
    auto* dialog = new DeviceInputDialog(
        {isAllowed ? tr("Allow an initiator") : tr("Deny an initiator"),
         isAllowed
             ? tr("Once an export has a list of allowed initiators, it answers nobody else. The MAC address "
                  "is that of the interface by which the initiator reaches the SAN, for example "
                  "52:54:00:12:34:56.")
             : tr("The initiator is taken off the list of those that are allowed. The last one stays: an "
                  "empty list would let everyone in."),
         tr("MAC address"),
         !isAllowed && !allowed.empty() ? QString::fromStdString(allowed.front().toString()) : QString(),
         tr("Make the plan"),
         [](const QString& value) {
             return MacAddress::parse(value.toStdString()) ? QString() : tr("This is not a MAC address.");
         }},
        m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, address, text, isAllowed] {
        if (const auto mac = MacAddress::parse(dialog->value().toStdString()))
            wishFor(plans::AllowInitiator{address, *mac, isAllowed},
                    (isAllowed ? tr("Allow %1 at %2") : tr("Deny %1 at %2"))
                        .arg(QString::fromStdString(mac->toString()), text));
    });
    dialog->open();
}

void DeviceActions::askForMtu() {
    const auto* const interface = currentInterface();
    if (!interface)
        return;
    const auto lowest = std::max(interface->minMtu, smallestMtu);
    const auto highest = interface->maxMtu == 0 ? largestMtu : std::min(interface->maxMtu, largestMtu);
    auto* dialog =
        new DeviceInputDialog({tr("MTU of %1").arg(fromWire(interface->name)),
                               tr("The largest frame that the interface carries, in bytes: %1 to %2 here. "
                                  "Everything between box and "
                                  "initiator has to carry it, switches as well. 9000 is usual for AoE. The "
                                  "box reverts the change by "
                                  "itself unless you keep it.")
                                   .arg(lowest)
                                   .arg(highest),
                               tr("MTU"), QString::number(interface->mtu), tr("Make the plan"),
                               [lowest, highest](const QString& value) {
                                   bool isNumber = false;
                                   const auto number = value.toUInt(&isNumber);
                                   return isNumber && number >= lowest && number <= highest
                                              ? QString()
                                              : tr("A number from %1 to %2.").arg(lowest).arg(highest);
                               }},
                              m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, name = interface->name] {
        const auto mtu = dialog->value().toUInt();
        wishFor(plans::SetMtu{name, mtu}, tr("Set MTU of %1 to %2").arg(fromWire(name)).arg(mtu));
    });
    dialog->open();
}

const plans::ExportStatus* DeviceActions::currentExport() const {
    if (!m_state || !m_state->exports)
        return nullptr;
    return findIn(m_state->exports->exports, [wanted = key(DeviceTab::Exports)](const auto& status) {
        return addressOf(status) == wanted;
    });
}

const plans::Disk* DeviceActions::currentDisk() const {
    if (!m_state || !m_state->disks)
        return nullptr;
    return findIn(*m_state->disks, [wanted = key(DeviceTab::Disks)](const auto& disk) {
        return QString::fromStdString(disk.path) == wanted;
    });
}

const plans::BoxInterface* DeviceActions::currentInterface() const {
    if (!m_state || !m_state->interfaces)
        return nullptr;
    return findIn(m_state->interfaces->interfaces,
                  [wanted = key(DeviceTab::Interfaces)](const auto& interface) {
                      return QString::fromStdString(interface.name) == wanted;
                  });
}

const remote::JournalEntry* DeviceActions::currentEntry() const {
    if (!m_state || !m_state->journal)
        return nullptr;
    return findIn(*m_state->journal, [wanted = key(DeviceTab::Journal)](const auto& entry) {
        return QString::number(entry.entry) == wanted;
    });
}

void DeviceActions::setSelection(const DeviceStatePtr& state, const std::array<QString, 4>& keys) {
    m_state = state;
    m_keys = keys;
    const bool canChange = state && state->link == DeviceState::Link::Connected && state->can("changes");
    const auto* const status = canChange ? currentExport() : nullptr;
    const bool isManaged = status && status->managed;
    const bool runs = status && status->state == plans::ExportState::Running;
    m_newExport->setEnabled(canChange && state->disks);
    m_start->setEnabled(isManaged && !runs);
    m_stop->setEnabled(isManaged && status->state != plans::ExportState::Stopped);
    m_restart->setEnabled(isManaged && runs);
    m_remove->setEnabled(isManaged);
    m_users->setEnabled(runs && state->can("users"));
    m_allow->setEnabled(isManaged);
    m_deny->setEnabled(isManaged && !status->config.allowed.empty());
    m_change->setEnabled(isManaged);
    const auto* const disk = canChange ? currentDisk() : nullptr;
    m_exportDisk->setEnabled(disk && disk->uses.empty() && !disk->system && !disk->locked);
    m_lock->setEnabled(disk && !disk->identity.empty());
    m_mtu->setEnabled(canChange && state->can("keep") && currentInterface());
    const auto* const entry = canChange ? currentEntry() : nullptr;
    m_undo->setEnabled(entry && entry->canUndo && !entry->undoneBy);
    retranslate();
}

void DeviceActions::retranslate() {
    const auto* const disk = currentDisk();
    const bool isLocked = disk && disk->locked;
    m_newExport->setText(tr("New export…"));
    m_change->setText(tr("Change…"));
    m_start->setText(tr("Start…"));
    m_stop->setText(tr("Stop…"));
    m_restart->setText(tr("Restart…"));
    m_remove->setText(tr("Remove…"));
    m_users->setText(tr("Who uses it?"));
    m_allow->setText(tr("Allow a MAC address…"));
    m_deny->setText(tr("Deny a MAC address…"));
    m_exportDisk->setText(tr("Export…"));
    m_lock->setText(isLocked ? tr("Unlock…") : tr("Lock…"));
    m_lock->setIcon(icon(isLocked ? Icon::Unlocked : Icon::Locked));
    m_mtu->setText(tr("MTU…"));
    m_undo->setText(tr("Undo…"));
}

} // namespace etherdeck::ui
