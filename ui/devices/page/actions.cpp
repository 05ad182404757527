#include "ui/devices/page/actions.h"

#include "ui/text/plain.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::uint32_t smallestMtu = 68;
constexpr std::uint32_t largestMtu = 65'535;

template <class Values, class Matches>
auto findIn(const Values& values, const Matches& matches) -> decltype(&*values.begin()) {
    const auto found = std::ranges::find_if(values, matches);
    return found == values.end() ? nullptr : &*found;
}

/// What has no identity cannot be recognized again.
bool canLock(const plans::Disk& disk) { return !disk.identity.empty(); }

bool areAllLocked(const std::vector<const plans::Disk*>& disks) {
    return !disks.empty() && std::ranges::all_of(disks, [](const auto* disk) { return disk->locked; });
}

} // namespace

DeviceActions::DeviceActions(QWidget* window) :
    QObject(window),
    m_window(window),
    m_exports(new ExportActions(window)),
    m_exportDisk(new QAction(icon(Icon::Add), {}, this)),
    m_lock(new QAction(icon(Icon::Locked), {}, this)),
    m_mtu(new QAction(icon(Icon::Link), {}, this)),
    m_undo(new QAction(icon(Icon::Undo), {}, this)) {
    connectAll();
    retranslate();
    setSelection(nullptr, {});
}

QList<QAction*> DeviceActions::of(DeviceTab tab) const {
    switch (tab) {
    case DeviceTab::Exports:
        return m_exports->all();
    case DeviceTab::Disks:
        return {m_exportDisk, m_lock};
    case DeviceTab::Interfaces:
        return {m_mtu};
    case DeviceTab::Journal:
        return {m_undo};
    }
    return {};
}

void DeviceActions::connectAll() {
    connect(m_exports, &ExportActions::wished, this, &DeviceActions::wished);
    connect(m_exports, &ExportActions::newExportRequested, this, [this] { emit newExportRequested({}); });
    connect(m_exports, &ExportActions::changeRequested, this, &DeviceActions::exportChangeRequested);
    connect(m_exports, &ExportActions::usersRequested, this, &DeviceActions::usersRequested);
    connect(m_exports, &ExportActions::targetRequested, this, &DeviceActions::targetRequested);
    connect(m_exportDisk, &QAction::triggered, this, [this] {
        if (const auto chosen = disks(); chosen.size() == 1)
            emit newExportRequested(chosen.front()->path);
    });
    connect(m_lock, &QAction::triggered, this, &DeviceActions::lockOrUnlock);
    connect(m_mtu, &QAction::triggered, this, &DeviceActions::askForMtu);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (const auto* const entry = currentEntry())
            wishFor(plans::UndoChange{entry->entry}, tr("Undo change %1").arg(entry->entry));
    });
}

/// Locks those that are not locked; when all are, unlocks them.
void DeviceActions::lockOrUnlock() {
    const auto chosen = disks();
    const bool isLocking = !areAllLocked(chosen);
    DeviceWish wish;
    for (const auto* const disk : chosen)
        if (canLock(*disk) && disk->locked != isLocking)
            wish.changes.push_back({plans::LockDisk{disk->path, isLocking}, fromWire(disk->path)});
    if (wish.changes.empty())
        return;
    const auto count = wish.changes.size();
    if (count == 1)
        wish.verb = (isLocking ? tr("Lock %1") : tr("Unlock %1")).arg(wish.changes.front().name);
    else
        wish.verb = (isLocking ? tr("Lock %1 disks") : tr("Unlock %1 disks")).arg(count);
    emit wished(wish);
}

void DeviceActions::askForMtu() {
    const auto* const interface = currentInterface();
    if (!interface)
        return;
    const auto lowest = std::max(interface->minMtu, smallestMtu);
    const auto highest = interface->maxMtu == 0 ? largestMtu : std::min(interface->maxMtu, largestMtu);
    auto* dialog =
        new InputDialog({tr("MTU of %1").arg(fromWire(interface->name)),
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

std::vector<const plans::Disk*> DeviceActions::disks() const {
    std::vector<const plans::Disk*> chosen;
    if (m_state && m_state->disks)
        for (const auto& disk : *m_state->disks)
            if (keys(DeviceTab::Disks).contains(QString::fromStdString(disk.path)))
                chosen.push_back(&disk);
    return chosen;
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

void DeviceActions::setSelection(const DeviceStatePtr& state, const DeviceKeys& keys) {
    m_state = state;
    m_keys = keys;
    m_exports->setSelection(state, this->keys(DeviceTab::Exports));
    const bool canChange = state && state->link == DeviceState::Link::Connected && state->can("changes");
    const auto chosen = canChange ? disks() : std::vector<const plans::Disk*>();
    m_exportDisk->setEnabled(chosen.size() == 1 && chosen.front()->uses.empty() && !chosen.front()->system &&
                             !chosen.front()->locked);
    m_lock->setEnabled(std::ranges::any_of(chosen, [](const auto* disk) { return canLock(*disk); }));
    m_mtu->setEnabled(canChange && state->can("keep") && currentInterface());
    const auto* const entry = canChange ? currentEntry() : nullptr;
    m_undo->setEnabled(entry && entry->canUndo && !entry->undoneBy);
    retranslate();
}

void DeviceActions::retranslate() {
    const bool isLocked = areAllLocked(disks());
    m_exports->retranslate();
    m_exportDisk->setText(tr("Export…"));
    m_lock->setText(isLocked ? tr("Unlock…") : tr("Lock…"));
    m_lock->setIcon(icon(isLocked ? Icon::Unlocked : Icon::Locked));
    m_mtu->setText(tr("MTU…"));
    m_undo->setText(tr("Undo…"));
}

} // namespace etherdeck::ui
